import type { ApiClientOptions } from 'grammy';

/** How the Bot API is reached. */
export function clientOptions(apiRoot: string | undefined, timeoutSeconds: number) {
  return { timeoutSeconds, ...(apiRoot ? { apiRoot } : {}) } satisfies ApiClientOptions;
}
