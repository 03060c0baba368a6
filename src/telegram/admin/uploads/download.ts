import type { BotContext } from '../../context.ts';

/** What Telegram lets bots download. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
const DEFAULT_API_ROOT = 'https://api.telegram.org';
const MOST_MS = 120_000;

/** A file cannot be fetched. Never holds the address, for the token is in it. */
export class DownloadError extends Error {
  override name = 'DownloadError';
  readonly why: 'too-big' | 'unavailable';

  constructor(why: DownloadError['why'], detail: string) {
    super(detail);
    this.why = why;
  }
}

/** The bytes of a file that was sent to the bot, counted while they come. Throws DownloadError. */
export async function* download(
  context: BotContext,
  mostBytes = MOST_FILE_BYTES,
): AsyncGenerator<Uint8Array> {
  const body = await openDownload(context);
  let bytes = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      // A failure of the network names the address in its causes.
      const { done, value } = await reader.read().catch(() => {
        throw new DownloadError('unavailable', 'the connection broke');
      });
      if (done) return;
      bytes += value.length;
      if (bytes > mostBytes) throw new DownloadError('too-big', `more than ${mostBytes} bytes`);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function openDownload(context: BotContext): Promise<ReadableStream<Uint8Array>> {
  const { file_path } = await context.getFile();
  if (file_path === undefined) throw new DownloadError('unavailable', 'no path');
  const { token, options } = context.api;
  const root = options?.apiRoot ?? DEFAULT_API_ROOT;
  const response = await fetch(`${root}/file/bot${token}/${encodeURI(file_path)}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(MOST_MS),
  }).catch(() => {
    throw new DownloadError('unavailable', 'no answer');
  });
  if (!response.ok || !response.body) {
    throw new DownloadError('unavailable', `status ${response.status}`);
  }
  return response.body;
}
