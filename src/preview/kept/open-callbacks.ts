const maxOpen = 200;

/** Button presses that wait for `answerCallbackQuery`. The oldest is forgotten when 200 wait. */
export class OpenCallbacks {
  readonly #ids = new Set<string>();
  #lastId: number;

  /** @param firstId ids grow from here and must not repeat over restarts. */
  constructor(firstId: number) {
    this.#lastId = firstId * 1000;
  }

  open(): string {
    this.#lastId += 1;
    const id = String(this.#lastId);
    this.#ids.add(id);
    const oldest = this.#ids.values().next().value;
    if (this.#ids.size > maxOpen && oldest !== undefined) this.#ids.delete(oldest);
    return id;
  }

  /** @returns whether the press was waiting: each is answered once. */
  close(id: string): boolean {
    return this.#ids.delete(id);
  }
}
