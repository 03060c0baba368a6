import type { Message, MessageEntity, UserFromGetMe } from 'grammy/types';

/**
 * The question in a message that is meant for the bot, without the mention or /ask; null when it is
 * not meant for it. In groups only a mention, a reply to the bot or /ask is; a caption counts in
 * private only.
 */
export function questionFor(message: Message, me: UserFromGetMe): string | null {
  const isPrivate = message.chat.type === 'private';
  const text = message.text ?? (isPrivate ? message.caption : undefined);
  // What the bot itself wrote, pasted by way of an inline query, asks nothing.
  if (text === undefined || message.via_bot?.id === me.id) return null;
  const entities = message.entities ?? message.caption_entities ?? [];
  const asked = askedByCommand(text, entities, me);
  if (asked !== null) return asked;
  if (isPrivate) return text.trim();
  const mention = entities.find(
    entity =>
      (entity.type === 'mention' &&
        text.slice(entity.offset + 1, entity.offset + entity.length).toLowerCase() ===
          me.username.toLowerCase()) ||
      (entity.type === 'text_mention' && entity.user.id === me.id),
  );
  if (mention) {
    const before = text.slice(0, mention.offset);
    return `${before}${text.slice(mention.offset + mention.length)}`.trim();
  }
  return message.reply_to_message?.from?.id === me.id ? text.trim() : null;
}

/** Whether a message is a command of another kind than /ask. */
export function isOtherCommand(message: Message, me: UserFromGetMe): boolean {
  const entities = message.entities ?? [];
  const command = commandIn(entities);
  return command !== undefined && askedByCommand(message.text ?? '', entities, me) === null;
}

/** What stands behind /ask, or null. */
function askedByCommand(text: string, entities: MessageEntity[], me: UserFromGetMe): string | null {
  const length = commandIn(entities)?.length ?? 0;
  const [command, addressee = me.username] = text.slice(0, length).toLowerCase().split('@');
  const isMine = command === '/ask' && addressee.toLowerCase() === me.username.toLowerCase();
  return isMine ? text.slice(length).trim() : null;
}

function commandIn(entities: MessageEntity[]): MessageEntity | undefined {
  return entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
}
