import { HttpError } from 'grammy';
import { lineOf } from '../../index/format.ts';

/** A bot's token, which stands in every address of the Bot API. */
const TOKEN = /\d{5,}:[\w-]{20,}/gu;

/** A line of a log without any token that got into it. */
export function withoutTokens(line: string): string {
  return line.replaceAll(TOKEN, '<token>');
}

/**
 * What went wrong, in one line that may be logged: never the whole error, which may hold an address,
 * and never a token, whatever the message says.
 */
export function reasonOf(error: unknown): string {
  const code = error instanceof HttpError ? (error.error as { code?: unknown } | null)?.code : null;
  const line = lineOf(error);
  return withoutTokens(typeof code === 'string' ? `${line} (${code})` : line);
}
