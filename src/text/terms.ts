/** Han runs and word runs of folded text; everything else separates. */
const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+(?:\.\p{N}+)*/gu;
const HAN = /^\p{Script=Han}/u;

const WORDS = /[\p{L}\p{N}]+(?:\.\p{N}+)*/uy;
const WORD = /^[\p{L}\p{N}]/u;
const SURROGATE = /[\ud800-\udfff]/;
/** What UTF-16 units are; UNKNOWN until one is asked for. */
const KINDS = new Uint8Array(0x1_0000);
const [UNKNOWN, SEPARATOR, CHINESE, OTHER_WORD] = [0, 1, 2, 3];

/**
 * Index terms of a folded text, in order, with repeats: every two neighbouring Chinese characters
 * (a lone one stands for itself), and every word or number of other scripts. Passages and
 * questions go through this same function.
 */
export function terms(folded: string): string[] {
  return SURROGATE.test(folded) ? termsOfRuns(folded) : termsOfUnits(folded);
}

/** The same for a text whose characters are one unit each, in a third of the time. */
function termsOfUnits(folded: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < folded.length; ) {
    const kind = kindOf(folded, at);
    if (kind === CHINESE) {
      const start = at++;
      for (; at < folded.length && kindOf(folded, at) === CHINESE; at++) {
        found.push(folded.substring(at - 1, at + 1));
      }
      if (at === start + 1) found.push(folded.substring(start, at));
    } else if (kind === OTHER_WORD) {
      WORDS.lastIndex = at;
      const run = WORDS.exec(folded)?.[0] ?? '';
      pushWords(run, found);
      at += run.length;
    } else {
      at++;
    }
  }
  return found;
}

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = KINDS[code] as number;
  if (known !== UNKNOWN) return known;
  const character = text.charAt(at);
  const kind = HAN.test(character) ? CHINESE : WORD.test(character) ? OTHER_WORD : SEPARATOR;
  KINDS[code] = kind;
  return kind;
}

function termsOfRuns(folded: string): string[] {
  const found: string[] = [];
  for (const match of folded.matchAll(RUN)) {
    const run = match[0];
    if (!HAN.test(run)) {
      pushWords(run, found);
      continue;
    }
    const characters = [...run];
    if (characters.length === 1) found.push(run);
    for (let i = 0; i + 1 < characters.length; i++) {
      found.push(`${characters[i]}${characters[i + 1]}`);
    }
  }
  return found;
}

/** A run of other scripts may end in Chinese (`27类`): cut where the script changes. */
function pushWords(run: string, found: string[]): void {
  const [head = ''] = run.split(/(?=\p{Script=Han})/u);
  found.push(head);
  if (head.length < run.length) found.push(...terms(run.slice(head.length)));
}
