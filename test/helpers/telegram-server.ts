import { expect } from 'vitest';
import { createParts } from '../../src/preview/bot-api-parts.ts';
import { createBotApi } from '../../src/preview/methods/bot-api.ts';
import { me } from '../../src/preview/people.ts';
import { RequestParams } from '../../src/preview/request-params.ts';
import { World, type WorldMessage } from '../../src/preview/world.ts';
import type { Reply } from '../../src/telegram/reply/say.ts';

const api = createBotApi(createParts(new World()));

/**
 * Send a reply to a server that refuses what Telegram's refuses, without cutting what the message
 * means: what is refused or silently dropped fails the test.
 */
export async function sendToServer({ text, entities, keyboard }: Reply): Promise<WorldMessage> {
  expect([text, ...labelsOf(keyboard)].join('')).not.toMatch(/\p{Cs}/u);
  const params = { chat_id: me.id, text, entities, reply_markup: keyboard };
  return (await api.call('sendMessage', new RequestParams(params))) as WorldMessage;
}

function labelsOf(keyboard: Reply['keyboard']): string[] {
  const buttons = keyboard?.inline_keyboard.flat() ?? [];
  return buttons.flatMap(button => [
    button.text,
    'copy_text' in button ? button.copy_text.text : '',
  ]);
}
