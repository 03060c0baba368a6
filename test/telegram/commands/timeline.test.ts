import { GrammyError, HttpError, type InputFile } from 'grammy';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BotParts } from '../../../src/telegram/context.ts';
import { type BuiltIndex, builtIndex } from '../../helpers/built-index.ts';
import {
  askStub,
  botParts,
  inGroup,
  message,
  messageUpdate,
  offlineBot,
} from '../../helpers/telegram.ts';

const MASKS = '会议要求，各单位要坚持佩戴口罩。各单位要每天消毒两次。';
const DIKES = '会议要求，各地要加强堤防巡查，落实防汛责任。';

let built: BuiltIndex;
let parts: Partial<BotParts>;
beforeAll(async () => {
  built = await builtIndex([
    { title: '晋中市召开专题会', date: '2022-05-12', text: `晋中市召开会议。${MASKS}` },
    { title: '舞钢\u202e市召开专题会', date: '2022-05-10', text: `舞钢市召开会议。${MASKS}` },
    { title: '没有日期的会', text: `有关部门召开会议。${MASKS}` },
    { title: '防汛会', date: '2022-07-01', text: DIKES },
  ]);
  parts = { corpus: { ...botParts().corpus, use: work => work(built.index) } };
  return () => built.index.close();
});

const bot = (fail: Record<string, unknown> = {}) => offlineBot(askStub, fail, parts);

function press(data: string) {
  return {
    update_id: 1,
    callback_query: {
      ...{ id: '77', chat_instance: '1', data },
      from: { id: 1001, is_bot: false, first_name: '我', language_code: 'zh-hans' },
      message: message('以前的'),
    },
  } as never;
}

/** Data of the buttons of a call, row by row. */
function buttonsOf(payload: {
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
}) {
  return payload.reply_markup?.inline_keyboard.flat() ?? [];
}

describe('/timeline', () => {
  it('sends a picture of the topic with what it shows and what it cannot', async () => {
    const { deliver, calls } = bot();
    await deliver(messageUpdate('/timeline 防护消杀'));

    expect(calls.map(({ method }) => method)).toEqual(['sendChatAction', 'sendPhoto']);
    expect(calls[0]?.payload).toMatchObject({ chat_id: 1001, action: 'upload_photo' });
    const { caption, photo, reply_parameters } = calls[1]?.payload ?? {};
    expect(caption).toBe(
      '防护消杀：2022-05-10 至 2022-05-12，3 篇报道、2 个地方提出 6 条要求。\n' +
        '其中 1 篇日期不全，只计数，不在时间轴上。\n1 篇没有写明地点。',
    );
    expect(reply_parameters).toEqual({ message_id: 41, allow_sending_without_reply: true });
    const bytes = (await (photo as InputFile).toRaw()) as Uint8Array;
    expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG');
  });

  it('takes a word that the topic is known by, in a group and its topic', async () => {
    const { deliver, calls } = bot();
    const topic = { ...inGroup, is_topic_message: true, message_thread_id: 7 };
    await deliver(messageUpdate('/timeline@yinju_preview_bot 口罩', topic));

    expect(calls.at(-1)).toMatchObject({
      method: 'sendPhoto',
      payload: { chat_id: -2001, message_thread_id: 7 },
    });
  });

  it.each([
    [
      'may not be sent',
      { ok: false, error_code: 400, description: 'Bad Request: not enough rights' },
    ],
    ['is lost on the way', new HttpError('Network request failed', new Error('reset'))],
    [
      'is refused',
      new GrammyError(
        'x',
        { ok: false, error_code: 400, description: 'CHAT_SEND_PHOTOS_FORBIDDEN' },
        'sendPhoto',
        {},
      ),
    ],
  ])('says the same as text where the picture %s', async (_, failure) => {
    const { deliver, sent, log } = bot({ sendPhoto: failure });
    await deliver(messageUpdate('/timeline 防护消杀'));

    expect(sent().map(({ text }) => text)).toEqual([
      '防护消杀：按日期\n\n' +
        '2022-05-12 · 晋中市 · 晋中市召开专题会 · 2 条要求\n' +
        '2022-05-10 · 舞钢市 · 舞钢市召开专题会 · 2 条要求\n' +
        '日期不全 · 没有日期的会 · 2 条要求',
    ]);
    expect(log.filter(line => line.includes('no picture sent'))).toHaveLength(1);
  });

  it('draws though the action fails', async () => {
    const { deliver, calls } = bot({ sendChatAction: new Error('no') });
    await deliver(messageUpdate('/timeline 防汛'));

    expect(calls.at(-1)?.method).toBe('sendPhoto');
  });

  it.each([
    ['alone', '/timeline', '用 /timeline 加议题'],
    ['with a topic that is not there', '/timeline 区块链', '报道里没有“区块链”这个议题。'],
  ])('%s offers the most frequent topics', async (_, text, words) => {
    const { deliver, sent } = bot();
    await deliver(messageUpdate(text));

    expect(sent()).toHaveLength(1);
    expect(sent()[0].text).toContain(words);
    expect(sent()[0].text).toContain('最常见的议题');
    expect(buttonsOf(sent()[0])[0]?.text).toBe('防护消杀');
    expect(buttonsOf(sent()[0]).length).toBeLessThanOrEqual(3);
  });

  it('with a topic that is not there names the nearest', async () => {
    const { deliver, sent } = bot();
    await deliver(messageUpdate(`/timeline 消防护栏${'长'.repeat(900)}`));

    expect(sent()[0].text).toContain('最接近的议题');
    expect([...sent()[0].text].length).toBeLessThan(200);
    expect(buttonsOf(sent()[0]).map(({ text }) => text)).toContain('防护消杀');
  });

  it('says so where no report has a topic', async () => {
    const index = { ...built.index, facets: async () => [] } as never;
    const corpus = {
      ...botParts().corpus,
      use: (work: (given: never) => Promise<unknown>) => work(index),
    };
    const { deliver, sent } = offlineBot(askStub, {}, { corpus: corpus as never });
    await deliver(messageUpdate('/timeline 防汛'));

    expect(sent()[0].text).toContain('画不出时间线');
  });

  it('is not for channels', async () => {
    const { deliver, calls } = bot();
    const chat = { id: -3001, type: 'channel', title: '频道' };
    await deliver({ update_id: 1, channel_post: message('/timeline 防汛', { chat }) } as never);

    expect(calls).toEqual([]);
  });
});

describe('a pressed button', () => {
  it('draws the topic it names, and lists its reports', async () => {
    const { deliver, calls, sent } = bot();
    await deliver(messageUpdate('/timeline'));
    const [first] = buttonsOf(sent()[0]);
    expect(Buffer.byteLength(first?.callback_data ?? '')).toBeLessThanOrEqual(64);

    await deliver(press(first?.callback_data ?? ''));
    const photo = calls.at(-1);
    expect(photo?.method).toBe('sendPhoto');
    expect(photo?.payload.caption).toMatch(/^防护消杀：/u);

    const [list] = buttonsOf(photo?.payload);
    await deliver(press(list?.callback_data ?? ''));
    expect(sent().at(-1).text).toMatch(/^防护消杀：按日期/u);
    expect(calls.filter(({ method }) => method === 'answerCallbackQuery')).toHaveLength(2);
  });

  it('of a topic that is gone says so', async () => {
    const { deliver, calls } = bot();
    await deliver(press('tl:p:0123456789'));

    expect(calls).toEqual([
      {
        method: 'answerCallbackQuery',
        payload: { callback_query_id: '77', text: '这个议题已经不在报道里了。' },
      },
    ]);
  });
});
