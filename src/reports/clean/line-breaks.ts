import type { Span } from '../../types.ts';

/** A line of the page, or several that were one before it was wrapped. */
export interface Line extends Span {
  /** The lines it was set on. */
  pieces: Span[];
  text: string;
  /** Without blanks: what rules and comparisons see. */
  folded: string;
  rule: string | null;
}

/** Behind one of these a line may end where its paragraph does. */
const STOP = /[。！？!?…；;：:.](?:[”’」』）)》"\]】])*$|[)）\]】》]$/u;
const PHRASE_MARK = /[，,、。；;：:]/u;
/** No line begins with one of these, and none ends its paragraph with one of those. */
const NEVER_FIRST = /^[，。、；！？”’」』》]/u;
const NEVER_LAST = /[，、,“‘「『《（(]$/u;
/** Begins a paragraph of its own, whatever stands above. */
const OPENS_PARAGRAPH =
  /^(?:[(（【[]?(?:记者|記者|通讯员|通訊員|特约|特約|本报|本報|文[/／]|图[/／]|圖[/／]|编辑|編輯|责编|責編|责任编辑|責任編輯|供稿|撰稿|来源|來源|https?:)|[-—·•●■◆▪*]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])/u;
const INDENT = /(?:^|[\r\n])(?:\u3000{2}|[ \t\u00a0]{2,}|\t)$/u;
/** A page is wrapped when this many lines stop in a sentence, this share of all that are long. */
const LEAST_BROKEN = 3;
const LEAST_BROKEN_SHARE = 0.4;
/** In Chinese characters; letters and digits are half as wide. */
const WIDTH = { least: 12, mostWrapped: 60, sureToBeText: 20 };
/** What a comma proves holds over a blank line, not over a gap. */
const MOST_PROVEN_BREAKS = 2;
/** A wrapped line is at least this share of the widest one. */
const NEARLY_FULL = 0.7;

/** How a page was wrapped. */
interface Wrapping {
  /** Of its widest line. */
  width: number;
  /** Line breaks between two lines of a paragraph: two where every line stands alone. */
  breaks: number;
}

/**
 * Lines that were wrapped in the middle of a sentence, joined. On a page of short, evenly filled
 * lines every full line goes on in the next; elsewhere only where a comma or the next line's
 * punctuation proves it.
 */
export function joinedLines(lines: Line[], text: string): Line[] {
  const wrapping = wrappingOf(lines, text);
  const joined: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const last = joined.at(-1);
    if (last && before && goesOn(last, before, line, wrapping, text)) {
      last.pieces.push(...line.pieces);
      last.end = line.end;
      last.text += line.text;
      last.folded += line.folded;
    } else joined.push({ ...line, pieces: [...line.pieces] });
  }
  return joined;
}

function goesOn(
  paragraph: Line,
  before: Line,
  line: Line,
  wrapping: Wrapping | null,
  text: string,
): boolean {
  if (before.rule !== null || line.rule !== null) return false;
  const gap = text.slice(before.end, line.start);
  const breaks = breaksIn(gap);
  if (breaks > MOST_PROVEN_BREAKS) return false;
  const written = text.slice(before.start, before.end);
  const next = text.slice(line.start, line.start + 12);
  if (OPENS_PARAGRAPH.test(next)) return false;
  const width = widthOf(written);
  if (NEVER_FIRST.test(next)) return width >= WIDTH.least;
  if (NEVER_LAST.test(written) && width >= WIDTH.sureToBeText) return true;
  if (wrapping === null || breaks > wrapping.breaks || INDENT.test(gap)) return false;
  if (!PHRASE_MARK.test(paragraph.folded)) return false;
  return width >= wrapping.width * NEARLY_FULL && !STOP.test(written);
}

function breaksIn(gap: string): number {
  return gap.split(/\r\n?|\n/u).length - 1;
}

/** How a page was wrapped; null when its lines are its paragraphs. */
function wrappingOf(lines: Line[], text: string): Wrapping | null {
  let width = 0;
  const ends: { width: number; broken: boolean; marked: boolean; breaks: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.rule !== null) continue;
    if (line.end - line.start > WIDTH.mostWrapped * 2) return null;
    const written = text.slice(line.start, line.end);
    const own = widthOf(written);
    if (own < WIDTH.least) continue;
    width = Math.max(width, own);
    const behind = lines[index + 1]?.start ?? line.end;
    const breaks = breaksIn(text.slice(line.end, behind));
    ends.push({
      width: own,
      broken: !STOP.test(written),
      marked: PHRASE_MARK.test(written),
      breaks,
    });
  }
  if (width > WIDTH.mostWrapped) return null;
  const broken = ends.filter(end => end.broken && end.marked && end.width >= width * NEARLY_FULL);
  if (broken.length < LEAST_BROKEN || broken.length < ends.length * LEAST_BROKEN_SHARE) return null;
  return { width, breaks: Math.min(...broken.map(end => end.breaks).filter(count => count > 0)) };
}

function widthOf(written: string): number {
  let width = 0;
  for (let i = 0; i < written.length; i++) width += written.charCodeAt(i) < 0x250 ? 0.5 : 1;
  return width;
}
