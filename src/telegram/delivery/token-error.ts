/** Telegram refuses the token: only the operator can help. */
export class TokenError extends Error {
  override name = 'TokenError';
}
