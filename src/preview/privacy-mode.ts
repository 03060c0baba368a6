import { botUser, type WorldMessage } from './world.ts';

/**
 * Telegram's privacy mode: in a group the bot gets commands, mentions of itself, replies to it and
 * what people post through it.
 */
export function reachesBot(message: WorldMessage): boolean {
  const { chat, via_bot, reply_to_message } = message;
  if (chat.type === 'private' || via_bot || reply_to_message?.from?.id === botUser.id) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some(({ type, offset, length }) => {
    if (type !== 'bot_command' && type !== 'mention') return false;
    const [command, addressee] = text
      .slice(offset, offset + length)
      .toLowerCase()
      .split('@');
    return addressee === undefined ? command !== '' : addressee === botUser.username;
  });
}
