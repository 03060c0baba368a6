/** The evidence a hit's score is made of; larger is better. */
export interface HitFeatures {
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

/** A passage with its scores. */
export interface Hit {
  passageId: number;
  reportIndex: number;
  score: number;
  features: HitFeatures;
}
