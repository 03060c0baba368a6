import { isListedWord, isNameBehindTitle, isPersonName, isPlace, titleAtEnd } from './names.ts';
import { TITLE_WORD } from './titles.ts';

/** What somebody does behind his name, or what else may stand there. */
const NAME_ENDS =
  '(?=主持|召集|出席|列席|参加|参会|与会|到会|应邀|讲话|发言|致辞|致欢迎|指出|强调|要求|表示|建议|提议|提出|提问|[讲授]课|补充|担任|打比方|叮嘱|说|称|答|认为|介绍|解读|讲解|讲了|通报|汇报|报告|传达|宣读|宣布|反映|回应|承诺|提醒|呼吁|坦言|告诉|部署|安排|点评|总结|带队|率队|陪同|受邀|来到|先后|分别|依次|随后|最后|随即|当场|代表|围绕|针对|结合|关于|通过|[就作做对在向为从率等和及与并则]|所作|的(?=主持|讲话|汇报|发言|安排|带领|介绍)|同志|先生|女士|一行|近日|日前|[、,。;:)“”]|$)';
const INTRODUCED = new RegExp(
  `(?:(?:${TITLE_WORD}|领导)(?:\\([^()]{2,14}\\))?)+(?!长)(?<name>\\p{Script=Han}{2,7}?|(?:\\p{Script=Han}{1,7}[·.])+\\p{Script=Han}{1,7}?)(?:\\([^()]{1,12}\\))?${NAME_ENDS}`,
  'gu',
);
/** What the report tells of people at a meeting: only there is a name with a rare surname taken. */
const TELLS_OF_PEOPLE =
  /主持|出席|列席|参加|参会|与会|到会|讲话|发言|指出|强调|要求|表示|建议|提[出问]|说|介绍|解读|讲[解课]|通报|汇报|报告|传达|宣读|反映|回应|部署|安排|点评|总结|作了|培训|辅导|召集|陪同|答|人员:|^[^:,。]{2,30}:/u;
/** What stands behind titles and is no name. */
const NO_NAME =
  /提名|人选|候选|把[关控握好]|分别|依次|先后|亲自|带头|带队|率队|现场|共同|一同|一起|一行|全部|全体|全程|负责|牵头|有关|相关|以上|以下|本人|等人|领导|签字|签名|包保|值班|带班|到位|述职|作答|必须|应当|应该|不得|每[天日周月]|轮流|随时|立即|下沉|坐镇|一线|同时|办公|会商|联席|联络|约谈|座谈|走访|调研|检查|督[查导]|巡查|主动|按照|根据|认真|始终|一律|[一两三四几多]个|多次|再次|最后|首先|其次|随后|接着|还要|也要|都要|上门|包片|制度|责任|职责|职务|岗位|名单|电话|信箱|专题|工作|单位|部门|干部|成员|成立|主持|出席|列席|参加|讲话|强调|指出|介绍|通报|汇报|报告|传达|宣读|部署|安排|表示|发言|致辞|表态|同志|先生|女士|群众|企业|社区|街道|乡镇|政府|中心|公司|学校|医院|小组|大会|例会|联动|集中|提前|带着|直接|统一|积极|具体|专门|到场|到岗|到会|应邀|书面|列入|批准|签订|[年月日号楼层]|第[一二三四五六七八九十]|任[组副主]|兼任|担任|当选|任命|接待|下乡|进村|入户|领衔|包联|联系|挂[帅点]|抓[总好]|谈话|点名|对接|连线|陪同|收听|收看|观看|听取|研究|学习|审议|围绕|针对|代表|结合|上[午级]|下[午级]|今[天日]|昨[天日]|近日|日前|分管|协助|其他|其余|若干|以及/u;
const RARE_NAME_FORBIDS =
  /(?<=.)[的了与及要不会议部门局委组席员者们各该这哪谁何其]|^[的了与及要不会议部局委组席们各该这哪谁何其在和就对向由从是有为以并也还都将被给让使长作做]/u;
/** A line break before a name that is a link on its page. */
const LINKED = /(?<=[长任记席员])\n(?=\p{Script=Han}{2,3}[、,出主])/gu;
const MOST_OF_TITLE = 12;

/** Who speaks at the beginning of a sentence: whoever bears a title elsewhere is a person. */
const SPEAKS = /(?<=[。”\n])(?<name>\p{Script=Han}{2,3})(?:强调|指出|要求|表示|介绍|说)[,:]/gu;

/**
 * Names that a folded text introduces by a title and that no list of surnames would tell. Longer
 * ones stand first.
 */
export function introducedNames(folded: string): Set<string> {
  const names = new Set<string>();
  for (const match of folded.matchAll(SPEAKS)) {
    const name = match.groups?.name ?? '';
    const isPlain = isPersonName(name) && !isPlace(name);
    if (names.has(name) || isPlain || !mayBeRareName(name)) continue;
    const before = folded.slice(0, folded.indexOf(name)).slice(-MOST_OF_TITLE);
    const title = titleAtEnd(before);
    const isTitled = title && folded.indexOf(name) < match.index && title.length === before.length;
    if (isTitled || (name.length === 3 && !NO_NAME.test(name) && presides(folded, name))) {
      names.add(name);
    }
  }
  for (const sentence of folded.replaceAll(LINKED, '').split(/[。\n]/u)) {
    if (!TELLS_OF_PEOPLE.test(sentence)) continue;
    for (const match of sentence.matchAll(INTRODUCED)) {
      const name = behindLastTitle(match.groups?.name ?? '');
      if (isIntroduced(name) || (name.length === 4 && isLongName(name, folded))) names.add(name);
    }
  }
  return new Set([...names].sort((one, other) => other.length - one.length));
}

/** Who is said elsewhere to have led the meeting or spoken at it is a person. */
function presides(folded: string, name: string): boolean {
  return ['主持', '讲话', '出席', '作'].some(deed => folded.includes(name + deed));
}

/** A title may go on in what seems to be the name: `指挥|部指挥长叶尔兰`, `常委|会主任保正国`. */
function behindLastTitle(name: string): string {
  const title = titleAtEnd(name.replace(/[·.].*$/u, '')) ?? '';
  const rest = name.slice(title.length);
  return rest.length > 1 ? rest : name;
}

/** One of four characters is a name when its bearer presides or speaks and is quoted, too. */
function isLongName(name: string, folded: string): boolean {
  if (NO_NAME.test(name) || RARE_NAME_FORBIDS.test(name) || isListedWord(name)) return false;
  const isQuoted = ['强调', '指出', '要求', '表示', '说'].some(
    verb => folded.includes(`\n${name}${verb}`) || folded.includes(`。${name}${verb}`),
  );
  return isQuoted && presides(folded, name);
}

function isIntroduced(name: string): boolean {
  if (/[·.]/u.test(name)) return !NO_NAME.test(name);
  if (NO_NAME.test(name)) return false;
  if (name.length > 3) return isNameBehindTitle(name);
  return isPersonName(name) || mayBeRareName(name);
}

function mayBeRareName(name: string): boolean {
  return name.length < 4 && !isListedWord(name) && !RARE_NAME_FORBIDS.test(name);
}
