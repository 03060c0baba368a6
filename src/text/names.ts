import { findPlaces } from './places.ts';
import { TITLE_WORD } from './titles.ts';

/**
 * Chinese personal names by their surnames (the common ones of 百家姓 and of today's registers,
 * simplified): a surname and one or two characters.
 */
const DOUBLE_SURNAMES =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 南宫 西门 独孤 申屠 淳于 左丘 万俟 钟离 闾丘 巫马 濮阳 澹台 公冶 宗政 太叔 轩辕 鲜于 呼延 拓跋 赫连 纳兰 司空 司寇 亓官 颛孙 仲孙 叔孙 东郭 南门 百里 梁丘 公羊 乐正 谷梁 段干 完颜'.split(
    ' ',
  );
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封储靳焦牧隗山谷车侯宓蓬全班仰仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻党翟谭贡劳姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠丰巢关相查后荆红游权盖益桓公肖岳帅仝鹿初佟苟苑代付闫覃冼仵蹇逯党楚巫涂牟麦邝亓仉皮揭逄粟植楼蔚敬漆晏撒哈衣玄那赫来欣原郗闻竺练刀磨毋师税官兰亢佘犹芮寸鄢栗郄尉智隋畅冶铁阳菅庹禤丛隽茆芦揣檀忻朴商谌谯迟盘段郜豆井巴卿晋普邸辜乌母况鲜玉宾奉尧'.split(
    '',
  ),
);
/** Characters that end a title before a name or that no given name has. */
const NOT_IN_NAMES =
  /[的了与及在是要不会议部门局委组席员者们各该省市县区镇乡街道指说报告持召等院务位案件就对并还也又把被]|央(?![金吉宗珍拉])|其(?:$|[他中余它实次])/u;
/** The same behind a title, where the whole rest is the name: `县长王道明`. */
const NOT_IN_FULL_NAMES = /[的了与及在要不议部门局委组席员们各该省市县区就对并还也又把被]/u;
/** Words that begin like a surname and are no names. */
const WORDS = new Set(
  '安全 审议 管理 方案 高度 高效 平安 金融 水利 农业 严格 广大 常态 万全 全面 全力 全体 全员 时间 时期 解决 应急 应对 充分 强化 安排 相关 和谐 于是 许可 计划 项目 包括 左右 支持 支援 成立 常务 明确 党组 党委 文化 公安 向上 向前 能力 连续 从严 从紧 从快 经济 终端 常规 万无 安心 高考 高校 高中 高三 路径 国家 国内 国际 金额 方式 方法 方向 方面 水平 水源 车站 车辆 车间 时效 时段 居家 居民 左侧 关口 关键 关心 查验 查处 利用 利益 景区 景点 通过 通知 通道 温馨 双方 双向 益民 山火 山洪 来访 原则 原因 农村 农民 养殖 养护 养老 司法 司机 荣誉 白天 毛病 秋季 冬季 夏季 古城 宣传 宣布 程序 程度 计生 印发 牛羊 花园 花卉 巩固 空气 空间 沙土 家庭 齐心 舒适 简单 简化 连接 束缚 衣物 来返 哈市 全文 经验 商户 官兵 文章 公司 强烈 商业 商家 商场 商品 商贸 官网 官方 师生 师傅 师资 畅通 智能 智慧 阳光 阳性 铁路 丛林 盘活 练习 练兵 刀具 迟报 下步 代表 关于 来到 方可 盖章 宣言 伊朗 古巴 马里 文莱 巴林 巴西 越南 蒙古 马耳他 利比亚 乌干达 林业 强调 普通 普查 普及 普遍 晋级 晋升 井下 玉米 鲜活 鲜奶 乌云'.split(
    ' ',
  ),
);
const GIVEN_NAME = /^\p{Script=Han}{1,2}$/u;

/** True for a surname of two characters. */
export function isDoubleSurname(text: string): boolean {
  return DOUBLE_SURNAMES.includes(text);
}

/** True for a surname with one or two further characters that can be a given name. */
export function isPersonName(text: string): boolean {
  const double = DOUBLE_SURNAMES.some(surname => text.startsWith(surname));
  const surnameLength = double && text.length > 2 ? 2 : 1;
  if (surnameLength === 1 && !SURNAMES.has(text[0] ?? '')) return false;
  const given = text.slice(surnameLength);
  return GIVEN_NAME.test(given) && !NOT_IN_NAMES.test(given) && !WORDS.has(text);
}

const HONORIFIC = /(?:先生|女士|同志)$/u;
/** Titles that stand behind a full name, too: `习近平总书记`. */
const TITLE_BEHIND =
  /(?:总书记|委员长|委员|副?(?:经理|主席|总理|总统|书记|主任|[省市县区旗州镇乡局厅部院校]长)|教授|院士|医生)$/u;
/** Of these, where only a house or firm stands before the name: `物业温少霞经理`. */
const PLAIN_TITLE_BEHIND = /(?:委员|经理)$/u;
/** What a name stands right behind: `旗委副书记、旗长|白音朝克`. */
const TITLE_BEFORE = new RegExp(`^.*(?:${TITLE_WORD}|领导)`, 'u');
/** Joins the parts of names that other languages gave: `阿不都·热西提`. */
const DOTTED = /(?:\p{Script=Han}{1,7}·)+\p{Script=Han}{1,7}$/u;
/** Characters that Mongolian, Tibetan and Turkic names are mostly written with. */
const TRANSLITERATING =
  /[阿巴白班宝布才措朝次达丹旦德登敦堆顿多额尔丰尕嘎噶格贡勒古哈合吉加嘉杰金卡克拉兰朗乐里林罗洛玛买麦孟米姆木南娜那尼宁努其齐强巧琴青琼曲却仁热日荣萨桑斯苏索塔台泰坦特提图吐娃瓦旺乌西希夏辛许牙雅亚央叶伊依益音永尤宇扎泽增珍珠孜卓宗]/gu;
const TRANSLITERATED = /^\p{Script=Han}{3,7}$/u;

/**
 * The person a subject ends with: `市委副书记、市长常书铭` → `常书铭`; null when it ends with none.
 * Behind a title the whole rest is the name; elsewhere of three and two characters the longer
 * reading is taken.
 */
export function personAtEnd(subject: string): string | null {
  const withoutTitle = subject.replace(TITLE_BEHIND, '');
  if (withoutTitle !== subject) {
    const anywhere = PLAIN_TITLE_BEHIND.test(subject);
    const person = anywhere ? nameAtEnd(withoutTitle, true) : personAtEnd(withoutTitle);
    return person && person.length > 2 && !isPlace(person) ? person : null;
  }
  const plain = subject.replace(HONORIFIC, '');
  const title = TITLE_BEFORE.exec(plain)?.[0] ?? '';
  const rest = plain.slice(title.length);
  const dotted = DOTTED.exec(rest)?.[0];
  if (dotted) return dotted;
  if (title !== '' && isNameBehindTitle(rest)) return rest;
  return nameAtEnd(plain);
}

/** What a text has up to and with the last word of a title in it. */
export function titleAtEnd(text: string): string | null {
  return TITLE_BEFORE.exec(text)?.[0] ?? null;
}

/** True for a listed word that looks like a name. */
export function isListedWord(text: string): boolean {
  return WORDS.has(text);
}

/** A name with a listed surname, or one of three to seven characters that transliterate. */
export function isNameBehindTitle(text: string): boolean {
  if (isPersonName(text)) return true;
  if (text.length === 3 && SURNAMES.has(text[0] ?? '')) return !NOT_IN_FULL_NAMES.test(text);
  if (!TRANSLITERATED.test(text) || NOT_IN_NAMES.test(text)) return false;
  return (text.match(TRANSLITERATING)?.length ?? 0) * 2 >= text.length;
}

function nameAtEnd(subject: string, anywhere = false): string | null {
  for (const length of [4, 3, 2]) {
    const candidate = subject.slice(-length);
    if (candidate.length < length) continue;
    if (length === 4 && !DOUBLE_SURNAMES.some(surname => candidate.startsWith(surname))) continue;
    if (!isPersonName(candidate)) continue;
    if (anywhere || beginsName(subject.slice(0, -length), candidate)) return candidate;
  }
  return null;
}

/** Who somebody is, when it is said, or what has gone before: a name may begin behind it. */
const BEFORE_NAME =
  /(?:[家民生士员师手者工兵友嫂人老小]|(?:[局委办院处所司位沉村区道镇乡])干部|随后|最后|同时|其中|会上|会后|会前|当天|近日|日前|由|叫|请|的|(?:听取|审议)了?|[上下]午|[:“”()《》·、])$/u;
const JOINED = /(?:以及|[和与及])$/u;

/** True for a text that is a place's name as a whole. */
export function isPlace(text: string): boolean {
  return findPlaces(text).some(({ start, end }) => start === 0 && end === text.length);
}

/** A name stands alone, behind a title or behind another name; else it is the end of a word. */
function beginsName(before: string, name: string): boolean {
  if (before === '') return name.length > 2 || !isPlace(name);
  if (TITLE_BEFORE.exec(before)?.[0] === before || BEFORE_NAME.test(before)) return true;
  const others = before.replace(JOINED, '');
  return others !== before && personAtEnd(others) !== null;
}

/** Where a name may be followed by what the person did it about: `皮见秋|就下步工作`. */
const ABOUT =
  /(?:就|对|围绕|针对|代表|结合|在|向|从|为|受|作为|分别|先后|主持|出席|参加|应邀|率队|带领|听取|安排|部署|总结|回应|汇报|通报|介绍|传达|宣读|讲话|发言|反馈|关于|通过|开场|来到|深入|组织|再次|召集)(?=\p{Script=Han}{2})/gu;

/** When, where or how it was said, behind the name: `市长虞可为近日`, `李强19日在京`, `岳朗(女)`. */
const BEHIND_NAME =
  /(?:\([^()]{1,14}\)|同志|先生|女士|医生)?(?:近日|日前|会[上后前]|当[天日]|[昨今][天日]|(?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午|晚上?)?(?:在\p{Script=Han}{1,2})?(?:随后|再次|最后|首先|先后|分别|开场时?|召集并|并|所|等\p{Script=Han}{0,8}|\p{Script=Han}{2}时)?$/u;

/**
 * The person a subject names who may have said or done something about a matter:
 * `皮见秋就下步工作` → `皮见秋`. Names in `known` are taken as they are.
 */
export function personIn(subject: string, known: ReadonlySet<string>): string | null {
  const whole = knownName(subject, known);
  if (whole) return whole;
  const atEnd = knownAtEnd(subject.replace(BEHIND_NAME, ''), known);
  let best: string | null = null;
  for (const match of subject.matchAll(ABOUT)) {
    const before = subject.slice(0, match.index).replace(BEHIND_NAME, '');
    const person = knownAtEnd(before, known);
    if (!person || person.length <= (best?.length ?? 0)) continue;
    const title = before.slice(0, -person.length);
    if (title === '' || known.has(person) || titleAtEnd(title) === title) best = person;
  }
  return best !== null && !atEnd?.startsWith(best) ? best : atEnd;
}

function knownAtEnd(subject: string, known: ReadonlySet<string>): string | null {
  return knownName(subject, known) ?? personAtEnd(subject);
}

/** The name of a list with which a text ends. */
export function knownName(subject: string, known: ReadonlySet<string>): string | null {
  for (const name of known) if (subject.endsWith(name)) return name;
  return null;
}

/** A title behind a name. */
const TITLE_FOLLOWS = /^(?:书记|[市县区省局部院校厅]长|主任|主席)/u;
/** What a person in a question does: the name stands before it. */
const BEFORE_DEED =
  /^(?:对|在|就|是|说|讲|要求|强调|指出|提到|提出|主持|参加|出席|担任|部署|谈|怎么|如何|怎样|都|有|的|,|\?|$)/u;

/**
 * Names in a folded question: where a name may stand, at the beginning of a part, behind a title
 * or before what a person does. Uncertain ones are left out.
 */
export function findPeople(folded: string): string[] {
  const found: string[] = [];
  for (const part of folded.split(/[\s,。?!、和与]+/u)) {
    const full = part.slice(0, 3);
    if (TITLE_FOLLOWS.test(part.slice(3)) && isPersonName(full) && findPlaces(full).length === 0) {
      found.push(full);
      continue;
    }
    const start = (part.match(/^.*(?:书记|[市县区省局部院校厅]长|主任|主席)/u)?.[0] ?? '').length;
    for (const length of [3, 2]) {
      const name = part.slice(start, start + length);
      const behind = part.slice(start + length);
      if (name.length < length || !isPersonName(name)) continue;
      if (BEFORE_DEED.test(behind) || TITLE_FOLLOWS.test(behind)) {
        found.push(name);
        break;
      }
    }
  }
  return found;
}
