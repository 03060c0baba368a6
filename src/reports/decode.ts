import { type Evidence, evidenceOf, otherLanguage, tryDecode } from './decode-evidence.ts';
import { ReportError } from './errors.ts';

/** A file's text and the label of the encoding it was written in. */
export interface Decoded {
  text: string;
  encoding: string;
}

interface Candidate extends Decoded {
  evidence: Evidence;
}

/** Decodings that are compared when the bytes are not plain UTF-8. */
const OTHER_ENCODINGS = ['gb18030', 'big5', 'utf-16le', 'utf-16be'];
/** Least evidence for a decoding: of the whole text, for each character, above the next. */
const LEAST = { total: 1.5, average: 0.1, lead: 2.5, kinds: 2 };
/** Running Chinese has more; below it the bytes are also tried as Japanese and Korean. */
const CHINESE_AVERAGE = 0.8;
/** What a page or feed says of its own encoding counts, but Chinese text must bear it out. */
const DECLARED_WEIGHT = 4;
const DECLARATION =
  /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)/iu;
const DECLARED_WITHIN_BYTES = 4096;
/** A damaged byte here and there is no other encoding. */
const CHARACTERS_FOR_A_DAMAGE = 500;
/** Of the letters that take two bytes in UTF-8. */
const ALPHABETS = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Armenian}/u,
];
/** Chinese in seven bits, HZ or ISO-2022: plain ASCII to every decoder. */
const SEVEN_BIT = /~\{(?:[!-}][!-~])+~\}|(?!\s)\p{Cc}\$[)*+]?[@-Z]/u;

/**
 * Text of a file's bytes: what their byte order mark says, else UTF-8 when they are valid UTF-8,
 * else the encoding whose decoding reads like Chinese. Throws ReportError when no decoding does.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark === 'utf-32') throw unread(file, 'it is UTF-32, which is not read');
  if (mark) {
    const text = new TextDecoder(mark).decode(bytes);
    if (isDamaged(text)) throw unread(file, `it is marked as ${mark} but is not`);
    return { text, encoding: mark };
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null && !utf8.includes('\0')) {
    if (SEVEN_BIT.test(utf8)) throw unread(file, 'it is HZ or ISO-2022, which is not read');
    const other = mixesScripts(utf8) ? bestOf(bytes, file, OTHER_ENCODINGS) : null;
    return other ?? { text: utf8, encoding: 'utf-8' };
  }
  const best = bestOf(bytes, file, ['utf-8', ...OTHER_ENCODINGS]);
  if (best) return best;
  throw unread(
    file,
    'its bytes are neither UTF-8 nor readable Chinese in GB18030, Big5 or UTF-16 (EUC-TW and UTF-32 are not read)',
  );
}

/**
 * Whether letters of two alphabets stand side by side and nothing farther up in Unicode: a few
 * Chinese characters in GB18030 can be valid UTF-8, which then says `ץʵץϸ`.
 */
function mixesScripts(text: string): boolean {
  if (/[\u0800-\uffff]/u.test(text)) return false;
  const runs = text.match(/[\u0080-\u07ff]{2,}/gu) ?? [];
  return runs.some(run => ALPHABETS.filter(alphabet => alphabet.test(run)).length > 1);
}

function bestOf(bytes: Uint8Array, file: string, encodings: string[]): Decoded | null {
  const declared = declaredEncoding(bytes);
  const candidates = encodings
    .map((encoding): Candidate => {
      const text = tryDecode(bytes, encoding) ?? new TextDecoder(encoding).decode(bytes);
      const evidence = evidenceOf(text, encoding.startsWith('utf-16'));
      if (encoding === declared) {
        evidence.total += DECLARED_WEIGHT;
        evidence.kinds++;
      }
      return { encoding, text, evidence };
    })
    .sort((a, b) => b.evidence.total - a.evidence.total);
  const [best, next] = candidates;
  const isDoubtful = best && best.evidence.average < CHINESE_AVERAGE;
  const language = isDoubtful && !best.encoding.startsWith('utf') ? otherLanguage(bytes) : null;
  if (language) throw unread(file, `it reads like ${language} in an encoding that is not read`);
  if (!best || !next || !isConvincing(best, next)) return null;
  return { text: best.text, encoding: best.encoding };
}

function isConvincing(best: Candidate, next: Candidate): boolean {
  const { total, average, kinds } = best.evidence;
  return (
    total >= LEAST.total &&
    average >= LEAST.average &&
    kinds >= LEAST.kinds &&
    total - next.evidence.total >= LEAST.lead &&
    !isDamaged(best.text) &&
    !isShifted(best)
  );
}

/** Whether a lost byte made other characters of the rest of its line, as it can in GB18030 and Big5. */
function isShifted({ text, encoding }: Candidate): boolean {
  if (encoding.startsWith('utf') || !text.includes('\ufffd')) return false;
  const lines = text.split('\n').filter(line => line.includes('\ufffd'));
  return lines.some(
    line => evidenceOf(line.replaceAll('\ufffd', ''), false).average < CHINESE_AVERAGE,
  );
}

/** Whether so many characters are lost that the text cannot be what was written. */
function isDamaged(text: string): boolean {
  const damages = text.match(/[\ufffd\0]/gu)?.length ?? 0;
  return damages > 0 && damages * CHARACTERS_FOR_A_DAMAGE > text.length;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32';
  return null;
}

/** The encoding that an XML declaration or a meta element names, as a decoder's label. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN_BYTES));
  const [, xml, meta] = DECLARATION.exec(head) ?? [];
  try {
    const label = new TextDecoder(xml ?? meta).encoding;
    return label === 'gbk' ? 'gb18030' : label;
  } catch {
    return null;
  }
}

function unread(file: string, reason: string): ReportError {
  return new ReportError(file, `${reason}; save it as UTF-8`);
}
