import type { OriginRun, Passage, Source } from '../types.ts';
import type { Catalog, NearCopy, ReportDetails, ReportRecord } from './catalog/catalog.ts';
import type {
  Facet,
  FacetKind,
  FoundMeasure,
  ReportFilter,
  ReportList,
} from './catalog/catalog-lists.ts';
import type { PassageRanges } from './catalog/passage-ranges.ts';
import type { RecordTable } from './catalog/record-table.ts';
import type { Manifest } from './format.ts';
import { inverseDocumentFrequency } from './lexical/bm25.ts';
import { type LexicalIndex, topScores } from './lexical/lexical.ts';
import { Recent } from './recent.ts';
import type { Evidence, EvidenceRequest, RecordFilter, ReportIndex } from './report-index.ts';
import type { DenseIndex } from './vectors.ts';

const NO_REPORT = 2 ** 32 - 1;
/** One question reads some of them several times, and the next ones often the same. */
const KEPT = { bodyCharacters: 4_000_000, records: 4096, passages: 8192, sources: 1024 };

/** The opened files of a generation. */
export interface GenerationFiles {
  manifest: Manifest;
  catalog: Catalog;
  records: RecordTable;
  passageRanges: PassageRanges;
  passages: LexicalIndex;
  reports: LexicalIndex;
  dense: DenseIndex;
}

/** One published generation on the local disk, opened for reading. */
export class Generation implements ReportIndex {
  readonly generation: number;
  readonly reportCount: number;
  readonly passageCount: number;
  readonly unseenTermWeight: number;
  readonly #files: GenerationFiles;
  /** Report of every passage; NO_REPORT for the number of a removed one. */
  readonly #reportOf: Uint32Array;
  readonly #bodies: Recent<number, string>;
  readonly #records: Recent<number, ReportRecord>;
  readonly #passages: Recent<number, Passage>;
  readonly #sources: Recent<number, Source[]>;

  constructor(files: GenerationFiles) {
    const { counts, generation } = files.manifest;
    const { catalog } = files;
    this.#files = files;
    this.#bodies = new Recent(
      KEPT.bodyCharacters,
      reportIndex => catalog.body(reportIndex),
      body => body.length,
    );
    this.#records = new Recent(KEPT.records, reportIndex => catalog.record(reportIndex));
    this.#sources = new Recent(KEPT.sources, reportIndex => catalog.sources(reportIndex));
    this.#passages = new Recent(KEPT.passages, passageId => catalog.passage(passageId));
    this.generation = generation;
    this.reportCount = counts.reports;
    this.passageCount = counts.passages;
    this.unseenTermWeight = inverseDocumentFrequency(counts.passages, 0);
    this.#reportOf = new Uint32Array(files.passages.numbers).fill(NO_REPORT);
    const { passageRanges } = files;
    for (const reportIndex of passageRanges.reportIndexes) {
      const first = passageRanges.first(reportIndex);
      this.#reportOf.fill(reportIndex, first, first + passageRanges.count(reportIndex));
    }
  }

  async evidence({ terms, vector, limits, reportIndexes }: EvidenceRequest): Promise<Evidence[]> {
    const weighted = terms.map(({ term, weight }) => [term, weight] as const);
    const passages = this.#files.passages.score(weighted);
    const reports = this.#files.reports.score(weighted);
    const { passageRanges } = this.#files;
    const candidates = new Set<number>();
    for (const { id } of topScores(passages.scores, limits.passages)) candidates.add(id);
    for (const { id } of this.#files.dense.nearest(vector, limits.nearest)) candidates.add(id);
    const bestReports = topScores(reports.scores, limits.reports).map(({ id }) => id);
    for (const report of [...bestReports, ...reportIndexes]) {
      const first = passageRanges.first(report);
      const behind = first + passageRanges.count(report);
      for (let passage = first; passage < behind; passage++) candidates.add(passage);
    }
    const evidence: Evidence[] = [];
    for (const passageId of Uint32Array.from(candidates).sort()) {
      // A number whose passage was removed has no evidence.
      const reportIndex = this.#reportOf[passageId] ?? NO_REPORT;
      if (reportIndex === NO_REPORT) continue;
      evidence.push({
        passageId,
        reportIndex,
        passageLexical: passages.scores[passageId] ?? 0,
        covered: passages.covered[passageId] ?? 0,
        reportLexical: reports.scores[reportIndex] ?? 0,
        reportCovered: reports.covered[reportIndex] ?? 0,
        dense: vector.length > 0 ? this.#files.dense.similarity(vector, passageId) : 0,
      });
    }
    return evidence;
  }

  async termWeights(terms: string[]): Promise<(number | null)[]> {
    const { passages } = this.#files;
    return terms.map(term => (passages.has(term) ? passages.idf(term) : null));
  }

  async passages(passageIds: number[]): Promise<Passage[]> {
    return passageIds.map(passageId => this.#passages.get(passageId));
  }

  async passageText(passageId: number): Promise<string> {
    const { reportIndex, start, end } = this.#passages.get(passageId);
    return this.#bodies.get(reportIndex).slice(start, end);
  }

  async reportIndexes(): Promise<number[]> {
    return [...this.#files.passageRanges.reportIndexes];
  }

  async records(reportIndexes: number[]): Promise<ReportRecord[]> {
    return reportIndexes.map(reportIndex => this.#records.get(reportIndex));
  }

  async body(reportIndex: number): Promise<string> {
    return this.#bodies.get(reportIndex);
  }

  async origin(reportIndex: number): Promise<OriginRun[]> {
    return this.#files.catalog.origin(reportIndex);
  }

  async sources(reportIndex: number): Promise<Source[]> {
    return this.#sources.get(reportIndex);
  }

  async details(reportIndex: number): Promise<ReportDetails> {
    return this.#files.catalog.details(reportIndex);
  }

  async nearCopies(reportIndex: number): Promise<NearCopy[]> {
    return this.#files.catalog.nearCopies(reportIndex);
  }

  async reportsFitting(filter: RecordFilter): Promise<readonly number[]> {
    return this.#files.records.fitting(filter);
  }

  async peopleAmong(names: readonly string[]): Promise<string[]> {
    return this.#files.records.peopleAmong(names);
  }

  async placeCounts(): Promise<ReadonlyMap<string, number>> {
    return this.#files.records.placeCounts();
  }

  async latestReports(limit: number): Promise<number[]> {
    return this.#files.records.fitting({}).slice(0, limit);
  }

  async list(filter: ReportFilter, page: { offset: number; limit: number }): Promise<ReportList> {
    return this.#files.catalog.lists.list(filter, page);
  }

  async facets(kind: FacetKind, filter: ReportFilter): Promise<Facet[]> {
    return this.#files.catalog.lists.facets(kind, filter);
  }

  async measuresOn(topic: string): Promise<FoundMeasure[]> {
    return this.#files.catalog.lists.measuresOn(topic);
  }

  async findReport(reportId: string): Promise<number | null> {
    return this.#files.catalog.find(reportId);
  }

  close(): void {
    for (const recent of [this.#bodies, this.#records, this.#passages, this.#sources])
      recent.clear();
    this.#files.catalog.close();
    this.#files.passages.close();
    this.#files.reports.close();
  }
}
