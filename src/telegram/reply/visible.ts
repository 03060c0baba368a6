import { shortened } from './rich-text.ts';

/** One line without characters that turn the direction of text or cannot be seen. */
export function visible(text: string, most: number): string {
  const oneLine = text.replaceAll(/\s+/gu, ' ').replaceAll(/[\p{Cf}\p{Cc}]/gu, '');
  return shortened(oneLine.trim(), most);
}
