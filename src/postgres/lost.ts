/** The server is not there, goes down, comes up, or has no room for one more connection. */
const SERVER_CODES = /^(?:08...|57P0[1235]|53300)$/u;
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  // the socket of a server that does not run
  'ENOENT',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What the client says itself, without a code. */
const CLIENT_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/u;
/** One of two transactions in each other's way was ended, whole. */
const OVERTAKEN_CODES = new Set(['40001', '40P01']);

/** Has the connection been lost, or never come about? */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Of a name with several addresses, each of which was tried.
  if (error instanceof AggregateError) return error.errors.some(isLost);
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return SERVER_CODES.test(code) || NETWORK_CODES.has(code);
  return CLIENT_WORDS.test(error.message);
}

/** Is it user, password or name of the database that is wrong? */
export function isRefused(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^(?:28|3D)...$/u.test(code);
}

/** Was a transaction ended for the sake of another? Then nothing of it was done. */
export function isOvertaken(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && OVERTAKEN_CODES.has(code);
}
