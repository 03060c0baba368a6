import { findPlaces, type KnownPlace, type PlaceMention } from '../../text/places.ts';
import { type Found, foundAt, type ReadText } from './found.ts';

/** Texts in which a report shows where its meeting was held. */
export interface PlaceEvidence {
  title: ReadText | null;
  /** Lines dropped from the page: site, channel, editor's category. */
  page: ReadText[];
  body: ReadText;
}

/** Places are looked for in this much of a body. */
export const BODY_CHARACTERS = 4000;
export const LEAD_CHARACTERS = 400;
const WEIGHT = { title: 4, page: 2, lead: 1, body: 0.6 };
/** Somewhere else than the meeting, a mention counts this share. */
const ELSEWHERE_SHARE = 0.1;
/** Elsewhere: where the epidemic is, where people come from, whose accident is learned from. */
const ELSEWHERE_BEFORE =
  /(?:援助|支援|赴|来自|抵达|途经|等地|汲取|吸取|外地|[从由自]|到过|对[照标])$/u;
const ELSEWHERE_BEHIND =
  /^(?:、|合作组织|时间|等地|等中高风险|疫情(?!防控)|输入|籍|方向|返|(?:的)?(?:病例|确诊)|[^,。]{0,8}(?:事故|事件|火灾|爆炸))/u;
/** A county's short name is one where a site, a paper, a channel or a deed bears it. */
const OWNED_ON_PAGE =
  /^(?:新闻|融媒|日报|晚报|报|发布|政府|人民政府|电视|广播|在线|网|要闻|信息|资讯|党建|宣传|门户|[>|\s]|$)/u;
const OWNED_IN_TITLE = /^(?:召开|举行|:|部署|安排|收听|开展|传达|研究|对|多措|全力|[市县区]委)/u;
/**
 * A report's own place: it is behind its own screen, on its own station, or its town or village
 * meets. A short name is one only with 分会场 or an office of its own behind.
 */
const OWN_SCREEN =
  /^(?:[县市区旗]?(?:设|的)?分会场|[县市区旗]?(?:融媒体中心|广播电视台|电视台|人民政府网))/u;
const OWN_PART =
  /^(?:\p{Script=Han}{2,5}(?:镇|乡|街道|苏木|社区|村|嘎查|开发区|经开区|高新区)(?:\p{Script=Han}{2,5}(?:村|社区))?(?:党委|党工委|人民政府|政府|办事处)?(?:于|召开|举行|组织|在|\d)|(?:公安局|卫健局|卫生健康局|教育局|应急管理局|交通运输局|市场监督管理局|疾控中心|人民法院|人民检察院|人民医院|中医院)(?:召开|举行|组织)|(?:政府|人民政府|\p{Script=Han}{2,12}(?:医院|学校|中学|小学|大学|学院|公司|集团|中心))[^,。]{0,24}(?:召开|举行))/u;
/** A company's seat: `在云岭县总部召开`. */
const OWN_FIRM =
  /^(?:总部|本部|厂区|矿区|园区|基地|项目部|公司)(?:\p{Script=Han}{0,8})?(?:召开|举行|组织)/u;
const OWN_BONUS = 1.5;
/** More than what speaks of the higher meeting that is watched there. */
const OWN_SEAT_BONUS = 2.5;
/** 代县长 is no place, nor is 和县委书记 behind another office. */
const TORN_BEHIND = /^[长级直域]/u;
const TORN_BEFORE = /(?![省市州盟区在对向于赴到与讯])\p{Script=Han}$/u;

/** How much speaks for a place, and the mention that says most. */
export interface ScoredPlace {
  place: KnownPlace;
  score: number;
  strongest: { weight: number; mention: PlaceMention; on: ReadText };
}

/** Key of a place among scores. */
export function placeKey({ province, city, county }: Omit<KnownPlace, 'name' | 'level'>): string {
  return `${province}/${city}/${county}`;
}

/** Where the mention that says most for a place stands. */
export function foundPlace({ strongest: { mention, on } }: ScoredPlace): Found {
  return foundAt(on, mention);
}

/** Places of title, page and body, by `placeKey`, weighted by where and how they are mentioned. */
export function scorePlaces({ title, page, body }: PlaceEvidence): Map<string, ScoredPlace> {
  const scores = new Map<string, ScoredPlace>();
  const texts = [...(title ? [title] : []), ...page, body].map(on => {
    const text = on.folded.text.slice(0, on === body ? BODY_CHARACTERS : undefined);
    return { on, text, mentions: findPlaces(text) };
  });
  const named = new Set(texts.flatMap(({ mentions }) => mentions.flatMap(written)));
  const seenOnPage = new Set<string>();
  for (const { on, text, mentions } of texts) {
    let listEnd = -1;
    for (const mention of mentions) {
      if (page.includes(on) && seenOnPage.has(mention.name)) continue;
      const before = text.slice(Math.max(0, mention.start - 4), mention.start);
      const behind = text.slice(mention.end, mention.end + 12);
      const nextWords = text.slice(mention.end, mention.end + 48);
      if (isTorn(mention.name, before, behind)) continue;
      if (page.includes(on)) seenOnPage.add(mention.name);
      const elsewhere =
        ELSEWHERE_BEFORE.test(before) ||
        ELSEWHERE_BEHIND.test(behind) ||
        (listEnd === mention.start - 1 && before.endsWith('、'));
      if (elsewhere) listEnd = mention.end;
      const isShown =
        OWN_SCREEN.test(behind) || (!mention.short && on === body && OWN_PART.test(nextWords));
      const isOwn =
        isShown ||
        (on === title && OWNED_IN_TITLE.test(behind)) ||
        (page.includes(on) && OWNED_ON_PAGE.test(behind));
      const weight =
        weightOf(on, mention, { title, body }) * (elsewhere ? ELSEWHERE_SHARE : 1) +
        (isShown ? OWN_BONUS : 0) +
        (before.endsWith('在') && (behind.startsWith('分会场') || OWN_FIRM.test(nextWords))
          ? OWN_SEAT_BONUS
          : 0);
      for (const place of mention.candidates) {
        const parent = place.city ?? place.province ?? '';
        if (mention.short && place.level === 'county' && !isOwn && !named.has(parent)) continue;
        addMention(scores, place, { weight: weight / mention.candidates.length, mention, on });
      }
    }
  }
  return scores;
}

function weightOf(
  on: ReadText,
  mention: PlaceMention,
  { title, body }: Pick<PlaceEvidence, 'title' | 'body'>,
): number {
  if (on === title) return WEIGHT.title;
  if (on !== body) return WEIGHT.page;
  return mention.start < LEAD_CHARACTERS ? WEIGHT.lead : WEIGHT.body;
}

function addMention(
  scores: Map<string, ScoredPlace>,
  place: KnownPlace,
  spoken: ScoredPlace['strongest'],
): void {
  const entry = scores.get(placeKey(place)) ?? { place, score: 0, strongest: spoken };
  entry.score += spoken.weight;
  if (strength(spoken) > strength(entry.strongest)) entry.strongest = spoken;
  scores.set(placeKey(place), entry);
}

/** A mention in the text says more of where a place was read than one beside it. */
function strength({ weight, on }: ScoredPlace['strongest']): number {
  return on.where === 'given' ? 0 : weight;
}

/** A county of two characters that only seems to stand there. */
function isTorn(name: string, before: string, behind: string): boolean {
  if (name.length > 2 || !/[县市区]$/u.test(name)) return false;
  return TORN_BEHIND.test(behind) || TORN_BEFORE.test(before);
}

/**
 * Cities and provinces whose name stands in the text. A county's short name may be part of other
 * words (每周至少); it counts where its city (or province, when it is in no city) is named as well.
 */
function written(mention: PlaceMention): string[] {
  return mention.candidates
    .filter(place => place.level !== 'county')
    .map(({ city, province }) => city ?? province ?? '');
}
