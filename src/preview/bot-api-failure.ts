/** An answer of the Bot API that is not ok. `code` is also the HTTP status, as Telegram does it. */
export class BotApiFailure extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.name = 'BotApiFailure';
    this.code = code;
  }
}

/** @param reason Telegram's words after `Bad Request: `. */
export function badRequest(reason: string): BotApiFailure {
  return new BotApiFailure(400, `Bad Request: ${reason}`);
}
