import { foldText } from '../../text/fold.ts';
import type { Level, Place } from '../../types.ts';
import { type Found, foundAs, type ReadText } from './found.ts';
import type { FoundRole } from './roles.ts';

/** What tells whose meeting it was. */
export interface LevelEvidence {
  holder: Found | null;
  body: ReadText;
  place: { place: Place; found: Found | null };
  chair: FoundRole | null;
  meetingName: Found | null;
}

const LEAD_CHARACTERS = 300;
/** `长隆村于8月9日晚在祠堂召开`. */
const WHEN_AND_WHERE = '(?:于?[^,。]{1,14}[日晚天午](?:在[^,。]{1,14})?)?';
const HELD = '(?:党委|党组|工会)?(?:紧急|立即|组织|再次|又)?(?:召开|举行|举办|召集|开了个?)';
/** `县长在柳坞村召开座谈会`: where it was held is not who held it. */
const NOT_IN = '(?<!在[^,。]{0,12})';
/** Who held it, of those that are no place: `云澹市第二人民医院召开…`, `公司第五届董事会第七次会议`. */
const ORGANISATION = new RegExp(
  `${NOT_IN}(?:公司|集团|医院|学校|大学|学院|中学|小学|幼儿园|银行|协会|商会|研究院|研究所|工厂|矿业|法团)(?:党委|党组|党总支|党支部|团委|工会)?(?:${HELD}|第[一二三四五六七八九十\\d]+[届次]|董事会|管理委员会)|[我本全][院校]|我公司|[院校]党委|公司(?:党委|董事会)|集团党委|业主`,
  'u',
);
const VILLAGE = new RegExp(
  `${NOT_IN}(?:[^\\P{Script=Han}全各乡农][村寨]|社区)(?:党支部|党总支|党委|两委|村委会|居委会|居民委员会|村民委员会)?${WHEN_AND_WHERE}${HELD}|我[村社]|村两委`,
  'u',
);
const TOWNSHIP = new RegExp(
  `${NOT_IN}(?:[^\\P{Script=Han}各]镇|[^\\P{Script=Han}城各]乡|街道(?:办事处|办)?)(?:党委|党工委|政府|人大)?(?:人大)?${HELD}|[我全][镇乡](?!\\p{Script=Han}*振兴)|我街道|全街道|[镇乡]党委(?:书记)?(?:主持|召开)`,
  'u',
);
/** Of the State Council. */
const MINISTRIES =
  '外交|国防|教育|科技|科学技术|工业和信息化|工信|公安|安全|民政|司法|财政|人力资源和?社会保障|人社|自然资源|生态环境|住房和?城乡建设|住建|交通运输|水利|农业农村|商务|文化和旅游|应急管理';
const NATION = new RegExp(
  `(?:^|[,。:;”)])(?:[^,。传学贯落我]{0,24})?(?:中共中央|中央(?:政治局|军委|纪委|农村|[^,。]{2,20}(?:领导小组|委员会))|国务院|国新办|全国(?:人大(?!代表)|政协(?!委员)|人民代表大会)|政协第\\p{Script=Han}{1,4}届全国|最高人民(?:法|检察)院|国家[^,。]{2,12}[委局部]|(?:${MINISTRIES})部(?![门署队分位])|市场监管总局|[^,。省市]{2,6}总局)(?:[^,。传学贯落我]{0,50})(?:${HELD}|闭幕|开幕)`,
  'u',
);
const NATIONAL_NAME =
  /^(?:第\p{Script=Han}+?[届次])?(?:全国|中央|国务院|\p{Script=Han}{1,3}届全国|中共中央|中国共产党)/u;
/** What was conveyed or watched, and what was held before. */
const OTHER_MEETING =
  /(?:传达|学习|收听|收看|参加|贯彻|根据|按照)[^,。]*|[^,。]*(?:会议?|大会)(?:结束|召开)?[之以]?后(?=[,我随立])/gu;
/** The lowest place in a chair's title is the one presided over. */
const IN_TITLE: [Level, RegExp][] = [
  ['organisation', /董事长|总经理|院长|校长|院党委|校党委|公司|集团/u],
  ['village', /(?<!农)村(?:党|支|委|主任)|社区党|社区主任/u],
  ['township', /[镇乡](?:党委|长|委)|街道/u],
  ['county', /(?<!自治|开发|管理)[县区旗](?:委|长|政府|人大|政协)|(?:[县区旗])(?:领导)/u],
  ['city', /[市州盟](?:委|长|政府|人大|政协|领导)/u],
  ['province', /省(?:委|长|政府|人大|政协|领导)|自治区(?:党委|主席|政府|人大|政协)/u],
  ['nation', /国务院|中央|国家|全国/u],
];
const OWN: [Level, RegExp][] = [
  ['county', /[我全][县区旗]|[县区旗]委/u],
  ['city', /[我全][市州盟]|[市州盟]委/u],
  ['province', /[我全]省|省委|[我全]自治区/u],
];

/** Who held the meeting, when that is no place: the nation, a township, a village, an organisation. */
export function holderOf(title: ReadText | null, body: ReadText): Found | null {
  return heldBy(title, title?.folded.text) ?? heldBy(body, leadOf(body));
}

/** Whose meeting it was, and what tells so; null when nothing does. */
export function levelOf(evidence: LevelEvidence): Found | null {
  const { holder, body, place, chair, meetingName } = evidence;
  const presided = chair && levelIn(IN_TITLE, foldText(chair.role.value));
  const isOfItsVillage = holder?.value === 'township' && presided?.level === 'village';
  if (holder && !isOfItsVillage) return holder;
  if (meetingName && NATIONAL_NAME.test(meetingName.value)) {
    return { ...meetingName, value: 'nation' };
  }
  if (chair && presided) {
    return { ...chair.role, value: ofPlace(presided.level, place.place) };
  }
  const depth = depthOf(place.place);
  if (depth && place.found) return { ...place.found, value: depth };
  const lead = leadOf(body);
  const own = levelIn(OWN, lead);
  return own && foundAs(ofPlace(own.level, place.place), body, own);
}

function leadOf(body: ReadText): string {
  return body.folded.text.slice(0, LEAD_CHARACTERS).split('。').slice(0, 3).join('。');
}

function heldBy(on: ReadText | null, text = ''): Found | null {
  const own = text.replaceAll(OTHER_MEETING, other => ' '.repeat(other.length));
  const found = levelIn(
    [
      ['organisation', ORGANISATION],
      ['village', VILLAGE],
      ['township', TOWNSHIP],
      ['nation', NATION],
    ],
    own,
  );
  return on && found && foundAs(found.level, on, found);
}

function levelIn(levels: [Level, RegExp][], text: string) {
  for (const [level, pattern] of levels) {
    const match = pattern.exec(text);
    if (match) return { level, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** A city may be one of a county's rank, or a municipality of a province's. */
function ofPlace(level: Level, { province, city, county }: Place): Level {
  if (level !== 'city') return level;
  if (county?.endsWith('市')) return 'county';
  return city === null && province?.endsWith('市') ? 'province' : 'city';
}

function depthOf({ province, city, county }: Place): Level | null {
  if (county !== null) return 'county';
  if (city !== null) return 'city';
  return province === null ? null : 'province';
}
