import type { AnswerShape } from './answer-shape.ts';

/** What the index and the record of its report say of a candidate; larger is better. */
export interface RecordFeatures {
  /** BM25 of the passage with its header, over the most the question can give. */
  passageLexical: number;
  /** BM25 of the whole report, over the same. */
  reportLexical: number;
  /** Share of the question's weight that stands in the passage or its header, 0…1. */
  coverage: number;
  /** Share of the question's weight that stands in the report, 0…1. */
  reportCoverage: number;
  /** Cosine of question and passage. */
  dense: number;
  /** Dates, places, ordinals and people of the question that the report meets, less those it breaks. */
  agreement: number;
  /** 1 where the question asks who presided and the passage says it of the report's chair. */
  chair: number;
  /** 1 in the report that the answer before was quoted from, when the question leans on it. */
  sameReport: number;
}

/** What reading a candidate says of it. "Share" is of the question's weight or characters, 0…1. */
export interface TextFeatures extends AnswerShape {
  /** Share in the headline: title, date, place, speaker and first sentence of the report. */
  headline: number;
  /** Share in the best sentence, but for what the headline says. */
  answering: number;
  /** Share of the question's Chinese characters in the passage. */
  characters: number;
  /** Share of those in the best sentence, but for those of the headline. */
  answeringCharacters: number;
  /** Where in the passage the best sentence stands, 0…1. */
  late: number;
  /** Share in the passage before, but for what this one or the headline says. */
  before: number;
  /** Share in the passage behind. */
  after: number;
  /** 1 for the first passage of a report. */
  opening: number;
  /** ln(1 + passages before it in its report). */
  depth: number;
  /** ln(passages of its report). */
  reportLength: number;
  /** 1 for a passage too short to say anything. */
  stub: number;
  /** 1 where the question names places and neither passage nor headline has one of them. */
  elsewhere: number;
}

/** The evidence a hit's score is made of. */
export type HitFeatures = RecordFeatures & TextFeatures;

/** A passage with its scores. */
export interface Hit {
  passageId: number;
  reportIndex: number;
  score: number;
  features: HitFeatures;
}
