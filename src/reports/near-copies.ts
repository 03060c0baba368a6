import { foldText } from '../text/fold.ts';

/** A report added before that says nearly the same. */
export interface NearCopyMatch {
  reportIndex: number;
  /** Estimated share of phrases that both have of all that either has (Jaccard), 0…1. */
  similarity: number;
}

/** A phrase: so many characters in a row, punctuation and blanks left out. */
const PHRASE_CHARACTERS = 5;
const BINS = { phrases: 64, numbers: 16 };
/** Reports that agree in all bins of some band are compared. */
const BINS_A_BAND = 4;
/** From here on two reports are the same text, edited. */
const LEAST_SIMILARITY = 0.6;
/** Bulletins of two days have nearly all words in common, but not their dates and figures. */
const LEAST_COMMON_NUMBERS = 0.75;
/** A number with the character behind it: 3月 is not 3例. */
const NUMBER = /\d+(?:\.\d+)?./gu;
const NOT_SAID = /[^\p{L}\p{N}]+/gu;
const EMPTY = 0xffff_ffff;
const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;

/**
 * MinHash signature of a body: 64 bins with the least hash of its phrases in each, then 16 with those
 * of its numbers, after Li, Owen and Zhang, "One Permutation Hashing" (2012); an empty bin borrows from
 * the next full one (Shrivastava and Li, 2014). Two bodies agree in about as large a share of bins as
 * they have phrases in common.
 */
export function signatureOf(body: string): Uint32Array {
  const folded = foldText(body);
  const text = folded.replaceAll(NOT_SAID, '');
  const phrases = new Uint32Array(BINS.phrases).fill(EMPTY);
  for (let start = 0; start + PHRASE_CHARACTERS <= text.length; start++) {
    keepLeast(phrases, hashOf(text, start, start + PHRASE_CHARACTERS));
  }
  const numbers = new Uint32Array(BINS.numbers).fill(EMPTY);
  for (const [number] of folded.matchAll(NUMBER)) {
    keepLeast(numbers, hashOf(number, 0, number.length));
  }
  const signature = new Uint32Array(BINS.phrases + BINS.numbers);
  signature.set(filled(phrases));
  signature.set(filled(numbers), BINS.phrases);
  return signature;
}

function keepLeast(bins: Uint32Array, hash: number): void {
  const bin = hash % bins.length;
  if (hash < (bins[bin] as number)) bins[bin] = hash;
}

/** FNV-1a over UTF-16 units, its bits mixed once more as MurmurHash3 does at its end. */
function hashOf(text: string, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function filled(bins: Uint32Array): Uint32Array {
  if (bins.every(value => value === EMPTY)) return bins;
  return bins.map((value, bin) => {
    let [found, distance] = [value, 0];
    while (found === EMPTY) found = bins[(bin + ++distance) % bins.length] as number;
    // What was borrowed from further away differs, so that two gaps agree only for the same reason.
    return (found + distance) >>> 0;
  });
}

/** Finds reports that say nearly the same, such as one press release edited by two papers. */
export class NearCopies {
  readonly #signatures = new Map<number, Uint32Array>();
  /** Reports that are compared one by one. */
  readonly #earlier: [reportIndex: number, signature: Uint32Array][] = [];
  /** Reports by what the bins of one of their bands hold. */
  readonly #byBand = new Map<number, number[]>();

  /** Take in a report of which nothing is asked: far cheaper, when few others are added. */
  addEarlier(reportIndex: number, signature: Uint32Array): void {
    this.#earlier.push([reportIndex, signature]);
    this.#signatures.set(reportIndex, signature);
  }

  /** Add a report by its signature; gives those added before that it nearly copies, nearest first. */
  add(reportIndex: number, signature: Uint32Array): NearCopyMatch[] {
    const candidates = new Set<number>();
    for (const [earlier, other] of this.#earlier) {
      if (hasCommonBand(signature, other)) candidates.add(earlier);
    }
    for (const key of bandsOf(signature)) {
      const reports = this.#byBand.get(key) ?? [];
      for (const candidate of reports) candidates.add(candidate);
      this.#byBand.set(key, [...reports, reportIndex]);
    }
    this.#signatures.set(reportIndex, signature);
    return [...candidates]
      .flatMap(candidate => this.#match(candidate, signature) ?? [])
      .sort((a, b) => b.similarity - a.similarity || a.reportIndex - b.reportIndex);
  }

  #match(reportIndex: number, signature: Uint32Array): NearCopyMatch | null {
    const other = this.#signatures.get(reportIndex);
    if (!other) return null;
    const similarity = agreement(signature, other, 0, BINS.phrases);
    const commonNumbers = agreement(signature, other, BINS.phrases, signature.length);
    const isCopy = similarity >= LEAST_SIMILARITY && commonNumbers >= LEAST_COMMON_NUMBERS;
    return isCopy ? { reportIndex, similarity } : null;
  }
}

function* bandsOf(signature: Uint32Array): Generator<number> {
  if (signature[0] === EMPTY) return;
  for (let band = 0; band < BINS.phrases / BINS_A_BAND; band++) {
    let hash = FNV_OFFSET;
    for (let i = band * BINS_A_BAND; i < (band + 1) * BINS_A_BAND; i++) {
      hash = Math.imul(hash ^ (signature[i] as number), FNV_PRIME);
      hash ^= hash >>> 15;
    }
    yield band * 2 ** 32 + (hash >>> 0);
  }
}

function hasCommonBand(a: Uint32Array, b: Uint32Array): boolean {
  if (a[0] === EMPTY) return false;
  for (let start = 0; start < BINS.phrases; start += BINS_A_BAND) {
    let bin = start;
    while (bin < start + BINS_A_BAND && a[bin] === b[bin]) bin++;
    if (bin === start + BINS_A_BAND) return true;
  }
  return false;
}

/** Share of the bins from `start` to `end` in which two signatures hold the same. */
function agreement(a: Uint32Array, b: Uint32Array, start: number, end: number): number {
  let agreeing = 0;
  for (let bin = start; bin < end; bin++) if (a[bin] === b[bin]) agreeing++;
  return agreeing / (end - start);
}
