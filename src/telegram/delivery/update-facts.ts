import type { Message, Update, User } from 'grammy/types';
import { questionFor } from '../questions/addressed.ts';

/** What the bot wants to be told; all else is not sent. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'chosen_inline_result',
  'my_chat_member',
] as const;

/** What kind of update it is, in Telegram's words: `message`, `callback_query` … */
export function kindOf(update: Update): string {
  return Object.keys(update).find(name => name !== 'update_id') ?? 'nothing';
}

/** Who wrote, pressed or asked. */
export function senderOf(update: Update): User | undefined {
  const { message, edited_message, callback_query, inline_query, chosen_inline_result } = update;
  const content = message ?? edited_message ?? callback_query ?? inline_query;
  return (content ?? chosen_inline_result ?? update.my_chat_member)?.from;
}

/** Presses and inline queries: somebody waits with a finger on the screen. */
export function isTap({ callback_query, inline_query, chosen_inline_result }: Update): boolean {
  return Boolean(callback_query ?? inline_query ?? chosen_inline_result);
}

/** Whose updates are handled in order: a person's taps, and everything else of a chat. */
export function keyOf(update: Update): string {
  const chat = update.message?.chat ?? update.edited_message?.chat ?? update.my_chat_member?.chat;
  const key = isTap(update) ? senderOf(update)?.id : (chat?.id ?? senderOf(update)?.id);
  return String(key ?? update.update_id);
}

/** The same for bots that share a journal, where taps have turns of their own. */
export function turnOf(update: Update): string {
  return `${isTap(update) ? 'tap' : 'chat'}:${keyOf(update)}`;
}

/** Whether a message is meant for the bot and not just said in a group that it is in. */
export function isAddressed(message: Message, me: Parameters<typeof questionFor>[1]): boolean {
  if (message.chat.type === 'private') return true;
  const isCommand = message.entities?.some(({ type, offset }) => {
    return type === 'bot_command' && offset === 0;
  });
  return isCommand || questionFor(message, me) !== null;
}
