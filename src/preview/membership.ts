import type { ChatMember, ChatMemberUpdated, User } from 'grammy/types';
import type { PreviewChat } from './page-events.ts';
import { type BotStatus, botUser, publicUser, type World } from './world.ts';

/**
 * The update that tells the bot what became of its place in a chat; to be made before the change.
 * @param by who changed it.
 */
export function botMembershipUpdate(
  world: World,
  chat: PreviewChat,
  by: User,
  status: BotStatus,
): { my_chat_member: ChatMemberUpdated } {
  return {
    my_chat_member: {
      chat,
      from: publicUser(by),
      date: world.seconds(),
      old_chat_member: botAs(world.botStatus(chat.id)),
      new_chat_member: botAs(status),
    },
  };
}

function botAs(status: BotStatus): ChatMember {
  const user = publicUser(botUser);
  return status === 'kicked' ? { status, user, until_date: 0 } : { status, user };
}
