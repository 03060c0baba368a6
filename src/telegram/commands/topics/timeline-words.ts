import type { TranslateFunction } from '@grammyjs/i18n';
import type { ReportRecord } from '../../../index/catalog/catalog.ts';
import type { Timeline } from '../../../picture/timeline.ts';
import { timelineRows } from '../../../picture/timeline-rows.ts';
import { ROWS, type TimelineDrawing } from '../../../picture/timeline-svg.ts';
import { shortened, visible } from '../../../text/visible.ts';
import { reportAddress } from '../../reply/addresses.ts';
import { RichText } from '../../reply/rich-text.ts';

const MAX_CAPTION_CHARACTERS = 1024;
const MAX_TOPIC_CHARACTERS = 60;
const MAX_TITLE_CHARACTERS = 60;
/** A message has room for them, and Telegram takes no more than a hundred entities. */
const MOST_LISTED = 40;
const MAX_LIST_CHARACTERS = 3800;

/** What is told of a timeline in words. */
interface Facts {
  topic: string;
  reports: number;
  places: number;
  measures: number;
  /** First and last full date; empty when there is none. */
  from: string;
  to: string;
  undated: number;
  nowhere: number;
}

function factsOf({ topic, points }: Timeline): Facts {
  const days = points.flatMap(({ day }) => day ?? []);
  return {
    topic: visible(topic, MAX_TOPIC_CHARACTERS),
    reports: points.length,
    places: new Set(points.flatMap(({ place }) => place ?? [])).size,
    measures: points.reduce((sum, { measures }) => sum + measures, 0),
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    undated: points.length - days.length,
    nowhere: points.filter(({ place }) => place === null).length,
  };
}

/** A timeline with the words that are drawn. */
export function drawingOf(timeline: Timeline, t: TranslateFunction): TimelineDrawing {
  const { topic, reports, places, from, to } = factsOf(timeline);
  const range = from === to ? from : t('timeline-range', { from, to });
  const dates = from === '' ? t('timeline-undated-only') : range;
  return {
    points: timeline.points,
    title: t('timeline-title', { topic }),
    subtitle: t('timeline-subtitle', { reports, places, dates }),
    words: {
      measures: t('timeline-measures'),
      rest: count => t('timeline-rest', { places: count }),
      nowhere: t('timeline-nowhere'),
      undated: t('timeline-undated'),
      total: t('timeline-total'),
    },
  };
}

/** What a timeline shows and what it cannot show, for under the picture. */
export function captionOf(timeline: Timeline, t: TranslateFunction): string {
  const facts = factsOf(timeline);
  const { topic, reports, places, measures, from, to, undated, nowhere } = facts;
  const counts = { topic, reports, places, measures };
  const { restPlaces } = timelineRows(timeline.points, ROWS);
  const what =
    from === ''
      ? t('timeline-caption-undated', counts)
      : from === to
        ? t('timeline-caption-day', { ...counts, from })
        : t('timeline-caption', { ...counts, from, to });
  const lines = [
    what,
    from !== '' && undated > 0 && t('timeline-left-undated', { reports: undated }),
    restPlaces > 0 && t('timeline-left-rest', { places: restPlaces }),
    nowhere > 0 && t('timeline-left-nowhere', { reports: nowhere }),
  ];
  return shortened(lines.filter(line => line !== false).join('\n'), MAX_CAPTION_CHARACTERS);
}

/** The reports of a timeline in the order they are listed: the newest first, those without a date last. */
export function listedReports({ points }: Timeline): number[] {
  const dated = points.filter(({ day }) => day !== null).reverse();
  const undated = points.filter(({ day }) => day === null);
  return [...dated, ...undated].slice(0, MOST_LISTED).map(({ reportIndex }) => reportIndex);
}

/** The same as text: date, place, title and number of measures of every listed report. */
export function listOf(
  timeline: Timeline,
  records: readonly ReportRecord[],
  t: TranslateFunction,
  publicUrl: string | null,
): RichText {
  const { topic } = factsOf(timeline);
  const points = new Map(timeline.points.map(point => [point.reportIndex, point] as const));
  const list = new RichText().bold(t('timeline-list-title', { topic })).add('\n');
  let listed = 0;
  for (const record of records) {
    if ([...list.text].length > MAX_LIST_CHARACTERS) break;
    const { day, place, measures = 0 } = points.get(record.reportIndex) ?? {};
    const date = day ?? record.meetingDate ?? record.published ?? '';
    const facts = [date || t('timeline-undated'), place ?? ''].filter(fact => fact !== '');
    const title = visible(record.title ?? '', MAX_TITLE_CHARACTERS) || t('timeline-untitled');
    list.add(`\n${facts.map(fact => visible(fact, MAX_TITLE_CHARACTERS)).join(' · ')} · `);
    list.link(title, reportAddress(record, publicUrl));
    list.add(` · ${t('timeline-list-measures', { measures })}`);
    listed++;
  }
  const rest = timeline.points.length - listed;
  return rest > 0 ? list.add(`\n\n${t('timeline-list-rest', { reports: rest })}`) : list;
}
