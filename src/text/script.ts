import type { Script } from '../types.ts';
import { toSimplified, toTraditional } from './other-script.ts';

/** Share of script-bearing characters above which the other script is taken for a stray. */
const CLEAR_MAJORITY = 0.9;

/** `both` stands for what no script tells, too. */
type CharacterScript = 'Hans' | 'Hant' | 'both';
const HAN = /\p{Script=Han}/u;
const known = new Map<number, CharacterScript>();
/** No Chinese character has a lower code. */
const FIRST_HAN = 0x2e80;

function scriptOf(code: number): CharacterScript {
  let script = known.get(code);
  if (script === undefined) {
    const character = String.fromCodePoint(code);
    const isHan = HAN.test(character);
    const isSimplified = !isHan || toSimplified(character) === character;
    const isTraditional = !isHan || toTraditional(character) === character;
    script = isSimplified === isTraditional ? 'both' : isSimplified ? 'Hans' : 'Hant';
    known.set(code, script);
  }
  return script;
}

/**
 * Script of a text by its characters that exist in one script only. A text without any is 'Hans'.
 */
export function detectScript(text: string): Script {
  let traditional = 0;
  let simplified = 0;
  const codes = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (code >= FIRST_HAN) codes.add(code);
    if (code > 0xffff) i++;
  }
  for (const code of codes) {
    const script = scriptOf(code);
    if (script === 'Hans') simplified++;
    if (script === 'Hant') traditional++;
  }
  const total = traditional + simplified;
  if (total === 0 || simplified / total >= CLEAR_MAJORITY) return 'Hans';
  return traditional / total >= CLEAR_MAJORITY ? 'Hant' : 'mixed';
}
