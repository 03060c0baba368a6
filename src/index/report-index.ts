import type { OriginRun, PartialDate, Passage, Source } from '../types.ts';
import type { NearCopy, ReportDetails, ReportRecord } from './catalog/catalog.ts';
import type {
  Facet,
  FacetKind,
  FoundMeasure,
  ReportFilter,
  ReportList,
} from './catalog/catalog-lists.ts';

/** A term of a question and how much it counts; 1 for one the question itself has. */
export interface WeightedTerm {
  term: string;
  weight: number;
}

/** What search asks of an index for one question. */
export interface EvidenceRequest {
  terms: WeightedTerm[];
  /** Unit vector of the question; empty when nothing is asked by meaning. */
  vector: Float32Array;
  /** Best passages by words, best by vector, and best reports by words, to take evidence of. */
  limits: { passages: number; nearest: number; reports: number };
  /** Reports whose passages are taken as well, such as those of the answer before. */
  reportIndexes: number[];
}

/** All scores of one candidate passage. */
export interface Evidence {
  passageId: number;
  reportIndex: number;
  /** BM25 of the passage with its header. */
  passageLexical: number;
  /** Sum of weight × idf of the question's terms that stand in the passage or its header. */
  covered: number;
  /** BM25 of the whole report. */
  reportLexical: number;
  /** The same sum for the whole report. */
  reportCovered: number;
  /** Cosine of question and passage. */
  dense: number;
}

/** What a report's record must say; of every part that is given, one value will do. */
export interface RecordFilter {
  /** Folded short names (晋中), none empty: one stands in the folded name of the report's place or in its title. */
  places?: readonly string[];
  ordinals?: readonly number[];
  /** Of the meeting or of the publication. */
  dates?: readonly PartialDate[];
  /** Folded names: the record names one, or the folded title has it. */
  people?: readonly string[];
}

/**
 * What search and answer need from an index, whatever stores it. One instance is one complete
 * generation: what it returns never changes.
 */
export interface ReportIndex {
  readonly generation: number;
  /** How many there are; their numbers may be higher, as those of removed ones stay free. */
  readonly reportCount: number;
  readonly passageCount: number;
  /** Candidates for a question with all their scores, ordered by passage. */
  evidence(request: EvidenceRequest): Promise<Evidence[]>;
  /** Inverse document frequency of terms over passages; null for one that no passage has. */
  termWeights(terms: string[]): Promise<(number | null)[]>;
  /** Weight of a term that no passage has: the largest there is. */
  readonly unseenTermWeight: number;
  passages(passageIds: number[]): Promise<Passage[]>;
  /** A passage's own words: a slice of its report's body. */
  passageText(passageId: number): Promise<string>;
  /** Numbers of all reports, in order; those of removed reports are missing. */
  reportIndexes(): Promise<number[]>;
  records(reportIndexes: number[]): Promise<ReportRecord[]>;
  body(reportIndex: number): Promise<string>;
  /** The way back from a body to the text of its first source. */
  origin(reportIndex: number): Promise<OriginRun[]>;
  sources(reportIndex: number): Promise<Source[]>;
  /** What of a record is spans: turns, measures, what was read where, what was dropped. */
  details(reportIndex: number): Promise<ReportDetails>;
  /** Other reports that say nearly the same, the nearest first. */
  nearCopies(reportIndex: number): Promise<NearCopy[]>;
  /** Reports whose record fits, the newest first: those without a full date last, ties by number. */
  reportsFitting(filter: RecordFilter): Promise<readonly number[]>;
  /** Those of some folded names that a record names. */
  peopleAmong(names: readonly string[]): Promise<string[]>;
  /** How many reports name each province, city and county, as records have them. */
  placeCounts(): Promise<ReadonlyMap<string, number>>;
  latestReports(limit: number): Promise<number[]>;
  /** A page of the reports that fit a filter. */
  list(filter: ReportFilter, page: { offset: number; limit: number }): Promise<ReportList>;
  /** How many of the reports that fit a filter are of each place, month or topic. */
  facets(kind: FacetKind, filter: ReportFilter): Promise<Facet[]>;
  /** What was asked for on a topic, the oldest first. */
  measuresOn(topic: string): Promise<FoundMeasure[]>;
  /** Number of a report by its id, or null. */
  findReport(reportId: string): Promise<number | null>;
  close(): void;
}
