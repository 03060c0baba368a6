import { describe, expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { openState } from '../../../src/telegram/state/open-state.ts';
import { gatedAsk, offlineIntake, pressOf, questionOf } from '../../helpers/offline-intake.ts';
import { type Ask, askStub, inGroup, messageUpdate, TOKEN } from '../../helpers/telegram.ts';
import { REFUSALS } from '../calls/bot-api-refusals.ts';

const BUSY = /^前面还有好多问题没答完/u;
const BLOCKED = {
  ok: false,
  error_code: 403,
  description: 'Forbidden: bot was blocked by the user',
};
const count = (end: number) => Array.from({ length: end }, (_, index) => index + 1);

describe('an update', () => {
  it('is handled once, however often it comes', async () => {
    const { intake, take, untilEnded, sentTo, state } = offlineIntake();
    await intake.open();
    const update = questionOf(7, 1);
    await take(update, update);
    await untilEnded(1);
    await take(update);
    await intake.stop();
    expect(sentTo(7)).toHaveLength(1);
    expect(await state.journal.pending()).toEqual([]);
  });

  it('that was taken before a crash is handled first at the next start', async () => {
    const state = openState(':memory:', { botId: botUser.id });
    await state.journal.take(questionOf(7, 1, '先问的'), 'chat:7');
    const { ask, asked, open } = gatedAsk();
    open();
    const { intake, take, untilEnded } = offlineIntake(ask, state);
    // Comes before the intake is open, as webhook calls may.
    await take(questionOf(7, 2, '后问的'), questionOf(7, 1, '先问的'));
    expect(asked).toEqual([]);
    await intake.open();
    await untilEnded(2);
    expect(asked).toEqual(['先问的', '后问的']);
  });

  it('that ended the process three times is given up, and its sender told', async () => {
    const state = openState(':memory:', { botId: botUser.id });
    await state.journal.take(questionOf(7, 1), 'chat:7');
    for (const _ of count(3)) await state.journal.begin(1);
    const { ask, asked } = gatedAsk();
    const { intake, untilEnded, sentTo, ended } = offlineIntake(ask, state);
    await intake.open();
    await untilEnded(1);
    expect([asked, ended('given up')]).toEqual([[], 1]);
    expect(sentTo(7)).toEqual(['出了点问题，这次没能回答。请稍后再试。']);
  });

  it('is told of in one line without its text', async () => {
    const { intake, take, untilEnded, lines } = offlineIntake();
    await intake.open();
    await take(questionOf(7, 1, '谁主持的会议？'));
    await untilEnded(1);
    const line = lines.map(text => JSON.parse(text)).find(({ msg }) => msg === 'update');
    expect(line).toMatchObject({ level: 30, update: 1, kind: 'message', outcome: 'handled' });
    expect(line.milliseconds).toBeGreaterThanOrEqual(0);
    expect(lines.join('')).not.toContain('主持');
  });

  it('that fails is told of without the token that stands in the error', async () => {
    const ask: Ask = () => Promise.reject(new Error(`https://api.telegram.org/bot${TOKEN}/x`));
    const { intake, take, untilEnded, lines, ended, sentTo } = offlineIntake(ask);
    await intake.open();
    await take(questionOf(7, 1));
    await untilEnded(1);
    expect([ended('failed'), sentTo(7).length]).toEqual([1, 1]);
    expect(lines.join('')).toContain('https://api.telegram.org/bot<token>/x');
    expect(lines.join('')).not.toContain(TOKEN);
  });

  it('of a chat that is gone is done without another word', async () => {
    const { intake, take, untilEnded, ended, calls, state, lines } = offlineIntake(
      askStub,
      undefined,
      ({ method }) => (method === 'sendMessage' ? BLOCKED : undefined),
    );
    await intake.open();
    await take(questionOf(7, 1));
    await untilEnded(1);
    expect(ended('chat gone')).toBe(1);
    expect(calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1);
    expect(await state.isGone(7)).toBe(true);
    expect(lines.join('')).not.toContain('"level":50');
  });
});

describe('a reply that is refused', () => {
  it.each(REFUSALS)(
    'ends its update, and keeps no other one: $error_code $description',
    async ({ kind, ...refusal }) => {
      const { intake, take, lines, ended, untilEnded, sentTo, state } = offlineIntake(
        askStub,
        undefined,
        ({ method, payload }) =>
          method === 'sendMessage' && payload.chat_id === 7 ? { ok: false, ...refusal } : undefined,
      );
      await intake.open();
      await take(questionOf(7, 1), questionOf(8, 2));
      await untilEnded(2);
      await intake.stop();
      expect(sentTo(8)).toHaveLength(1);
      // What has moved is answered there, and what is needless is as good as done.
      const isWell = kind === 'needless' || kind === 'chat moved';
      expect(ended('handled')).toBe(isWell ? 2 : 1);
      expect(ended('chat gone')).toBe(kind === 'chat gone' ? 1 : 0);
      expect(await state.journal.pending()).toEqual([]);
      expect(lines.join('')).not.toContain('nobody was told');
    },
  );
});

describe('a chat', () => {
  it('is answered in order, and does not keep others waiting', async () => {
    const { ask, asked, open } = gatedAsk();
    const { intake, take, untilEnded } = offlineIntake(ask);
    await intake.open();
    await take(...count(10).map(id => questionOf(7, id)), questionOf(8, 11), questionOf(9, 12));
    open();
    await untilEnded(12);
    expect(asked.slice(0, 3)).toEqual(['问题1', '问题11', '问题12']);
    expect(asked.slice(3)).toEqual(count(9).map(id => `问题${id + 1}`));
  });

  it('with too much waiting is told once, and again when it has been answered', async () => {
    const { ask, open } = gatedAsk();
    const { intake, take, untilEnded, ended, sentTo, state } = offlineIntake(ask);
    await intake.open();
    await take(...count(30).map(id => questionOf(7, id)));
    open();
    await untilEnded(30);
    // One in work and twenty behind it.
    expect([ended('handled'), ended('refused')]).toEqual([21, 9]);
    expect(sentTo(7).filter(text => BUSY.test(text))).toHaveLength(1);
    expect(await state.journal.pending()).toEqual([]);
    await take(...count(30).map(id => questionOf(7, id + 30)));
    await untilEnded(60);
    expect(ended('handled') + ended('refused')).toBe(60);
  });

  it('of a group is not told of messages that were not for the bot', async () => {
    const { ask, open } = gatedAsk();
    const { intake, take, untilEnded, ended, calls } = offlineIntake(ask);
    await intake.open();
    const said = (id: number, text: string) => ({
      ...messageUpdate(text, { ...inGroup, message_id: id }),
      update_id: id,
    });
    await take(...count(21).map(id => said(id, `@${botUser.username} 问题${id}`)));
    await take(...count(5).map(id => said(id + 21, '大家好')));
    open();
    await untilEnded(26);
    expect(ended('refused')).toBe(5);
    const texts = calls.map(({ payload }) => payload.text as string | undefined);
    expect(texts.filter(text => text && BUSY.test(text))).toEqual([]);
  });

  it('keeps no press of a button waiting', async () => {
    const { ask, asked } = gatedAsk();
    const { intake, take, untilEnded, ended } = offlineIntake(ask);
    await intake.open();
    await take(
      ...count(9).flatMap(chat => [questionOf(chat, 2 * chat), questionOf(chat, 2 * chat + 1)]),
    );
    await take(pressOf(3, 100));
    await untilEnded(1);
    expect(ended('handled')).toBe(1);
    expect(asked).toHaveLength(4);
  });
});
