/** Han runs and word runs of folded text; everything else separates. */
const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+(?:\.\p{N}+)*/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * Index terms of a folded text, in order, with repeats: every two neighbouring Chinese characters
 * (a lone one stands for itself), and every word or number of other scripts. Passages and
 * questions go through this same function.
 */
export function terms(folded: string): string[] {
  const found: string[] = [];
  for (const match of folded.matchAll(RUN)) {
    const run = match[0];
    if (!HAN.test(run)) {
      pushWords(run, found);
      continue;
    }
    const characters = hasSurrogate(run) ? [...run] : run;
    if (characters.length === 1) found.push(run);
    for (let i = 0; i + 1 < characters.length; i++) {
      found.push(`${characters[i]}${characters[i + 1]}`);
    }
  }
  return found;
}

function hasSurrogate(run: string): boolean {
  return /[\ud800-\udfff]/.test(run);
}

/** A run of other scripts may end in Chinese (`27类`): cut where the script changes. */
function pushWords(run: string, found: string[]): void {
  const [head = ''] = run.split(/(?=\p{Script=Han})/u);
  found.push(head);
  if (head.length < run.length) found.push(...terms(run.slice(head.length)));
}
