import { expect, it } from 'vitest';
import { type PreviousQuestion, understand } from '../../src/search/understand.ts';
import { ChatMemory } from '../../src/telegram/memory.ts';

const MINUTE_MS = 60_000;
const MOST_CHATS = 10_000;

function asked(text: string): PreviousQuestion {
  return { query: understand(text), reportIndexes: [] };
}

it('remembers the last question of each chat by itself', () => {
  const memory = new ChatMemory();
  memory.remember(1, asked('甲'));
  memory.remember(2, asked('乙'));
  memory.remember(1, asked('丙'));
  expect(memory.recall(1)?.query.text).toBe('丙');
  expect(memory.recall(2)?.query.text).toBe('乙');
  expect(memory.recall(3)).toBeNull();
});

it('forgets a chat after thirty idle minutes, not before', () => {
  let now = 0;
  const memory = new ChatMemory(() => now);
  memory.remember(1, asked('甲'));
  now = 30 * MINUTE_MS;
  expect(memory.recall(1)?.query.text).toBe('甲');
  now += 1;
  expect(memory.recall(1)).toBeNull();
  now = 0;
  expect(memory.recall(1)).toBeNull();
});

it('counts idle time from the last question', () => {
  let now = 0;
  const memory = new ChatMemory(() => now);
  memory.remember(1, asked('甲'));
  now = 29 * MINUTE_MS;
  memory.remember(1, asked('乙'));
  now = 58 * MINUTE_MS;
  expect(memory.recall(1)?.query.text).toBe('乙');
});

it('drops the chat that was idle longest when there are too many', () => {
  const memory = new ChatMemory();
  const question = asked('甲');
  for (let chat = 1; chat <= MOST_CHATS; chat++) memory.remember(chat, question);
  memory.remember(1, question);
  memory.remember(MOST_CHATS + 1, question);
  expect(memory.recall(1)).toBe(question);
  expect(memory.recall(2)).toBeNull();
  expect(memory.recall(3)).toBe(question);
  expect(memory.recall(MOST_CHATS + 1)).toBe(question);
});
