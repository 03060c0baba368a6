const END = '\n';

/** A short text of every row, all in one string: looking through a hundred thousand takes milliseconds. */
export class TextColumn {
  readonly #texts: string;
  /** Where the text of every row begins, and where that of the last ends. */
  readonly #starts: Uint32Array;

  /** None of the texts has a line break. */
  constructor(texts: readonly string[]) {
    this.#texts = texts.map(text => `${text}${END}`).join('');
    this.#starts = new Uint32Array(texts.length + 1);
    for (const [row, { length }] of texts.entries()) {
      this.#starts[row + 1] = (this.#starts[row] as number) + length + END.length;
    }
  }

  /** Set the marks of rows in whose text one of some pieces stands; an empty piece stands nowhere. */
  mark(pieces: readonly string[], marks: Uint8Array): void {
    for (const piece of pieces) {
      let at = piece === '' ? -1 : this.#texts.indexOf(piece);
      while (at !== -1) {
        const row = this.#rowAt(at);
        marks[row] = 1;
        at = this.#texts.indexOf(piece, this.#starts[row + 1]);
      }
    }
  }

  /** The row whose text a character is of: bisection. */
  #rowAt(at: number): number {
    let low = 0;
    let high = this.#starts.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
