import { foldText } from '../text/fold.ts';

/**
 * The most frequent characters of running Chinese, simplified. In a right decoding two thirds of the
 * characters are among them, in a wrong one about a tenth: that is the evidence.
 */
const FREQUENT = new Set(
  foldText(
    '的一是了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴防疫控情要求工作會這來國個說們為時過學對裡後麼沒於還發當無開見經頭長樣現將進實點聲話給業間什麼從東氣關並內產場師書員報馬張難體處總應車親務解記邊戰幹覺題統請愛讓認論義術結隊帶變聯權達辦運強區眾輕語滿寫識極黃錢黨設雙歷' +
      '企策审批群项责推督检查措施班汛患排整村镇乡街县副局室召集调讲汇纪律监察依规划农贫困补贴费渠征询紧急医护疑病例严格宣培训确隐投扶脱攻坚环境卫财税促署巡',
  ),
);
const HAN = /^\p{Script=Han}$/u;
const PUNCTUATION = /^[，。、；：？！“”‘’（）《》「」『』【】〈〉—…·～]$/u;
const NEUTRAL = /^[\s\u2010-\u2027\u3000-\u303f\uff01-\uff5e]$/u;
const KANA = /^[\u3040-\u312f]$/u;
/** In UTF-16 alone these say something: in the other encodings they are the same bytes in all. */
const ASCII_TEXT = /^[\t\n\r\u0020-\u007e]$/u;
/** Characters that only a wrong decoding produces in number. */
const STRANGE = /^(?:\ufffd|\p{Co}|\p{Cn}|\p{Cs}|(?!\s)\p{Cc})$/u;

/**
 * By how much a character speaks for its decoding: the logarithm of how often it stands in Chinese
 * text over how often a wrong decoding produces it.
 */
const WEIGHT = {
  frequent: 1.9,
  common: -0.3,
  seldom: -2.5,
  rare: -3.5,
  punctuation: 2,
  neutral: 0,
  kana: -1,
  ascii: 1.5,
  foreign: -2,
  strange: -8,
};
/** Enough to decide on; a longer text is judged by its beginning. */
const MAX_CHARACTERS = 50_000;

/** What a text's characters say for it. */
export interface Evidence {
  total: number;
  /** For each character that says anything. */
  average: number;
  /** How many different characters speak for it. */
  kinds: number;
}

/** Whether a text reads like Chinese; `wide` when its encoding gives ASCII two bytes. */
export function evidenceOf(text: string, wide: boolean): Evidence {
  let total = 0;
  let characters = 0;
  const kinds = new Set<string>();
  for (const character of text) {
    if (!wide && ASCII_TEXT.test(character)) continue;
    const weight = weightOf(character);
    if (weight === 0) continue;
    total += weight;
    if (weight > 0) kinds.add(character);
    if (++characters === MAX_CHARACTERS) break;
  }
  return { total, average: characters === 0 ? 0 : total / characters, kinds: kinds.size };
}

const weights = new Map<string, number>();

function weightOf(character: string): number {
  const known = weights.get(character);
  if (known !== undefined) return known;
  const weight = WEIGHT[classOf(character)];
  weights.set(character, weight);
  return weight;
}

function classOf(character: string): keyof typeof WEIGHT {
  if (HAN.test(character)) {
    if (FREQUENT.has(foldText(character))) return 'frequent';
    return chineseLevels().get(character) ?? 'rare';
  }
  if (ASCII_TEXT.test(character)) return 'ascii';
  if (PUNCTUATION.test(character)) return 'punctuation';
  if (NEUTRAL.test(character)) return 'neutral';
  if (KANA.test(character)) return 'kana';
  return STRANGE.test(character) ? 'strange' : 'foreign';
}

/** Encodings of other languages whose bytes are Chinese characters to a Chinese decoder. */
const NEIGHBOURS = [
  { encoding: 'euc-jp', language: 'Japanese', script: /[\u3040-\u30ff]/gu, least: 0.25 },
  { encoding: 'shift_jis', language: 'Japanese', script: /[\u3040-\u30ff]/gu, least: 0.25 },
  { encoding: 'euc-kr', language: 'Korean', script: /[\uac00-\ud7a3]/gu, least: 0.8 },
];
const NOT_ASCII = /\P{ASCII}/gu;
/** A few Chinese characters may be Japanese or Korean by chance. */
const MIN_NEIGHBOUR_CHARACTERS = 4;

/** The language that the bytes are written in when they read well in the encoding of another. */
export function otherLanguage(bytes: Uint8Array): string | null {
  const found = NEIGHBOURS.find(({ encoding, script, least }) => {
    const text = tryDecode(bytes, encoding) ?? '';
    const characters = text.match(NOT_ASCII)?.length ?? 0;
    if (characters < MIN_NEIGHBOUR_CHARACTERS) return false;
    return (text.match(script)?.length ?? 0) >= characters * least;
  });
  return found?.language ?? null;
}

/** The text, or null when the bytes are not valid in the encoding. */
export function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

let levels: Map<string, 'common' | 'seldom'> | null = null;

/** What the makers of GB 2312 and Big5 took for common characters, and for seldom ones. */
function chineseLevels(): Map<string, 'common' | 'seldom'> {
  levels ??= new Map([
    ...[...charactersOf('gb18030', 0xd8, 0xf7)].map(character => [character, 'seldom'] as const),
    ...[...charactersOf('gb18030', 0xb0, 0xd7)].map(character => [character, 'common'] as const),
    ...[...charactersOf('big5', 0xa4, 0xc6)].map(character => [character, 'common'] as const),
  ]);
  return levels;
}

function* charactersOf(encoding: string, firstLead: number, lastLead: number): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) yield decoder.decode(Uint8Array.of(lead, trail));
    if (encoding !== 'big5') continue;
    for (let trail = 0x40; trail <= 0x7e; trail++) yield decoder.decode(Uint8Array.of(lead, trail));
  }
}
