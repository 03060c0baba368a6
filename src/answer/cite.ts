import type { Hit } from '../search/hit.ts';
import { foldText } from '../text/fold.ts';
import { sha256 } from '../text/hash.ts';
import { placeName } from '../text/places.ts';
import { terms } from '../text/terms.ts';
import type { Citation, Passage } from '../types.ts';
import { isAlikeIn } from './alike.ts';
import type { Asking } from './asking.ts';
import { MAX_QUOTED_CHARACTERS, MAX_QUOTES } from './limits.ts';
import { wantedWords } from './meeting-facts.ts';
import { chooseQuote, type TermWeights } from './quote.ts';

/** Copies score alike, so those of a quote are looked for among its nearest by score. */
const ALIKE_WITHIN = 3;
const ALIKE_COVERAGE_WITHIN = 0.15;
const ALIKE_DENSE_WITHIN = 0.1;
const MOST_COMPARED = 5;

/** Quotes and the hits they are of, in the same order. */
export interface Cited {
  citations: Citation[];
  cited: Hit[];
}

/**
 * Quotes with where they stand, in the order of their hits, up to the limits of an answer. Those
 * whose hashes are in `shown` are left out.
 */
export async function cite(
  asking: Asking,
  hits: Hit[],
  weights: TermWeights,
  shown: ReadonlySet<string>,
): Promise<Cited> {
  const citations: Citation[] = [];
  const cited: Hit[] = [];
  let characters = 0;
  for (const hit of hits) {
    const [passage] = await asking.index.passages([hit.passageId]);
    if (!passage) continue;
    const citation = await citePassage(asking, passage, weights, citations.length + 1);
    if (shown.has(citation.sha256)) continue;
    characters += citation.text.length;
    if (characters > MAX_QUOTED_CHARACTERS) break;
    citations.push(citation);
    cited.push(hit);
    if (citations.length === MAX_QUOTES) break;
  }
  return { citations, cited };
}

/** The quote of a passage that answers, as the nth of an answer. */
export async function citePassage(
  { index, query }: Asking,
  passage: Passage,
  weights: TermWeights,
  n: number,
): Promise<Citation> {
  const body = await index.body(passage.reportIndex);
  const [record] = await index.records([passage.reportIndex]);
  const [source, ...copies] = await index.sources(passage.reportIndex);
  if (!record || !source) throw new RangeError(`report ${passage.reportIndex} has no source`);
  const wanted = wantedWords(query, record);
  const quote = chooseQuote(body, passage, wanted === null ? weights : withWords(weights, wanted));
  const text = body.slice(quote.start, quote.end);
  return {
    n,
    text,
    reportId: record.reportId,
    title: record.title,
    date: record.meetingDate ?? record.published,
    dateInferred: record.dateInferred,
    place: placeName(record.place),
    speaker: passage.speaker,
    file: source.file,
    url: record.url,
    start: quote.start,
    end: quote.end,
    marks: quote.marks.map(mark => [mark.start - quote.start, mark.end - quote.start]),
    copies: copies.map(copy => copy.file),
    sha256: sha256(text),
    alike: [],
  };
}

/** What is asked for by name counts more than all words of the question. */
function withWords(weights: TermWeights, words: string): TermWeights {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights, ...terms(foldText(words)).map(term => [term, all] as const)]);
}

/**
 * The same quotes with the files of other reports that say almost the same: near copies of the
 * quoted report, and reports with a passage that was found as well as the quoted one.
 */
export async function withAlike(
  { index, texts }: Asking,
  citations: Citation[],
  cited: Hit[],
  hits: Hit[],
): Promise<Citation[]> {
  const quoted = new Set(citations.map(({ reportId }) => reportId));
  const named: Citation[] = [];
  for (const [i, citation] of citations.entries()) {
    const { reportIndex, score, features } = cited[i] as Hit;
    const text = foldText(citation.text);
    const near = hits
      .filter(other => other.reportIndex !== reportIndex)
      .filter(
        other =>
          Math.abs(other.score - score) <= ALIKE_WITHIN &&
          Math.abs(other.features.coverage - features.coverage) <= ALIKE_COVERAGE_WITHIN &&
          Math.abs(other.features.dense - features.dense) <= ALIKE_DENSE_WITHIN,
      )
      .slice(0, MOST_COMPARED);
    const alike = new Set<number>();
    for (const other of near) {
      if (isAlikeIn(text, await texts.passage(other.passageId))) alike.add(other.reportIndex);
    }
    for (const { reportIndex: copy } of await index.nearCopies(reportIndex)) {
      if (isAlikeIn(text, await texts.body(copy))) alike.add(copy);
    }
    const files: string[] = [];
    for (const other of [...alike].sort((a, b) => a - b)) {
      const [record] = await index.records([other]);
      if (!record || quoted.has(record.reportId)) continue;
      files.push(...(await index.sources(other)).map(({ file }) => file));
    }
    named.push({ ...citation, alike: files });
  }
  return named;
}
