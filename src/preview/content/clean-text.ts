export interface CleanText {
  text: string;
  /** Where a UTF-16 offset of the raw text is in the clean one; cut-off text maps to the ends. */
  position: (rawOffset: number) => number;
}

/**
 * Removes what Telegram removes from a message: carriage returns and direction marks; control
 * characters become spaces; white space at both ends goes.
 */
export function cleanText(raw: string): CleanText {
  const moved = new Uint32Array(raw.length + 1);
  let kept = '';
  for (let at = 0; at < raw.length; at += 1) {
    moved[at] = kept.length;
    const unit = raw.charAt(at);
    if (isDropped(unit)) continue;
    kept += isControl(unit) ? ' ' : unit;
  }
  moved[raw.length] = kept.length;

  const text = kept.trim();
  const leading = text === '' ? 0 : kept.length - kept.trimStart().length;
  const position = (rawOffset: number) => {
    const inKept = moved[Math.min(rawOffset, raw.length)] ?? kept.length;
    return Math.min(Math.max(inKept - leading, 0), text.length);
  };
  return { text, position };
}

function isDropped(unit: string): boolean {
  return unit === '\r' || (unit >= '\u2028' && unit <= '\u202e');
}

function isControl(unit: string): boolean {
  return unit < ' ' && unit !== '\n' && unit !== '\t';
}
