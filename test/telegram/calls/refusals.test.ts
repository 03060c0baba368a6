import { GrammyError } from 'grammy';
import { expect, it } from 'vitest';
import { failureOf, kindOfRefusal } from '../../../src/telegram/calls/refusals.ts';
import { REFUSALS } from './bot-api-refusals.ts';

const errorOf = (refusal: object) =>
  new GrammyError('Call failed!', { ok: false, ...refusal } as never, 'sendMessage', {});

it.each(REFUSALS)('$error_code $description means: $kind', ({ kind, ...refusal }) => {
  expect(kindOfRefusal(refusal)).toBe(kind);
  expect(failureOf(errorOf(refusal))).toBe(kind);
});

it('is told by how a description begins, in any case', () => {
  const description = 'bad request: MESSAGE IS NOT MODIFIED, as Telegram may say one day';
  expect(kindOfRefusal({ error_code: 400, description })).toBe('needless');
});

it('is not told by a word in the middle', () => {
  const description = 'Bad Request: the file says “chat not found”';
  expect(kindOfRefusal({ error_code: 400, description })).toBeNull();
});

it('is nothing for errors that are no refusals', () => {
  expect(failureOf(new Error('Bad Request: chat not found'))).toBeNull();
});
