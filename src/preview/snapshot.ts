import type { BotApiParts } from './bot-api-parts.ts';
import type { PreviewChat, ShownChat, Snapshot } from './page-events.ts';
import { adminIds, languageOf, me, membersOf, people } from './people.ts';
import { botUser, publicUser } from './world.ts';

/** All that the page shows, as it is now. */
export function takeSnapshot(parts: BotApiParts, examples: readonly string[]): Snapshot {
  return {
    type: 'snapshot',
    bot: publicUser(botUser),
    person: me,
    people: [...people],
    adminIds: [...adminIds],
    description: parts.profile.text('description', languageOf(me)),
    examples: [...examples],
    faults: parts.faults.kind,
    chats: parts.world.chats.map(chat => shownChat(parts, chat)),
  };
}

function shownChat({ world, profile }: BotApiParts, chat: PreviewChat): ShownChat {
  const members = membersOf(chat);
  const first = members[0] ?? me;
  const commandsOf = Object.fromEntries(
    members.map(person => {
      const isAdmin = adminIds.includes(person.id);
      return [person.id, profile.commandsFor(chat, person.id, languageOf(person), isAdmin)];
    }),
  );
  return {
    chat,
    memberIds: members.map(({ id }) => id),
    botStatus: world.botStatus(chat.id),
    messages: world.messages(chat.id),
    description: profile.text('description', languageOf(first)),
    commands: commandsOf[first.id] ?? [],
    commandsOf,
  };
}
