import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter } from 'opencc-js/t2cn';
import type { Script } from '../types.ts';

const toSimplified = Converter({ from: 't', to: 'cn' });
const toTraditional = ToTraditional({ from: 'cn', to: 't' });
/** Share of script-bearing characters above which the other script is taken for a stray. */
const CLEAR_MAJORITY = 0.9;

/** `both` stands for what no script tells, too. */
type CharacterScript = 'Hans' | 'Hant' | 'both';
const HAN = /\p{Script=Han}/u;
const known = new Map<string, CharacterScript>();

function scriptOf(character: string): CharacterScript {
  let script = known.get(character);
  if (script === undefined) {
    const isHan = HAN.test(character);
    const isSimplified = !isHan || toSimplified(character) === character;
    const isTraditional = !isHan || toTraditional(character) === character;
    script = isSimplified === isTraditional ? 'both' : isSimplified ? 'Hans' : 'Hant';
    known.set(character, script);
  }
  return script;
}

/**
 * Script of a text by its characters that exist in one script only. A text without any is 'Hans'.
 */
export function detectScript(text: string): Script {
  let traditional = 0;
  let simplified = 0;
  for (const character of new Set(text)) {
    const script = scriptOf(character);
    if (script === 'Hans') simplified++;
    if (script === 'Hant') traditional++;
  }
  const total = traditional + simplified;
  if (total === 0 || simplified / total >= CLEAR_MAJORITY) return 'Hans';
  return traditional / total >= CLEAR_MAJORITY ? 'Hant' : 'mixed';
}
