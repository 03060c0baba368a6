import { expect, it } from 'vitest';
import type { PageEvent } from '../../src/preview/page-events.ts';
import { pageEvents } from '../helpers/page-events.ts';
import { groupId, privateId, startForTest } from './start-for-test.ts';

const article = (id: string, more: object = {}) => ({
  type: 'article',
  id,
  title: `引文 ${id}`,
  input_message_content: { message_text: `会议强调 ${id}` },
  ...more,
});
const reply_markup = { inline_keyboard: [[{ text: '原文', callback_data: 's:1' }]] };
const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

type Started = Awaited<ReturnType<typeof startForTest>>;

async function ask({ user }: Started, more: object = {}): Promise<string> {
  const body = { chatId: privateId, query: '核酸', offset: '', ...more };
  return (await user('inline', body)).result.inlineId;
}

it('carries a query to the bot and its results to the page', async () => {
  const preview = await startForTest();
  let inline_query_id = '';
  const events = await pageEvents(
    preview.preview.url,
    async () => {
      inline_query_id = await ask(preview, { as: 1003, chatId: groupId, offset: '10' });
      const answered = await preview.bot('answerInlineQuery', {
        inline_query_id,
        results: [article('a', { description: '晋中' }), article('b')],
        next_offset: '20',
        button: { text: '更多', start_parameter: 'help_1' },
      });
      expect(answered.result).toBe(true);
    },
    ({ type }: PageEvent) => type === 'inline',
  );
  expect((await preview.updates())[0].inline_query).toMatchObject({
    id: inline_query_id,
    from: { id: 1003, language_code: 'en' },
    query: '核酸',
    offset: '10',
    chat_type: 'group',
  });
  expect(events.at(-1)).toEqual({
    type: 'inline',
    inlineId: inline_query_id,
    results: [
      { id: 'a', title: '引文 a', description: '晋中' },
      { id: 'b', title: '引文 b', description: '' },
    ],
    nextOffset: '20',
    button: { text: '更多', startParameter: 'help_1' },
  });
});

it('posts the chosen result as the person, and tells the bot', async () => {
  const preview = await startForTest();
  const inline_query_id = await ask(preview);
  const entities = [{ type: 'blockquote', offset: 0, length: 4 }];
  const input_message_content = { message_text: '会议强调', entities };
  const results = [article('a', { input_message_content, reply_markup })];
  await preview.bot('answerInlineQuery', { inline_query_id, results });
  await preview.updates();

  const choice = { chatId: groupId, inlineId: inline_query_id, resultId: 'a' };
  const { result } = await preview.user('inline/choose', choice);
  expect(result).toMatchObject({
    from: { id: privateId },
    via_bot: { username: 'yinju_preview_bot' },
    text: '会议强调',
    entities,
    chat: { id: groupId },
  });
  const [chosen, posted] = await preview.updates();
  expect(chosen.chosen_inline_result).toMatchObject({
    result_id: 'a',
    query: '核酸',
    from: { id: privateId },
    inline_message_id: expect.any(String),
  });
  expect(posted.message).toMatchObject({
    message_id: result.message_id,
    via_bot: { is_bot: true },
  });
});

it('lets the bot edit what was posted, and answer its buttons, by its inline id', async () => {
  const preview = await startForTest();
  const inline_query_id = await ask(preview);
  const results = [article('a', { reply_markup })];
  await preview.bot('answerInlineQuery', { inline_query_id, results });
  const choice = { chatId: privateId, inlineId: inline_query_id, resultId: 'a' };
  const { result } = await preview.user('inline/choose', choice);
  const place = { chatId: privateId, messageId: result.message_id };
  await preview.updates();
  await preview.user('callback', { ...place, data: 's:1' });
  const [{ callback_query }] = await preview.updates();
  expect(callback_query.message).toBeUndefined();

  const { inline_message_id } = callback_query;
  const edit = { inline_message_id, text: '全文' };
  expect((await preview.bot('editMessageText', edit)).result).toBe(true);
  expect((await preview.bot('editMessageText', edit)).description).toMatch('is not modified');
  const byPlace = { chat_id: privateId, message_id: result.message_id, text: '改' };
  expect((await preview.bot('editMessageText', byPlace)).description).toBe(
    "Bad Request: message can't be edited",
  );
  const unknown = { inline_message_id: 'x', text: '改' };
  expect((await preview.bot('editMessageText', unknown)).description).toBe(
    'Bad Request: MESSAGE_ID_INVALID',
  );
});

it('keeps an answer for as long as the bot allows, and for whom', async () => {
  const preview = await startForTest();
  const answer = async (inline_query_id: string, more: object) =>
    preview.bot('answerInlineQuery', { inline_query_id, results: [article('a')], ...more });
  const asked = async (more: object) => {
    const id = await ask(preview, more);
    return { id, isNew: (await preview.updates()).length === 1 };
  };
  await answer((await asked({ query: '甲' })).id, { cache_time: 0 });
  expect((await asked({ query: '甲' })).isNew).toBe(true);
  await answer((await asked({ query: '乙' })).id, { is_personal: true });
  expect((await asked({ query: '乙' })).isNew).toBe(false);
  expect((await asked({ query: '乙', as: 1003, chatId: 1003 })).isNew).toBe(true);
  await answer((await asked({ query: '丙' })).id, {});
  const kept = await asked({ query: '丙', as: 1003, chatId: 1003 });
  expect(kept.isNew).toBe(false);
  const choice = { as: 1003, chatId: 1003, inlineId: kept.id, resultId: 'a' };
  expect((await preview.user('inline/choose', choice)).ok).toBe(true);
});

it.each<[string, object]>([
  ["can't parse inline query result: Inline query result must be an object", { results: ['a'] }],
  [`can't parse inline query result: Can't find field "id"`, { results: [{ type: 'article' }] }],
  [
    `can't parse inline query result: Can't find field "title"`,
    { results: [{ type: 'article', id: 'a' }] },
  ],
  [
    `can't parse inline query result: Can't find field "message_text"`,
    { results: [article('a', { input_message_content: undefined })] },
  ],
  [
    "can't parse inline query result: Message text is empty",
    { results: [article('a', { input_message_content: { message_text: '' } })] },
  ],
  ['ARTICLE_TITLE_EMPTY', { results: [article('a', { title: ' ' })] }],
  ['RESULT_ID_EMPTY', { results: [article('')] }],
  ['RESULT_ID_DUPLICATE', { results: [article('a'), article('b'), article('a')] }],
  ['the preview shows articles only, not "photo"', { results: [article('a', { type: 'photo' })] }],
  ['SWITCH_PM_TEXT_EMPTY', { button: { text: '', start_parameter: 'a' } }],
  ['START_PARAM_INVALID', { button: { text: '更多', start_parameter: '帮助' } }],
  [
    "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
    { button: { text: '更多' } },
  ],
])('answers "Bad Request: %s" to results that Telegram refuses', async (reason, more) => {
  const preview = await startForTest();
  const inline_query_id = await ask(preview);
  const answer = await preview.bot('answerInlineQuery', { inline_query_id, results: [], ...more });
  expect(answer).toMatchObject({ status: 400, description: `Bad Request: ${reason}` });
});

it('takes one answer a query, and none to a query that was not asked', async () => {
  const preview = await startForTest();
  const answer = async (inline_query_id: string) =>
    (await preview.bot('answerInlineQuery', { inline_query_id, results: [] })).description;
  const id = await ask(preview);
  expect(await answer(id)).toBeUndefined();
  expect(await answer(id)).toBe(tooOld);
  expect(await answer('7')).toBe(tooOld);
});

it('posts only what was among the results of the person', async () => {
  const preview = await startForTest();
  const inlineId = await ask(preview);
  const choice = { chatId: privateId, inlineId, resultId: 'a' };
  const expired = 'Bad Request: INLINE_RESULT_EXPIRED';
  expect((await preview.user('inline/choose', choice)).description).toBe(expired);
  const results = [article('a')];
  await preview.bot('answerInlineQuery', { inline_query_id: inlineId, results });
  const byOther = { ...choice, as: 1003, chatId: groupId };
  expect((await preview.user('inline/choose', byOther)).description).toBe(expired);
  const unknown = { ...choice, resultId: 'z' };
  expect((await preview.user('inline/choose', unknown)).description).toBe(expired);
  expect((await preview.user('inline/choose', choice)).ok).toBe(true);
});
