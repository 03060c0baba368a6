/** A part of a folded sentence and where it begins in it. */
export interface Clause {
  text: string;
  start: number;
}

/** Marks that end a clause; not inside brackets: `石玉珍(女,彝族)`. */
const CLAUSE_END = /[,;:。](?![^()]{0,14}\))/u;

/** The clauses of a folded sentence, in order. */
export function clausesOf(folded: string): Clause[] {
  let start = 0;
  return folded.split(CLAUSE_END).map(text => {
    const clause = { text, start };
    start += text.length + 1;
    return clause;
  });
}
