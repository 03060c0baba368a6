/** One line without characters that turn the direction of text or cannot be seen, at most so long. */
export function visible(text: string, most: number): string {
  const oneLine = text.replaceAll(/\s+/gu, ' ').replaceAll(/[\p{Cf}\p{Cc}]/gu, '');
  return shortened(wellFormed(oneLine.trim()), most);
}

/** The beginning of a text, cut with … between characters; never inside a surrogate pair. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** Half a character, which Telegram refuses, as a replacement of the same length. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\u{FFFD}');
}
