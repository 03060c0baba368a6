import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpanOf } from '../../../src/answer/cite-span.ts';
import type { ReportRecord } from '../../../src/index/catalog/catalog.ts';
import { renderPassage } from '../../../src/telegram/reply/render-passage.ts';
import { renderMeeting, renderText } from '../../../src/telegram/reply/render-report.ts';
import type { Span } from '../../../src/types.ts';
import { naughty, naughtyPlace } from '../../helpers/naughty.ts';
import { report } from '../../helpers/report.ts';
import { citation } from '../../helpers/telegram.ts';
import { sendToServer } from '../../helpers/telegram-server.ts';
import { wordsIn } from '../../helpers/words.ts';

const shown = { t: wordsIn(), publicUrl: null };
const BODY = '会议要求，堤防每两小时巡查一遍。'.repeat(300);

function recordOf(fields: Partial<ReportRecord> = {}): ReportRecord {
  return { ...report(), reportIndex: 0, firstPassage: 0, passageCount: 1, ...fields };
}

/** Texts of all pages of a report, without what stands over them. */
function pagesOf(body: string, span: Span | null = null, record = recordOf()): string[] {
  const { pages } = renderText(record, body, { page: 1, span }, shown);
  return Array.from({ length: pages }, (_, i) => {
    const { message, page } = renderText(record, body, { page: i + 1, span }, shown);
    expect(page).toBe(i + 1);
    return message.text.slice(message.text.indexOf('\n\n') + 2);
  });
}

it('shows the record over the first page, the title over all', () => {
  const record = recordOf({
    title: '防汛会议',
    meetingDate: '2022-06-01',
    dateInferred: true,
    place: { province: '山西省', city: '晋中市', county: null },
    chair: '吴俊清',
    speakers: ['吴俊清', '常书铭'],
  });
  const first = renderText(record, BODY, { page: 1, span: null }, shown).message.text;
  expect(first.split('\n\n')[0]).toBe(
    '防汛会议\n2022-06-01（年份为推断）\n地点：山西省晋中市\n主持：吴俊清\n讲话：吴俊清、常书铭',
  );
  const second = renderText(record, BODY, { page: 2, span: null }, shown).message.text;
  expect(second.split('\n\n')[0]).toBe('防汛会议');
});

it.each([
  [0, 3],
  [99, 3],
  [2, 2],
])('shows, for page %i asked for, page %i: the one with the quote, or the last', (page, is) => {
  const span = { start: BODY.length - 10, end: BODY.length };
  expect(renderText(recordOf(), BODY, { page, span }, shown)).toMatchObject({ page: is, pages: 3 });
});

it('shows what else is said on the question, else what was asked for', () => {
  const quotes = [citation({ text: '堤防每两小时巡查一遍。', marks: [[0, 2]] })];
  const measures = ['值班人员不得离岗。', '二', '三', '四'];
  const said = renderMeeting(recordOf(), { quotes, measures }, shown).text;
  expect(said).toMatch(/\n\n同一报道中还有：\n堤防每两小时巡查一遍。$/u);
  const asked = renderMeeting(recordOf(), { quotes: [], measures }, shown).text;
  expect(asked).toMatch(/\n\n会上提出：\n值班人员不得离岗。\n二\n三$/u);
  expect(renderMeeting(recordOf(), { quotes: [], measures: [] }, shown).text).not.toContain('：\n');
});

it('has all of the text on its pages, with a quote in it or not', () => {
  const text = fc.string({ unit: fc.constantFrom('会', '。', '\n', '𠮷', 'a b'), minLength: 1 });
  const span = fc.tuple(fc.nat(), fc.nat());
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 99 }), span, (unit, times, [a, length]) => {
      const body = unit.repeat(times);
      const start = a % body.length;
      const end = Math.min(start + (length % 300) + 1, body.length);
      expect(pagesOf(body).join('')).toBe(body);
      fc.pre(isSpanOf(body, { start, end }));
      expect(pagesOf(body, { start, end }).join('')).toBe(body);
    }),
  );
});

describe('the big list of naughty strings', () => {
  if (naughty === null) {
    it.skip(`needs ${naughtyPlace}`, () => {});
    return;
  }

  it('is sendable as every name of a report, and as its text', async () => {
    for (const text of naughty ?? []) {
      const record = recordOf({
        title: text,
        chair: text,
        speakers: Array(99).fill(text),
        published: text,
        place: { province: text, city: text, county: text },
        url: text,
      });
      const body = text.repeat(200);
      const span = { start: 0, end: text.length };
      const page = renderText(record, body, { page: 0, span }, shown).message;
      await sendToServer(page);
      const quote = citation({ text, title: text, place: text, speaker: text, url: text, ...span });
      const meeting = renderMeeting(record, { quotes: [quote], measures: [] }, shown);
      await sendToServer(meeting);
      await sendToServer(renderPassage(quote, body, shown));
    }
  });
});
