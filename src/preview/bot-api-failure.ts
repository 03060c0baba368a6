import type { ResponseParameters } from 'grammy/types';

/** An answer of the Bot API that is not ok. `code` is also the HTTP status, as Telegram does it. */
export class BotApiFailure extends Error {
  readonly code: number;
  /** What the bot may do about it: Telegram's `parameters`. */
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.name = 'BotApiFailure';
    this.code = code;
    this.parameters = parameters;
  }
}

/** @param reason Telegram's words after `Bad Request: `. */
export function badRequest(reason: string): BotApiFailure {
  return new BotApiFailure(400, `Bad Request: ${reason}`);
}
