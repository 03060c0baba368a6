import type { InlineKeyboardButton, User } from 'grammy/types';
import { BotApiFailure, badRequest } from './bot-api-failure.ts';
import type { BotApiParts } from './bot-api-parts.ts';
import { formatText } from './content/formatted-text.ts';
import { captionBody, fileBody } from './content/message-content.ts';
import { withoutReply } from './content/reply-parameters.ts';
import { botMembershipUpdate } from './membership.ts';
import type { PreviewChat } from './page-events.ts';
import { membersOf, people } from './people.ts';
import { reachesBot } from './privacy-mode.ts';
import type { UploadedFile } from './request-params.ts';
import { type MessageContent, publicUser, type WorldMessage } from './world.ts';

/** What a person at the page does, and the updates the bot gets of it. */
export interface PersonActions {
  /** Writes into a chat. @throws BotApiFailure for an unknown chat or an empty or long text. */
  say(chatId: number, text: string, replyToId?: number): WorldMessage;
  /** Sends a file. @throws BotApiFailure as `say`, and for an empty file or a long caption. */
  sendDocument(chatId: number, file: UploadedFile, caption: string): WorldMessage;
  /** Changes an own message. @throws BotApiFailure when it is not there or not the person's. */
  rewrite(chatId: number, messageId: number, text: string): WorldMessage;
  /**
   * Presses a button under a message.
   * @returns the id that the bot's answer will carry.
   * @throws BotApiFailure when no button of that message has this data.
   */
  press(chatId: number, messageId: number, data: string): string;
  /** Empties a chat. */
  clear(chatId: number): void;
  /** Blocks the bot or lets it write again. */
  block(blocked: boolean): void;
  /** Brings the bot into a group that it has left. */
  invite(chatId: number): void;
}

/** @throws BotApiFailure when there is no such person. */
export function requirePerson(personId: number): User {
  const person = people.find(({ id }) => id === personId);
  if (!person) throw badRequest('user not found');
  return person;
}

/** @throws BotApiFailure when there is no such chat or the person is not in it. */
export function requireOwnChat({ world }: BotApiParts, person: User, chatId: number): PreviewChat {
  const chat = world.chat(chatId);
  if (!chat || !membersOf(chat).some(({ id }) => id === person.id)) {
    throw badRequest('chat not found');
  }
  return chat;
}

/** @throws BotApiFailure when the person has blocked the bot: the app then offers to unblock it. */
export function requireUnblocked({ world }: BotApiParts, chat: PreviewChat): void {
  if (world.botStatus(chat.id) === 'kicked') {
    throw new BotApiFailure(400, 'Bad Request: YOU_BLOCKED_USER');
  }
}

export function personActions(parts: BotApiParts, person: User): PersonActions {
  const { world, updates, callbacks, files, inlineMessages } = parts;
  const chatOf = (chatId: number) => requireOwnChat(parts, person, chatId);
  const isHeard = (message: WorldMessage) =>
    world.botStatus(message.chat.id) === 'member' && reachesBot(message);

  const post = (chat: PreviewChat, content: MessageContent): WorldMessage => {
    const message = world.post(chat, person, content, posted => !isHeard(posted));
    if (isHeard(message)) updates.push({ message });
    return message;
  };

  return {
    say(chatId, text, replyToId) {
      const chat = chatOf(chatId);
      requireUnblocked(parts, chat);
      const replied = replyToId === undefined ? undefined : world.find(chatId, replyToId);
      const extras = replied && { reply_to_message: withoutReply(replied) };
      return post(chat, { body: textBody(text), extras });
    },

    sendDocument(chatId, file, caption) {
      const chat = chatOf(chatId);
      requireUnblocked(parts, chat);
      const written = captionBody(caption, []);
      return post(chat, { body: { ...fileBody(files.add('document', file)), ...written } });
    },

    rewrite(chatId, messageId, text) {
      const message = world.find(chatOf(chatId).id, messageId);
      if (!message) throw badRequest('message to edit not found');
      if (message.from.id !== person.id || message.via_bot) {
        throw badRequest("message can't be edited");
      }
      if (message.text === undefined) throw badRequest('there is no text in the message to edit');
      const edited = world.edit(message, { body: textBody(text) });
      const edit_date = edited.edit_date ?? world.seconds();
      if (isHeard(edited)) updates.push({ edited_message: { ...edited, edit_date } });
      return edited;
    },

    press(chatId, messageId, data) {
      const message = world.find(chatOf(chatId).id, messageId);
      const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
      if (!message || !buttons.some(button => callbackDataOf(button) === data)) {
        throw badRequest('BUTTON_DATA_INVALID');
      }
      const id = callbacks.open();
      const pressed = { id, from: publicUser(person), chat_instance: String(chatId), data };
      const inline_message_id = inlineMessages.idOf({ chatId, messageId });
      updates.push({
        callback_query:
          inline_message_id === undefined
            ? { ...pressed, message }
            : { ...pressed, inline_message_id },
      });
      return id;
    },

    clear(chatId) {
      world.clear(chatOf(chatId).id);
    },

    block(blocked) {
      const chat = chatOf(person.id);
      const status = blocked ? 'kicked' : 'member';
      if (world.botStatus(chat.id) === status) return;
      updates.push(botMembershipUpdate(world, chat, person, status));
      world.setBotStatus(chat.id, status);
    },

    invite(chatId) {
      const chat = chatOf(chatId);
      if (world.botStatus(chat.id) !== 'left') return;
      updates.push(botMembershipUpdate(world, chat, person, 'member'));
      world.setBotStatus(chat.id, 'member');
    },
  };
}

function textBody(raw: string): MessageContent['body'] {
  const { text, entities } = formatText(raw, []);
  return { text, ...(entities.length > 0 && { entities }) };
}

function callbackDataOf(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined;
}
