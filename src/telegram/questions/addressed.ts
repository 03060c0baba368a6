import type { Message, UserFromGetMe } from 'grammy/types';

/**
 * The question in a message that is meant for the bot, without the mention; null when it is not
 * meant for it. In groups only a mention or a reply to the bot is.
 */
export function questionFor(message: Message, me: UserFromGetMe): string | null {
  const { text } = message;
  if (text === undefined) return null;
  if (message.chat.type === 'private') return text.trim();
  const mention = message.entities?.find(
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
