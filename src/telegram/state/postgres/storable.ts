/** A text as PostgreSQL can keep it: without the character of number 0. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}
