import { expect } from 'vitest';
import { createBotApi } from '../../src/preview/bot-api.ts';
import type { ChatMessage } from '../../src/preview/page-events.ts';
import { RequestParams } from '../../src/preview/request-params.ts';
import { privateChat, World } from '../../src/preview/world.ts';
import type { Reply } from '../../src/telegram/reply/say.ts';

const api = createBotApi(new World());

/**
 * Send a reply to a server that refuses what Telegram's refuses, without cutting what the message
 * means: what is refused or silently dropped fails the test.
 */
export async function sendToServer({ text, entities, keyboard }: Reply): Promise<ChatMessage> {
  expect([text, ...labelsOf(keyboard)].join('')).not.toMatch(/\p{Cs}/u);
  const params = { chat_id: privateChat.id, text, entities, reply_markup: keyboard };
  return (await api.call('sendMessage', new RequestParams(params))) as ChatMessage;
}

function labelsOf(keyboard: Reply['keyboard']): string[] {
  const buttons = keyboard?.inline_keyboard.flat() ?? [];
  return buttons.flatMap(button => [
    button.text,
    'copy_text' in button ? button.copy_text.text : '',
  ]);
}
