import type { RawApi, Transformer } from 'grammy';
import type { Logger } from 'pino';
import { shortened, wellFormed } from '../../text/visible.ts';
import type { State } from '../state/state.ts';
import { kindOfRefusal } from './refusals.ts';

/** Telegram's limits, in code points. */
const MOST_CHARACTERS = 4096;
const MOST_CAPTION_CHARACTERS = 1024;
/** Methods that put something into a chat: what they are refused for tells of the chat. */
const WRITES = /^(?:send|edit|copy|forward)/u;

type Payload = Record<string, unknown>;

/**
 * Does what a refused call leaves to do: says that all is well where nothing is to be done, sends
 * again once what gets through otherwise, and keeps which chats are gone or have moved. What is
 * still refused is thrown to the caller.
 */
export function mendCalls(state: Pick<State, 'setGone' | 'moveChat'>, log: Logger): Transformer {
  return async (call, method, payload, signal) => {
    const response = await call(method, payload, signal);
    if (response.ok) return response;
    const kind = kindOfRefusal(response);
    if (kind === 'needless') return { ok: true, result: true as never };
    const chat = chatOf(payload);
    if (kind === null || !WRITES.test(method)) return response;
    log.info({ method, kind, reason: response.description }, 'call refused');
    if (kind === 'chat gone' && chat !== null) await state.setGone(chat, true);
    const to = response.parameters?.migrate_to_chat_id;
    if (to !== undefined && chat !== null) await state.moveChat(chat, to);
    const mended = mendedPayload(payload as Payload, kind, to);
    if (mended === null) return response;
    // Once: what is refused again is thrown, but what it tells of the chat is kept.
    const second = await call(method, mended as typeof payload, signal);
    const isGone = !second.ok && kindOfRefusal(second) === 'chat gone';
    if (isGone && chat !== null) await state.setGone(to ?? chat, true);
    return second;
  };
}

/** What may get through instead; null where nothing would. */
function mendedPayload(
  payload: Payload,
  kind: ReturnType<typeof kindOfRefusal>,
  to: number | undefined,
): Payload | null {
  if (kind === 'chat moved') return { ...payload, chat_id: to };
  if (kind === 'nothing to reply to') {
    const { reply_parameters: _, message_thread_id: __, ...rest } = payload;
    return rest;
  }
  if (kind === 'not sendable') return plain(payload);
  if (kind === 'bad buttons') {
    const { reply_markup: _, ...rest } = payload;
    // An address that is refused may stand in the text as well.
    return plain(rest);
  }
  return null;
}

/** The text alone, cut to what one message holds. */
function plain(payload: Payload): Payload {
  const { entities: _, caption_entities: __, parse_mode: ___, ...rest } = payload;
  const { text, caption } = rest;
  return {
    ...rest,
    ...(typeof text === 'string' ? { text: shortened(wellFormed(text), MOST_CHARACTERS) } : {}),
    ...(typeof caption === 'string'
      ? { caption: shortened(wellFormed(caption), MOST_CAPTION_CHARACTERS) }
      : {}),
  };
}

function chatOf(payload: unknown): number | null {
  const chat = (payload as { chat_id?: Parameters<RawApi['sendMessage']>[0]['chat_id'] })?.chat_id;
  return typeof chat === 'number' ? chat : null;
}
