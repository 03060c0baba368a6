import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { understand } from '../../../src/search/understand.ts';
import type { AskedQuestion, State } from '../../../src/telegram/state/state.ts';
import type { Places } from './places.ts';

const DAY = 24 * 60 * 60_000;
const START = new Date(2022, 4, 5, 12).getTime();

function asked(fields: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    conversation: { chat: 1001, thread: 0 },
    userId: 1001,
    questionId: 41,
    question: '谁主持的会议？',
    before: null,
    shown: ['a'],
    reason: null,
    milliseconds: 6.4,
    ...fields,
  };
}

/** What any store keeps of questions, votes, remarks and what admins do. */
export function questionsContract(places: Places): void {
  let clock: number;
  let state: State;

  beforeEach(async () => {
    clock = START;
    state = await (await places()).open({ now: () => clock });
  });
  afterEach(() => state.close());

  describe('questions with what became of them', () => {
    it('are found by their number and by their message', async () => {
      const answerId = await state.answers.add(asked({ shown: ['a', 'b'] }));
      await state.answers.replied(answerId, 77);
      const stored = await state.answers.find(answerId);

      expect(stored).toEqual({
        ...asked({ milliseconds: 6, shown: ['a', 'b'] }),
        answerId,
        askedAt: new Date(START),
        replyId: 77,
      });
      expect(await state.answers.ofMessage(1001, 41)).toEqual(stored);
      expect(await state.answers.ofMessage(1001, 42)).toBeNull();
      expect(await state.answers.find(answerId + 1)).toBeNull();
    });

    it('are replaced when the message is edited, and keep their reply', async () => {
      const first = await state.answers.add(asked());
      await state.answers.replied(first, 77);
      const again = await state.answers.add(asked({ question: '学校呢？', reason: 'no_evidence' }));

      expect(again).toBe(first);
      expect(await state.answers.find(first)).toMatchObject({ question: '学校呢？', replyId: 77 });
    });

    it('are counted by day', async () => {
      for (let i = 1; i <= 20; i++)
        await state.answers.add(asked({ questionId: i, milliseconds: i }));
      clock += DAY;
      await state.answers.add(asked({ questionId: 30, reason: 'no_such_date', milliseconds: 9 }));

      expect(await state.answers.perDay(new Date(START))).toEqual([
        { day: '2022-05-05', answered: 20, notFound: 0, p50: 10, p95: 19 },
        { day: '2022-05-06', answered: 0, notFound: 1, p50: 9, p95: 9 },
      ]);
      expect(await state.answers.perDay(new Date(START + 1))).toHaveLength(1);
    });

    it('are counted together, with who asked', async () => {
      await state.answers.add(asked({ questionId: 1, userId: 1, milliseconds: 4 }));
      await state.answers.add(asked({ questionId: 2, userId: 1, milliseconds: 8 }));
      clock += DAY;
      await state.answers.add(asked({ questionId: 3, userId: 2, reason: 'no_evidence' }));

      expect(await state.answers.totals(new Date(START))).toEqual({
        answered: 2,
        notFound: 1,
        people: 2,
        p50: 6,
        p95: 8,
      });
      expect(await state.answers.totals(new Date(clock + 1))).toMatchObject({
        answered: 0,
        people: 0,
      });
    });

    it('keep what they were asked after, and hold odd characters', async () => {
      const before = {
        query: understand('晋中的会议？'),
        reportIds: ['a'],
        shown: ['\0', '\ud800'],
      };
      const answerId = await state.answers.add(asked({ before, question: '谁\0主持\ud800' }));
      await state.votes.remark(1, '\0');

      const stored = await state.answers.find(answerId);
      expect(stored?.before).toEqual(before);
      expect(stored?.question).toMatch(/^谁.主持./su);
      expect(await state.votes.remarks(1)).toHaveLength(1);
    });

    it('that got nothing are told once, the most asked first', async () => {
      const questions = ['地铁几点停运？', '地鐵幾點停運', '舞钢呢？', '地铁 几点停运?'];
      for (const [i, question] of questions.entries()) {
        clock += 1;
        const reason = 'no_evidence' as const;
        await state.answers.add(asked({ questionId: i, userId: i % 2, question, reason }));
      }
      await state.answers.add(asked({ questionId: 99 }));

      expect(await state.answers.unanswered(10)).toEqual([
        {
          question: '地铁 几点停运?',
          times: 3,
          people: 2,
          reason: 'no_evidence',
          lastAsked: new Date(START + 4),
        },
        expect.objectContaining({ question: '舞钢呢？', times: 1, people: 1 }),
      ]);
      expect(await state.answers.unanswered(1)).toHaveLength(1);
    });
  });

  describe('votes', () => {
    it('can be changed and taken back, one a person', async () => {
      const answerId = await state.answers.add(asked());

      expect(await state.votes.vote(answerId, 1, 1)).toBe(1);
      expect(await state.votes.vote(answerId, 2, -1)).toBe(-1);
      expect(await state.votes.counts(new Date(0))).toEqual({ up: 1, down: 1 });
      expect(await state.votes.vote(answerId, 1, -1)).toBe(-1);
      expect(await state.votes.vote(answerId, 2, -1)).toBe(0);
      expect(await state.votes.counts(new Date(0))).toEqual({ up: 0, down: 1 });
    });

    it('are told of each answer, and remarks with who made them', async () => {
      const answerId = await state.answers.add(asked());
      await state.votes.vote(answerId, 1, 1);
      await state.votes.vote(answerId, 2, 1);
      await state.votes.remark(1, '很好');
      clock += 1;
      await state.votes.remark(2, '太慢');

      expect(await state.votes.ofAnswer(answerId)).toEqual({ up: 2, down: 0 });
      expect(await state.votes.ofAnswer(answerId + 1)).toEqual({ up: 0, down: 0 });
      expect(await state.votes.counts(new Date(clock))).toEqual({ up: 0, down: 0 });
      expect(await state.votes.remarks(1)).toEqual([
        { userId: 2, saidAt: new Date(clock), text: '太慢' },
      ]);
    });

    it('for an answer that is kept no longer count nothing', async () => {
      expect(await state.votes.vote(5, 1, 1)).toBe(0);
      expect(await state.votes.counts(new Date(0))).toEqual({ up: 0, down: 0 });
    });
  });

  describe('forgetting', () => {
    it('takes all that is kept of a person', async () => {
      const mine = await state.answers.add(asked({ userId: 1, questionId: 1 }));
      await state.answers.add(asked({ userId: 2, questionId: 2 }));
      await state.votes.vote(mine, 2, 1);
      await state.votes.remark(1, '很好');
      await state.setLanguage(1, 'en');

      expect(await state.forgetUser(1)).toBe(1);
      expect(await state.answers.find(mine)).toBeNull();
      expect(await state.language(1)).toBeNull();
      expect(await state.votes.remarks(10)).toEqual([]);
      expect(await state.votes.counts(new Date(0))).toEqual({ up: 0, down: 0 });
      expect(await state.answers.ofMessage(1001, 2)).not.toBeNull();
    });

    it('takes what is older than a day, but no audit and no update that waits', async () => {
      await state.answers.add(asked());
      await state.votes.remark(1, '很好');
      await state.audit.add(9, 'rebuild', '');
      await state.journal.take({ update_id: 1 }, 'chat:7');
      await state.journal.take({ update_id: 2 }, 'chat:7');
      await state.journal.handled(2);
      clock += DAY;
      await state.answers.add(asked({ questionId: 42 }));
      await state.forgetBefore(new Date(START + 1));

      expect(await state.answers.ofMessage(1001, 41)).toBeNull();
      expect(await state.answers.ofMessage(1001, 42)).not.toBeNull();
      expect(await state.votes.remarks(10)).toEqual([]);
      expect(await state.audit.latest(5)).toHaveLength(1);
      expect(await state.journal.pending()).toEqual([{ update_id: 1 }]);
      // Its number was forgotten, so it would be taken again.
      expect(await state.journal.take({ update_id: 2 }, 'chat:7')).toBe(true);
    });
  });

  describe('what admins do', () => {
    it('is told, the newest first', async () => {
      await state.audit.add(9, 'upload', 'a.txt');
      clock += 1;
      await state.audit.add(9, 'remove', 'b.txt');

      expect(await state.audit.latest(5)).toEqual([
        { adminId: 9, doneAt: new Date(START + 1), action: 'remove', detail: 'b.txt' },
        { adminId: 9, doneAt: new Date(START), action: 'upload', detail: 'a.txt' },
      ]);
      expect(await state.audit.latest(1)).toHaveLength(1);
    });

    it('changes an upload once', async () => {
      const upload = { adminId: 9, status: 'waiting', path: '/held/a.txt', file: 'a.txt' } as const;
      const uploadId = await state.uploads.add(upload);

      expect(await state.uploads.change(uploadId, 'waiting', 'taken', '/reports/a.txt')).toBe(true);
      expect(await state.uploads.change(uploadId, 'waiting', 'refused', '')).toBe(false);
      expect(await state.uploads.find(uploadId)).toEqual({
        ...upload,
        uploadId,
        status: 'taken',
        path: '/reports/a.txt',
        sentAt: new Date(START),
      });
      expect(await state.uploads.find(uploadId + 1)).toBeNull();
    });
  });
}
