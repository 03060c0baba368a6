import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { Hit } from '../search/hit.ts';
import { search } from '../search/search.ts';
import { type PreviousQuestion, understand } from '../search/understand.ts';
import { foldText } from '../text/fold.ts';
import { sha256 } from '../text/hash.ts';
import { placeName, shortPlaceName } from '../text/places.ts';
import { terms } from '../text/terms.ts';
import type { Answer, Citation, NearestReport, Passage, Query } from '../types.ts';
import { chooseHits } from './choose.ts';
import { decide } from './decide.ts';
import { chooseQuote, type TermWeights } from './quote.ts';

/** An answer, and what the chat keeps of it for the next question. */
export interface Answered {
  answer: Answer;
  remembered: PreviousQuestion;
  /** How far its hits are above the bar for answering; below 0 nothing is quoted. */
  overBar: number;
}

export const MAX_QUOTED_CHARACTERS = 900;
const MAX_NEAREST = 3;

/**
 * Answer a question by quoting. Everything in the answer comes from one generation. `previous` is
 * what was remembered of the question before it in the same chat.
 */
export async function answerQuestion(
  index: ReportIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  text: string,
  previous: PreviousQuestion | null = null,
): Promise<Answered> {
  const query = understand(text, previous);
  const found = await search(index, embedder, query);
  const { hits, weights } = found;
  const decision = await decide(index, query, found);
  const chosen = await chooseHits(index, query, decision.hits);
  const quotes = await cite(index, query, chosen, weights);
  const answer: Answer = {
    status: decision.reason === null ? 'answered' : 'not_found',
    language: query.language,
    quotes,
    reason: decision.reason,
    nearest: decision.reason === null ? [] : await nearest(index, query, hits),
  };
  const reportIndexes = [...new Set(chosen.map(hit => hit.reportIndex))];
  return {
    answer,
    remembered: { query, reportIndexes },
    overBar: decision.overBar,
  };
}

/** Quotes of hits, best first, as far as they fit into one answer. */
export async function cite(
  index: ReportIndex,
  query: Query,
  hits: Hit[],
  weights: TermWeights,
): Promise<Citation[]> {
  const passages = await index.passages(hits.map(hit => hit.passageId));
  const citations: Citation[] = [];
  let characters = 0;
  for (const passage of passages) {
    const citation = await citePassage(index, query, passage, weights, citations.length + 1);
    characters += citation.text.length;
    if (characters > MAX_QUOTED_CHARACTERS) break;
    citations.push(citation);
  }
  return citations;
}

async function citePassage(
  index: ReportIndex,
  query: Query,
  passage: Passage,
  weights: TermWeights,
  n: number,
): Promise<Citation> {
  const body = await index.body(passage.reportIndex);
  const [record] = await index.records([passage.reportIndex]);
  const [source, ...copies] = await index.sources(passage.reportIndex);
  if (!record || !source) throw new RangeError(`report ${passage.reportIndex} has no source`);
  const wanted = query.kind === 'chair' && record.chair ? withName(weights, record.chair) : weights;
  const quote = chooseQuote(body, passage, wanted);
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
  };
}

/** The name that is asked for counts more than all words of the question. */
function withName(weights: TermWeights, name: string): TermWeights {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights, ...terms(foldText(name)).map(term => [term, all] as const)]);
}

/** What there is instead: reports of the asked place, then of the best hits, then the latest. */
async function nearest(index: ReportIndex, query: Query, hits: Hit[]): Promise<NearestReport[]> {
  const fromHits = hits.filter(hit => hit.features.agreement > 0 || hit.features.coverage > 0);
  const best = [...fromHits].sort((a, b) => b.features.agreement - a.features.agreement);
  const asked = query.places.map(shortPlaceName);
  const candidates = [
    ...new Set([...best.map(hit => hit.reportIndex), ...(await index.latestReports(MAX_NEAREST))]),
  ].slice(0, MAX_NEAREST * 2);
  const records = await index.records(candidates);
  const inPlace = records.filter(record =>
    asked.some(place => placeName(record.place)?.includes(place)),
  );
  return [...new Set([...inPlace, ...records])].slice(0, MAX_NEAREST).map(record => ({
    reportId: record.reportId,
    title: record.title,
    date: record.meetingDate ?? record.published,
    place: placeName(record.place),
  }));
}
