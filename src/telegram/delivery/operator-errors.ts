/** Telegram refuses the token: only the operator can help. */
export class TokenError extends Error {
  override name = 'TokenError';
}

/** Telegram refuses the webhook that the settings name: only the operator can help. */
export class WebhookError extends Error {
  override name = 'WebhookError';
}
