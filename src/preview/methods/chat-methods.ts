import type { User } from 'grammy/types';
import { badRequest } from '../bot-api-failure.ts';
import type { BotApiParts } from '../bot-api-parts.ts';
import { botMembershipUpdate } from '../membership.ts';
import { adminIds, membersOf } from '../people.ts';
import type { RequestParams } from '../request-params.ts';
import { botUser, publicUser } from '../world.ts';
import { requireChat, requireMembership } from './requested.ts';

/** The methods about chats and who is in them. Each throws BotApiFailure with Telegram's words. */
export function chatMethods({ world, updates }: BotApiParts) {
  const requireOwnChat = (params: RequestParams) => {
    const chat = requireChat(world, params);
    if (chat.type === 'group') requireMembership(world, chat);
    return chat;
  };
  return {
    getChat(params: RequestParams): object {
      const accepted_gift_types = {
        unlimited_gifts: false,
        limited_gifts: false,
        unique_gifts: false,
        premium_subscription: false,
        gifts_from_channels: false,
      };
      return {
        ...requireOwnChat(params),
        accent_color_id: 0,
        max_reaction_count: 11,
        accepted_gift_types,
      };
    },

    getChatMember(params: RequestParams): object {
      const chat = requireOwnChat(params);
      const userId = params.integer('user_id');
      if (userId === botUser.id) return { status: 'member', user: publicUser(botUser) };
      const person = membersOf(chat).find(({ id }) => id === userId);
      if (!person) throw badRequest('user not found');
      return member(person, chat.type === 'group');
    },

    getChatMemberCount: (params: RequestParams) => membersOf(requireOwnChat(params)).length + 1,

    getChatAdministrators(params: RequestParams): object[] {
      const chat = requireOwnChat(params);
      if (chat.type === 'private') {
        throw badRequest('there are no administrators in the private chat');
      }
      const owners = membersOf(chat).filter(({ id }) => adminIds.includes(id));
      return owners.map(person => member(person, true));
    },

    leaveChat(params: RequestParams): true {
      const chat = requireOwnChat(params);
      if (chat.type === 'private') {
        throw badRequest("chat member status can't be changed in private chats");
      }
      updates.push(botMembershipUpdate(world, chat, botUser, 'left'));
      world.setBotStatus(chat.id, 'left');
      return true;
    },
  };
}

function member(person: User, isInGroup: boolean): object {
  const user = publicUser(person);
  return isInGroup && adminIds.includes(person.id)
    ? { status: 'creator', user, is_anonymous: false }
    : { status: 'member', user };
}
