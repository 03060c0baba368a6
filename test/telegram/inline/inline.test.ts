import type { InlineQueryResultArticle, InputTextMessageContent } from 'grammy/types';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { leadingCitations } from '../../../src/answer/leading.ts';
import type { BotParts } from '../../../src/telegram/context.ts';
import type { Corpus, Ranked } from '../../../src/telegram/corpus.ts';
import { decodeReference } from '../../../src/telegram/reply/reference.ts';
import type { Citation } from '../../../src/types.ts';
import { type BuiltIndex, builtIndex } from '../../helpers/built-index.ts';
import { askStub, botParts, citation, offlineBot } from '../../helpers/telegram.ts';

let built: BuiltIndex;
beforeAll(async () => {
  built = await builtIndex([
    {
      title: '舞钢市召开会议',
      date: '2022-05-11',
      text: '会议要求，各单位要坚持佩戴口罩，出入扫码登记。',
    },
  ]);
  return () => built.index.close();
});

type RankedOf = Corpus['ranked'];

const many = (count: number): Citation[] =>
  Array.from({ length: count }, (_, i) => citation({ start: i * 100, end: i * 100 + 26 }));

/** Pages of some citations, as the corpus gives them. */
const pagesOf =
  (citations: Citation[]): RankedOf =>
  async (_, __, { skip, limit }): Promise<Ranked> => ({
    citations: citations.slice(skip, skip + limit),
    goesOn: citations.length > skip + limit,
  });

function bot(ranked: RankedOf, fail: Record<string, unknown> = {}, parts: Partial<BotParts> = {}) {
  const corpus: Corpus = { ...botParts().corpus, ranked, use: work => work(built.index) };
  return offlineBot(askStub, fail, { corpus, ...parts });
}

function asked(query: string, fields: object = {}, language_code = 'zh-hans') {
  const from = { id: 1001, is_bot: false, first_name: '我', language_code };
  return { update_id: 7, inline_query: { id: 'q1', from, query, offset: '', ...fields } } as never;
}

function resultsOf(payload: { results: InlineQueryResultArticle[] }) {
  return payload.results.map(result => ({
    ...result,
    content: result.input_message_content as InputTextMessageContent,
  }));
}

describe('an inline query', () => {
  it('gets citations to paste, with all that tells where they stand', async () => {
    const given = citation({
      url: 'https://example.com/1',
      marks: [[5, 11]],
      dateInferred: true,
      start: 100,
      end: 126,
    });
    const { deliver, calls } = bot(pagesOf([given]));
    await deliver(asked(' 核酸采样点 '));

    expect(calls.map(({ method }) => method)).toEqual(['answerInlineQuery']);
    const { payload } = calls[0]!;
    const [result] = resultsOf(payload);
    expect(decodeReference(result?.id ?? '')).toEqual({
      reportId: '0123456789abcdef',
      span: { start: 100, end: 126 },
    });
    expect(result).toMatchObject({
      type: 'article',
      title: '…全市核酸采样点由186个增加到320个。',
      description: '市委第四十三次专题会议召开 · 2022-05-12（年份为推断） · 云岭市',
    });
    expect(result?.content).toEqual({
      message_text: `${given.text}\n市委第四十三次专题会议召开 · 2022-05-12（年份为推断） · 云岭市 · 邵庆岚`,
      entities: [
        { type: 'bold', offset: 5, length: 6 },
        { type: 'blockquote', offset: 0, length: given.text.length },
        {
          type: 'text_link',
          url: 'https://example.com/1',
          offset: given.text.length + 1,
          length: 13,
        },
      ],
      link_preview_options: { is_disabled: true },
    });
  });

  it('asks without what was asked before, and not for the blanks around', async () => {
    const ranked = vi.fn(pagesOf([]));
    await bot(ranked).deliver(asked(`  ${'会'.repeat(300)} `));

    const [text, before, { shown, skip }] = ranked.mock.calls[0]!;
    expect([text.length, before, shown.size, skip]).toEqual([256, null, 0, 0]);
  });

  it('is answered in pages, each result once, all within the limits', async () => {
    const { deliver, calls } = bot(pagesOf(many(38)));
    let offset = '';
    do {
      await deliver(asked('核酸', { offset }));
      offset = calls.at(-1)?.payload.next_offset;
      expect(Buffer.byteLength(offset)).toBeLessThanOrEqual(64);
    } while (offset !== '' && calls.length < 9);

    const results = calls.flatMap(({ payload }) => resultsOf(payload));
    expect(calls.length).toBeGreaterThan(1);
    expect(results).toHaveLength(38);
    expect(new Set(results.map(({ id }) => id)).size).toBe(38);
    for (const { id } of results) expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
    for (const { payload } of calls) {
      expect(payload.results.length).toBeLessThanOrEqual(50);
      expect(payload.cache_time).toBe(300);
    }
  });

  it.each(['z.f', 'nonsense', '0'.repeat(99)])(
    'gets nothing from an offset of another generation: %s',
    async offset => {
      const ranked = vi.fn(pagesOf(many(38)));
      const { deliver, calls } = bot(ranked);
      await deliver(asked('核酸', { offset }));

      expect(ranked).not.toHaveBeenCalled();
      expect(calls[0]?.payload).toMatchObject({ results: [], next_offset: '' });
    },
  );

  it.each([
    ['zh-hans', '这里没有查到，在私聊里问我'],
    ['zh-hant', '這裡沒有查到，在私聊裡問我'],
    ['en', 'Nothing found here: ask me in private'],
  ])('leads to the private chat where nothing is found: %s', async (code, text) => {
    const { deliver, calls } = bot(pagesOf([]));
    await deliver(asked('区块链', {}, code));

    const { button, cache_time, is_personal, results } = calls[0]?.payload ?? {};
    expect(results).toEqual([]);
    expect(button).toEqual({ text, start_parameter: 'ask' });
    expect(is_personal).toBe(true);
    expect(cache_time).toBeLessThan(60);
  });

  it.each(['', '   ', '🎉', '？'])('of no words gets the newest reports: %j', async query => {
    const { deliver, calls } = bot(pagesOf([]));
    await deliver(asked(query));

    const newest = await leadingCitations(built.index, 10);
    expect(calls[0]?.payload).toMatchObject({
      next_offset: '',
      button: { start_parameter: 'help' },
    });
    expect(resultsOf(calls[0]?.payload).map(({ title }) => title)).toEqual([newest[0]?.text]);
  });

  it.each([
    ['quotes alone are the same for all', {}, false],
    ['an inferred year is told in words', { dateInferred: true }, true],
    ['a title that is missing is told in words', { title: null }, true],
  ])('is kept for all users unless the bot speaks: %s', async (_, fields, personal) => {
    const { deliver, calls } = bot(pagesOf([citation(fields)]));
    await deliver(asked('核酸'));

    expect(calls[0]?.payload.is_personal).toBe(personal);
  });

  it('shows titles and names on one line, and messages within the limit', async () => {
    const long = '\u202e长\ud800\n'.repeat(500);
    const given = citation({ title: long, place: long, speaker: long, text: '会'.repeat(300) });
    const { deliver, calls } = bot(pagesOf([given]), {}, { publicUrl: 'https://yinju.example' });
    await deliver(asked('核酸'));

    const [result] = resultsOf(calls[0]?.payload);
    expect(result?.description).not.toMatch(/[\n\u202e\p{Cs}]/u);
    expect([...(result?.content.message_text ?? '')].length).toBeLessThan(4096);
    expect(result?.content.entities?.[0]?.type).toBe('expandable_blockquote');
    expect(result?.content.entities?.at(-1)).toMatchObject({
      type: 'text_link',
      url: 'https://yinju.example/r/0123456789abcdef?q=0-300#q',
    });
  });
});

describe('what fails', () => {
  it('is told in the log and answered with nothing, which is not kept', async () => {
    const { deliver, calls, log } = bot(() => Promise.reject(new Error('disk gone')));
    await deliver(asked('核酸'));

    expect(calls).toHaveLength(1);
    expect(calls[0]?.payload).toMatchObject({ results: [], cache_time: 0 });
    expect(log.filter(line => line.includes('disk gone'))).toHaveLength(1);
  });

  it('is harmless for a query that is too old', async () => {
    const description =
      'Bad Request: query is too old and response timeout expired or query ID is invalid';
    const failure = { ok: false, error_code: 400, description };
    const { deliver, calls, log } = bot(pagesOf(many(1)), { answerInlineQuery: failure });
    await deliver(asked('核酸'));

    expect(calls).toHaveLength(1);
    expect(log.some(line => line.includes('update failed'))).toBe(false);
  });

  it('is an error otherwise', async () => {
    const failure = { ok: false, error_code: 400, description: 'Bad Request: RESULT_ID_DUPLICATE' };
    const { deliver, log } = bot(pagesOf(many(1)), { answerInlineQuery: failure });
    await deliver(asked('核酸'));

    expect(log.some(line => line.includes('RESULT_ID_DUPLICATE'))).toBe(true);
  });
});

it('a chosen result is counted in the log, without what was asked', async () => {
  const { deliver, calls, log } = bot(pagesOf([]));
  const from = { id: 1001, is_bot: false, first_name: '我' };
  const chosen = { result_id: 'c_0123456789abcdef_0_q', from, query: '一个秘密' };
  await deliver({ update_id: 7, chosen_inline_result: chosen } as never);

  expect(calls).toEqual([]);
  expect(log.filter(line => line.includes('inline result chosen'))).toHaveLength(1);
  expect(log.join('')).not.toContain('秘密');
});
