import { ReportError } from './errors.ts';

/** A file's text and the label of the encoding it was written in. */
export interface Decoded {
  text: string;
  encoding: string;
}

/** Decoders tried on bytes that are not UTF-8, best evidence wins. */
const OTHER_ENCODINGS = ['gb18030', 'big5', 'utf-16le', 'utf-16be'];
/**
 * The most frequent characters of running Chinese, both scripts. In a right decoding about every
 * third character is one of them, in a wrong one next to none: that is the evidence.
 */
const FREQUENT = new Set(
  '的一是了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴防疫控情要求工作會這來國個說們為時過學對裡後麼沒於還發當無開見經頭長樣現將進實點聲話給業間什麼從東氣關並內產場師書員報馬張難體處總應車親務解記邊戰幹覺題統請愛讓認論義術結隊帶變聯權達辦運強區眾輕語滿寫識極黃錢黨設雙歷'.split(
    '',
  ),
);
const HAN = /\p{Script=Han}/gu;
const MIN_FREQUENT_SHARE = 0.15;
/** Characters that only a wrong decoding produces in number. */
const REPLACEMENT_OR_PRIVATE = /[\ufffd\ue000-\uf8ff]/gu;

/**
 * Text of a file's bytes: UTF-8, or what their byte order mark says, else the encoding whose
 * decoding reads like Chinese. Throws ReportError when no decoding does.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8' };
  const candidates = OTHER_ENCODINGS.map(encoding => {
    const text = tryDecode(bytes, encoding);
    return { encoding, text, share: text === null ? 0 : frequentShare(text) };
  }).sort((a, b) => b.share - a.share);
  const best = candidates[0];
  if (best?.text != null && best.share >= MIN_FREQUENT_SHARE) {
    return { text: best.text, encoding: best.encoding };
  }
  throw new ReportError(
    file,
    'its bytes are neither UTF-8 nor readable Chinese in GB18030, Big5 or UTF-16; save it as UTF-8',
  );
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Share of frequent characters among the Chinese ones; 0 for a text that is no text. */
function frequentShare(text: string): number {
  const han = text.match(HAN) ?? [];
  if (han.length === 0) return 0;
  const strange = text.match(REPLACEMENT_OR_PRIVATE)?.length ?? 0;
  const frequent = han.filter(character => FREQUENT.has(character)).length;
  return frequent / (han.length + strange);
}
