/** Most quotes of one answer. */
export const MAX_QUOTES = 3;
/** Most characters of all its quotes together. */
export const MAX_QUOTED_CHARACTERS = 900;
/** Most reports named when nothing answers. */
export const MAX_NEAREST = 3;
/** Passages that are read for what a question needs beyond scores: those behind are not quoted. */
export const MOST_READ_HITS = 40;
/** Reports whose best passage scores no farther below the best are about the matter as well. */
export const RELEVANT_WITHIN = 6;
