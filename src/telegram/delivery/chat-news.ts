import { Composer } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { BotContext } from '../context.ts';
import type { State } from '../state/state.ts';

/** Keeps which chats the bot can write to, and what groups have become. */
export function chatNews(state: Pick<State, 'setGone' | 'moveChat'>): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('my_chat_member', async ({ myChatMember }, next) => {
    await state.setGone(myChatMember.chat.id, !canWrite(myChatMember.new_chat_member));
    await next();
  });
  composer.on('message:migrate_to_chat_id', async ({ message }) => {
    await state.moveChat(message.chat.id, message.migrate_to_chat_id);
  });
  composer.on('message:migrate_from_chat_id', async ({ message }) => {
    await state.moveChat(message.migrate_from_chat_id, message.chat.id);
  });
  composer.on('message', async ({ chat }, next) => {
    await state.setGone(chat.id, false);
    await next();
  });
  return composer;
}

function canWrite(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member && member.can_send_messages;
  return member.status !== 'kicked' && member.status !== 'left';
}
