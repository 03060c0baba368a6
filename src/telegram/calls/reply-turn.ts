import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy';

/** Methods that leave something new in a chat each time they are called. */
const SENDS = /^(?:send(?!ChatAction)|copy|forward)/u;
/** Who has waited so long goes ahead: a slow connection must not hold up all others. */
const LONGEST_WAIT_MS = 1_000;
/** A handler with more to do after its reply keeps the turn no longer. */
const KEPT_AFTER_REPLY_MS = 250;

/** The update that is in work, and how it gives its turn back once it has one. */
interface InWork {
  giveBack: (() => void) | null;
}

const inWork = new AsyncLocalStorage<InWork>();

/** Do all that an update asks for, to the note that it is done; then its turn, if it took one, ends. */
export async function untilNoted(work: () => Promise<void>): Promise<void> {
  const update: InWork = { giveBack: null };
  try {
    await inWork.run(update, work);
  } finally {
    update.giveBack?.();
  }
}

/**
 * Lets updates send their replies one after the other, each until it is noted as done: when the
 * process is killed, at most one reply has been sent and not noted, and is sent again at the next
 * start. All else of the work on updates goes on side by side. To stand innermost, so that nobody
 * keeps a turn while Telegram has it wait.
 */
export function replyTurns(): Transformer {
  let before: Promise<unknown> = Promise.resolve();

  const turn = async (): Promise<() => void> => {
    const mine = before;
    let giveBack = () => {};
    before = new Promise<void>(resolve => {
      giveBack = resolve;
    });
    const patience = new AbortController();
    const { signal } = patience;
    await Promise.race([mine, sleep(LONGEST_WAIT_MS, undefined, { signal }).catch(() => {})]);
    patience.abort();
    return giveBack;
  };

  return async (call, method, payload, signal) => {
    const update = inWork.getStore();
    if (!update || update.giveBack || !SENDS.test(method)) return call(method, payload, signal);
    const giveBack = await turn();
    update.giveBack = giveBack;
    let isSent = false;
    try {
      const response = await call(method, payload, signal);
      isSent = response.ok;
      return response;
    } finally {
      if (isSent) {
        setTimeout(giveBack, KEPT_AFTER_REPLY_MS).unref();
      } else {
        update.giveBack = null;
        giveBack();
      }
    }
  };
}
