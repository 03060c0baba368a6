import type { InlineKeyboardButton } from 'grammy/types';
import type { BotApi } from './bot-api.ts';
import { badRequest } from './bot-api-failure.ts';
import { formatText } from './formatted-text.ts';
import { withoutReply } from './message-methods.ts';
import type { ChatMessage, PreviewChat } from './page-events.ts';
import { botUser, person, publicUser, type World } from './world.ts';

export interface PersonActions {
  /** Writes into a chat. @throws BotApiFailure for an unknown chat or an empty or long text. */
  say(chatId: number, text: string, replyToId?: number): ChatMessage;
  /** Changes an own message. @throws BotApiFailure when it is not there or not the person's. */
  rewrite(chatId: number, messageId: number, text: string): ChatMessage;
  /**
   * Presses a button under a message.
   * @returns the id that the bot's answer will carry.
   * @throws BotApiFailure when no button of that message has this data.
   */
  press(chatId: number, messageId: number, data: string): string;
  /** Empties a chat. */
  clear(chatId: number): void;
}

/** What the person in front of the page does, and the updates the bot gets of it. */
export function personActions(world: World, { updates, callbacks }: BotApi): PersonActions {
  const chatOf = (chatId: number): PreviewChat => {
    const chat = world.chat(chatId);
    if (!chat) throw badRequest('chat not found');
    return chat;
  };
  const isUnseen = (message: ChatMessage) => !reachesBot(message);

  return {
    say(chatId, text, replyToId) {
      const chat = chatOf(chatId);
      const replied = replyToId === undefined ? undefined : world.find(chatId, replyToId);
      const extras = replied && { reply_to_message: withoutReply(replied) };
      const content = { ...formatText(text, []), extras };
      const message = world.post(chat, person, content, isUnseen);
      if (reachesBot(message)) updates.push({ message });
      return message;
    },

    rewrite(chatId, messageId, text) {
      const message = world.find(chatOf(chatId).id, messageId);
      if (!message) throw badRequest('message to edit not found');
      if (message.from.id !== person.id) throw badRequest("message can't be edited");
      const edited = world.edit(message, formatText(text, []));
      const edit_date = edited.edit_date ?? world.seconds();
      if (reachesBot(edited)) updates.push({ edited_message: { ...edited, edit_date } });
      return edited;
    },

    press(chatId, messageId, data) {
      const message = world.find(chatOf(chatId).id, messageId);
      const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
      if (!message || !buttons.some(button => callbackDataOf(button) === data)) {
        throw badRequest('BUTTON_DATA_INVALID');
      }
      const id = callbacks.open();
      const chat_instance = String(chatId);
      const from = publicUser(person);
      updates.push({ callback_query: { id, from, message, chat_instance, data } });
      return id;
    },

    clear(chatId) {
      world.clear(chatOf(chatId).id);
    },
  };
}

/**
 * Telegram's privacy mode: in a group the bot gets commands, mentions of itself and replies to it.
 */
function reachesBot({ chat, text, entities = [], reply_to_message }: ChatMessage): boolean {
  if (chat.type === 'private' || reply_to_message?.from?.id === botUser.id) return true;
  return entities.some(({ type, offset, length }) => {
    if (type !== 'bot_command' && type !== 'mention') return false;
    const [command, addressee] = text
      .slice(offset, offset + length)
      .toLowerCase()
      .split('@');
    return addressee === undefined ? command !== '' : addressee === botUser.username;
  });
}

function callbackDataOf(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined;
}
