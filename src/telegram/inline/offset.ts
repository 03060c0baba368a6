/** Where the next page of citations begins, and in which generation; an offset is good for that one. */
export interface Offset {
  generation: number;
  skip: number;
}

const OFFSET = /^([1-9a-z][0-9a-z]{0,7})\.([1-9a-z][0-9a-z]{0,7})$/u;

/** As Telegram hands it back: `GENERATION.SKIP` in base 36, at most 17 bytes. */
export function encodeOffset({ generation, skip }: Offset): string {
  return `${generation.toString(36)}.${skip.toString(36)}`;
}

/** Null for everything that `encodeOffset` does not write. */
export function decodeOffset(text: string): Offset | null {
  const [, generation, skip] = OFFSET.exec(text) ?? [];
  if (generation === undefined || skip === undefined) return null;
  return { generation: Number.parseInt(generation, 36), skip: Number.parseInt(skip, 36) };
}
