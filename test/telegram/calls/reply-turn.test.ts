import { Api } from 'grammy';
import { expect, it } from 'vitest';
import { replyTurns, untilNoted } from '../../../src/telegram/calls/reply-turn.ts';
import { TOKEN } from '../../helpers/telegram.ts';

/** An API that writes down what begins and ends; chat 13 is refused. */
function written() {
  const events: string[] = [];
  const api = new Api(TOKEN);
  api.config.use(async (_call, method, payload) => {
    const chat = (payload as { chat_id: number }).chat_id;
    events.push(`${method} ${chat}`);
    await new Promise(resolve => setImmediate(resolve));
    const refused = { ok: false, error_code: 400, description: 'Bad Request' };
    return (chat === 13 ? refused : { ok: true, result: { message_id: 1 } }) as never;
  }, replyTurns());
  /** An update that replies, and is noted after that. */
  const update = (chat: number) =>
    untilNoted(async () => {
      await api.sendMessage(chat, '一').catch(() => {});
      await new Promise(resolve => setImmediate(resolve));
      events.push(`noted ${chat}`);
    });
  return { events, api, update };
}

it('a reply is sent when the one before is noted', async () => {
  const { events, update } = written();
  await Promise.all([update(1), update(2), update(3)]);
  expect(events).toEqual([1, 2, 3].flatMap(chat => [`sendMessage ${chat}`, `noted ${chat}`]));
});

it('a reply that is refused keeps nobody waiting', async () => {
  const { events, api, update } = written();
  let noteFirst = () => {};
  const first = untilNoted(async () => {
    await api.sendMessage(13, '一').catch(() => {});
    // Long after its reply was refused.
    await new Promise<void>(resolve => {
      noteFirst = resolve;
    });
  });
  await update(2);
  expect(events).toEqual(['sendMessage 13', 'sendMessage 2', 'noted 2']);
  noteFirst();
  await first;
});

it('all but new messages goes on side by side', async () => {
  const { events, api } = written();
  const edit = (chat: number) =>
    untilNoted(async () => void (await api.editMessageText(chat, 1, '一')));
  await Promise.all([edit(1), edit(2), api.sendMessage(3, '一'), api.sendMessage(4, '一')]);
  expect(events.slice(0, 4).sort()).toEqual([
    'editMessageText 1',
    'editMessageText 2',
    'sendMessage 3',
    'sendMessage 4',
  ]);
});

it('an update may send more than one message', async () => {
  const { events, api } = written();
  await untilNoted(async () => {
    await api.sendMessage(1, '一');
    await api.sendMessage(1, '二');
  });
  expect(events).toEqual(['sendMessage 1', 'sendMessage 1']);
});
