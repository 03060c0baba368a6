import { z } from 'zod';
import { type Finding, failure, good, warning } from './finding.ts';

const TIMEOUT_MS = 5_000;
const API_ROOT = 'https://api.telegram.org';
const ABOUT = 'telegram';
const Me = z.object({ ok: z.literal(true), result: z.object({ username: z.string() }) });
/** Telegram does not know the token. */
const REFUSED = [401, 404];

/** Whether Telegram can be reached and knows the token, which is never part of what is found. */
export async function checkTelegram(
  token: string | undefined,
  { apiRoot = API_ROOT, timeoutMs = TIMEOUT_MS } = {},
): Promise<Finding> {
  if (!token) return good(ABOUT, 'no BOT_TOKEN: npm start serves the chat page');
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${apiRoot}/bot${token}/getMe`, { signal });
    if (REFUSED.includes(response.status)) {
      return failure(ABOUT, 'Telegram does not know BOT_TOKEN', 'copy it again from @BotFather');
    }
    const me = Me.safeParse(await response.json().catch(() => null));
    if (me.success) return good(ABOUT, `the bot is @${me.data.result.username}`);
    return unreachable(`answered ${response.status}`);
  } catch (error) {
    return unreachable(reasonOf(error));
  }
}

function unreachable(reason: string): Finding {
  return warning(
    ABOUT,
    `Telegram cannot be reached (${reason})`,
    'check the connection to api.telegram.org; a running bot goes on trying by itself',
  );
}

/** A code alone: the message may hold the address, and the token in it. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'no answer in time' : 'no connection');
}
