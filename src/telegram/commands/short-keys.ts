import { sha256 } from '../../text/hash.ts';

/** Telegram's limit is 64 bytes for all of a button's data, and names come from files. */
const KEY_LENGTH = 10;

/** A name as a button carries it: ten hex digits, whatever the name. */
export function shortKey(name: string): string {
  return sha256(name).slice(0, KEY_LENGTH);
}

/** The name with a key, or null when there is none of them, as after a new generation. */
export function nameOfKey(key: string, names: Iterable<string>): string | null {
  for (const name of names) if (shortKey(name) === key) return name;
  return null;
}
