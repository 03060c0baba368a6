import type { User } from 'grammy/types';
import type { PreviewChat } from './page-events.ts';

export const me: User = { id: 1001, is_bot: false, first_name: '我', language_code: 'zh-hans' };

const admin: User = { id: 1002, is_bot: false, first_name: '管理员', language_code: 'zh-hans' };

const neighbour: User = { id: 1003, is_bot: false, first_name: '邻居', language_code: 'en' };

/** Who can chat in the preview. The first one is meant where nobody is named. */
export const people: readonly User[] = [me, admin, neighbour];

/** Who runs the bot; also the owner of the group. */
export const adminIds: readonly number[] = [admin.id];

export const groupChat: PreviewChat = { id: -2001, type: 'group', title: '街道办公群' };

/** The chat of a person with the bot. */
export function privateChatOf({ id, first_name }: User): PreviewChat {
  return { id, type: 'private', first_name };
}

/** The two letters that the bot's texts and commands are looked up by: `zh` of `zh-hans`. */
export function languageOf({ language_code = '' }: User): string {
  return language_code.split('-')[0] ?? '';
}

/** Who is in a chat besides the bot. */
export function membersOf({ id, type }: PreviewChat): User[] {
  return people.filter(person => type === 'group' || person.id === id);
}
