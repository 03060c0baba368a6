import type { Span, SpeakerTurn } from '../../types.ts';

/** A run of a body's characters in one paragraph, all inside the asked stretch or all outside. */
export interface Piece extends Span {
  isAsked: boolean;
}

export interface Paragraph {
  pieces: Piece[];
  /** False where a paragraph of the body goes on with another speaker. */
  beginsLine: boolean;
}

/** Paragraphs of one turn, or of what belongs to none. */
export interface Block {
  speaker: string | null;
  paragraphs: Paragraph[];
  /** True when the asked stretch is in it, or a part of it. */
  isAsked: boolean;
}

/**
 * A body as it is set: by turns, in paragraphs, cut where the asked stretch begins and ends. The
 * pieces are the whole body, in order, each character once; a line break ends its paragraph.
 */
export function blocksOf(body: string, turns: SpeakerTurn[], asked: Span | null): Block[] {
  const blocks: Block[] = [];
  for (const part of partsOf(body, turns)) {
    let block: Block = { speaker: part.speaker, paragraphs: [], isAsked: false };
    const before = blocks.at(-1);
    if (before && !part.beginsTurn) block = before;
    else blocks.push(block);
    const pieces = cut(part, asked);
    block.paragraphs.push({
      pieces,
      beginsLine: part.start === 0 || body[part.start - 1] === '\n',
    });
    block.isAsked ||= pieces.some(({ isAsked }) => isAsked);
  }
  return blocks;
}

interface Part extends Span {
  speaker: string | null;
  beginsTurn: boolean;
}

/** Lines of the turns and of what lies between them; blanks belong to what stands before them. */
function partsOf(body: string, turns: SpeakerTurn[]): Part[] {
  const parts: Part[] = [];
  const add = (start: number, end: number, speaker: string | null) => {
    let beginsTurn = true;
    for (const line of linesOf(body, start, end)) {
      parts.push({ ...line, speaker, beginsTurn });
      beginsTurn = false;
    }
  };
  let done = 0;
  for (const [i, { start, end, speaker }] of turns.entries()) {
    const from = Math.max(done, start);
    if (body.slice(done, from).trim() !== '') add(done, from, null);
    const next = turns[i + 1]?.start ?? body.length;
    const last = Math.max(from, body.slice(end, next).trim() === '' ? next : end);
    if (last > from) add(body.slice(done, from).trim() === '' ? done : from, last, speaker);
    done = Math.max(done, last);
  }
  if (done < body.length) add(done, body.length, null);
  return parts;
}

function* linesOf(body: string, start: number, end: number): Generator<Span> {
  for (let at = start; at < end; ) {
    const lineBreak = body.indexOf('\n', at);
    const next = lineBreak === -1 || lineBreak >= end ? end : lineBreak + 1;
    yield { start: at, end: next };
    at = next;
  }
}

function cut({ start, end }: Span, asked: Span | null): Piece[] {
  const edges = asked ? [asked.start, asked.end].filter(edge => edge > start && edge < end) : [];
  const bounds = [start, ...edges, end];
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i] ?? start;
    return {
      start: from,
      end: to,
      isAsked: asked !== null && from >= asked.start && to <= asked.end,
    };
  });
}
