import type { User } from 'grammy/types';
import { badRequest } from './bot-api-failure.ts';
import type { BotApiParts } from './bot-api-parts.ts';
import { shownResults } from './methods/query-methods.ts';
import { requireOwnChat, requireUnblocked } from './person-actions.ts';
import { botUser, publicUser, type WorldMessage } from './world.ts';

const maxQueryCodePoints = 256;

/** What a person does with the bot's inline mode. */
export interface InlineActions {
  /**
   * Types behind the bot's name in any chat.
   * @returns the id that the event with the results will carry.
   */
  ask(chatId: number, query: string, offset: string): string;
  /** Posts a result. @throws BotApiFailure when it was not among those of the query. */
  choose(chatId: number, inlineId: string, resultId: string): WorldMessage;
}

export function inlineActions(parts: BotApiParts, person: User): InlineActions {
  const { world, updates, inlineQueries, inlineMessages } = parts;
  return {
    ask(chatId, query, offset) {
      const chat = requireOwnChat(parts, person, chatId);
      // Telegram's apps do not let anyone type more.
      if ([...query].length > maxQueryCodePoints) throw badRequest('QUERY_TOO_LONG');
      const question = { personId: person.id, chatId, query, offset };
      const { inlineId, answer } = inlineQueries.ask(question);
      if (answer) {
        // Behind the answer to this call, which tells the page the id.
        setImmediate(() => world.emit(shownResults(inlineId, answer)));
        return inlineId;
      }
      const from = publicUser(person);
      const chat_type = chat.type === 'private' ? 'sender' : chat.type;
      updates.push({ inline_query: { id: inlineId, from, query, offset, chat_type } });
      return inlineId;
    },

    choose(chatId, inlineId, resultId) {
      const chat = requireOwnChat(parts, person, chatId);
      requireUnblocked(parts, chat);
      const asked = inlineQueries.answered(inlineId);
      const result = asked?.answer.results.find(({ id }) => id === resultId);
      if (!asked || !result || asked.question.personId !== person.id) {
        throw badRequest('INLINE_RESULT_EXPIRED');
      }
      const extras = { ...result.content.extras, via_bot: publicUser(botUser) };
      const message = world.post(chat, person, { ...result.content, extras });
      const place = { chatId, messageId: message.message_id };
      const inline_message_id = message.reply_markup && inlineMessages.add(place);
      updates.push({
        chosen_inline_result: {
          result_id: resultId,
          from: publicUser(person),
          query: asked.question.query,
          ...(inline_message_id !== undefined && { inline_message_id }),
        },
      });
      if (world.botStatus(chatId) === 'member') updates.push({ message });
      return message;
    },
  };
}
