import { foldText } from '../../text/fold.ts';
import { trim } from '../../text/sentences.ts';
import type { Span } from '../../types.ts';
import { advertLine, INVISIBLE_RULE } from './inline-noise.ts';
import type { LeftOut } from './left-out.ts';
import { joinedLines, type Line } from './line-breaks.ts';
import { noiseRuleFor } from './noise-rules.ts';

/** `…全部到会。 责任编辑:某某`: who edited it stands on the report's last line. */
const RUN_IN_LABEL =
  /(?<=[。！？!?”）)])\s*[(（【[]?(?:责任编辑|責任編輯|责编|責編|来源|來源|稿源)\s*[:：][^。，；,;]{0,36}$/u;
const LEAST_BEFORE_LABEL = 40;
const LONGEST_LABEL = 60;

/**
 * The lines of a page, each with the rule that its own words fall under; what holds nothing that can
 * be seen is left out.
 */
export function splitLines(text: string, leftOut: LeftOut): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    const whole = trim(text, { start: match.index, end: match.index + match[0].length });
    for (const span of withoutRunInLabel(text, whole)) {
      const written = text.slice(span.start, span.end);
      const line = foldText(written);
      const folded = line.replaceAll(' ', '');
      if (folded === '') {
        leftOut.add(span, INVISIBLE_RULE);
        continue;
      }
      const rule = noiseRuleFor(folded)?.id ?? advertLine(written, folded);
      lines.push({ ...span, pieces: [span], text: line, folded, rule });
    }
  }
  return joinedLines(lines, text);
}

/** A line, or its text and the label behind it where both were saved as one line. */
function withoutRunInLabel(text: string, line: Span): Span[] {
  if (line.end - line.start < LEAST_BEFORE_LABEL) return [line];
  const from = Math.max(line.start, line.end - LONGEST_LABEL);
  const label = RUN_IN_LABEL.exec(text.slice(from, line.end));
  if (!label) return [line];
  const end = from + label.index;
  return [trim(text, { start: line.start, end }), trim(text, { start: end, end: line.end })];
}
