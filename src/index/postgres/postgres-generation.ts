import type { Store } from '../../postgres/connect.ts';
import type { OriginRun, Passage, Source } from '../../types.ts';
import type { NearCopy, ReportDetails, ReportRecord } from '../catalog/catalog.ts';
import type {
  Facet,
  FacetKind,
  FoundMeasure,
  ReportFilter,
  ReportList,
} from '../catalog/catalog-lists.ts';
import { inverseDocumentFrequency } from '../lexical/bm25.ts';
import type { Evidence, EvidenceRequest, RecordFilter, ReportIndex } from '../report-index.ts';
import { findEvidence } from './evidence.ts';
import { Fetched } from './fetched.ts';
import { Lexicon } from './lexicon.ts';
import { RecordSearch } from './record-search.ts';
import { ReportLists } from './report-lists.ts';
import { ReportRows } from './report-rows.ts';
import type { StoredGeneration } from './stored-generation.ts';
import { storedTerm } from './term-vector.ts';

/** One question reads some of them several times, and the next ones often the same. */
const KEPT = { bodies: 256, records: 4096, passages: 8192 };

/** One generation in a database. Every method asks it once, or not at all for what was asked before. */
export class PostgresGeneration implements ReportIndex {
  readonly generation: number;
  readonly reportCount: number;
  readonly passageCount: number;
  readonly unseenTermWeight: number;
  readonly #store: Store;
  readonly #stored: StoredGeneration;
  readonly #lexicon: Lexicon;
  readonly #rows: ReportRows;
  readonly #lists: ReportLists;
  readonly #search: RecordSearch;
  readonly #bodies: Fetched<number, string>;
  readonly #records: Fetched<number, ReportRecord>;
  readonly #passages: Fetched<number, Passage>;

  /** The store stays open when the generation is closed. */
  constructor(store: Store, stored: StoredGeneration) {
    const { generation, counts } = stored;
    this.#store = store;
    this.#stored = stored;
    this.generation = generation;
    this.reportCount = counts.reports;
    this.passageCount = counts.passages;
    this.unseenTermWeight = inverseDocumentFrequency(counts.passages, 0);
    this.#lexicon = new Lexicon(store, generation);
    this.#lists = new ReportLists(store, generation);
    this.#search = new RecordSearch(store, generation);
    const rows = new ReportRows(store, generation);
    this.#rows = rows;
    this.#bodies = new Fetched(KEPT.bodies, indexes => rows.bodies(indexes));
    this.#records = new Fetched(KEPT.records, indexes => rows.records(indexes));
    this.#passages = new Fetched(KEPT.passages, ids => rows.passages(ids));
  }

  evidence(request: EvidenceRequest): Promise<Evidence[]> {
    return findEvidence(this.#store, this.#stored, this.#lexicon, request);
  }

  async termWeights(terms: string[]): Promise<(number | null)[]> {
    const counts = await this.#lexicon.counts(terms.map(storedTerm));
    return counts.map(({ passages }) =>
      passages > 0 ? inverseDocumentFrequency(this.passageCount, passages) : null,
    );
  }

  /** Who asks for passages reads them, with those beside them: these are fetched as well. */
  async passages(passageIds: number[]): Promise<Passage[]> {
    const beside = passageIds.flatMap(id => [id, id - 1, id + 1]);
    const found = await this.#passages.many(beside);
    const passages = passageIds.map((id, i) => known(found[3 * i], 'passage', id));
    await this.#bodies.many([...new Set(passages.map(({ reportIndex }) => reportIndex))]);
    return passages;
  }

  async passageText(passageId: number): Promise<string> {
    const { reportIndex, start, end } = known(
      await this.#passages.one(passageId),
      'passage',
      passageId,
    );
    return (await this.body(reportIndex)).slice(start, end);
  }

  reportIndexes(): Promise<number[]> {
    return this.#lists.all();
  }

  async records(reportIndexes: number[]): Promise<ReportRecord[]> {
    const found = await this.#records.many(reportIndexes);
    return found.map((record, i) => known(record, 'report', reportIndexes[i]));
  }

  async body(reportIndex: number): Promise<string> {
    return (await this.#bodies.one(reportIndex)) ?? '';
  }

  origin(reportIndex: number): Promise<OriginRun[]> {
    return this.#rows.origin(reportIndex);
  }

  sources(reportIndex: number): Promise<Source[]> {
    return this.#rows.sources(reportIndex);
  }

  details(reportIndex: number): Promise<ReportDetails> {
    return this.#rows.details(reportIndex);
  }

  nearCopies(reportIndex: number): Promise<NearCopy[]> {
    return this.#rows.nearCopies(reportIndex);
  }

  reportsFitting(filter: RecordFilter): Promise<readonly number[]> {
    return this.#search.fitting(filter);
  }

  peopleAmong(names: readonly string[]): Promise<string[]> {
    return this.#search.peopleAmong(names);
  }

  placeCounts(): Promise<ReadonlyMap<string, number>> {
    return this.#search.placeCounts();
  }

  async latestReports(limit: number): Promise<number[]> {
    return (await this.#lists.list({}, { offset: 0, limit })).reportIndexes;
  }

  list(filter: ReportFilter, page: { offset: number; limit: number }): Promise<ReportList> {
    return this.#lists.list(filter, page);
  }

  facets(kind: FacetKind, filter: ReportFilter): Promise<Facet[]> {
    return this.#lists.facets(kind, filter);
  }

  measuresOn(topic: string): Promise<FoundMeasure[]> {
    return this.#lists.measuresOn(topic);
  }

  findReport(reportId: string): Promise<number | null> {
    return this.#lists.find(reportId);
  }

  close(): void {
    for (const kept of [this.#bodies, this.#records, this.#passages]) kept.clear();
  }
}

function known<Value>(value: Value | undefined, what: string, number: number | undefined): Value {
  if (value === undefined) throw new RangeError(`no ${what} ${number}`);
  return value;
}
