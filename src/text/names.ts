import { findPlaces } from './places.ts';

/**
 * Chinese personal names by their surnames (the common ones of 百家姓 and of today's registers,
 * simplified): a surname and one or two characters.
 */
const DOUBLE_SURNAMES =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 南宫 西门 独孤 申屠 淳于'.split(
    ' ',
  );
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封储靳焦牧隗山谷车侯宓蓬全班仰仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻党翟谭贡劳姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠丰巢关相查后荆红游权盖益桓公肖岳帅仝鹿初佟苟苑代付闫覃冼仵蹇逯党楚巫涂牟麦邝亓仉皮揭逄粟植楼蔚敬漆晏撒哈衣玄那赫来欣原郗'.split(
    '',
  ),
);
/** Characters that end a title before a name or that no given name has. */
const NOT_IN_NAMES =
  /[的了与及在是要不会议部门局委组席员者们各其该省市县区镇乡街道指说报告持召等央院务位案件]/u;
/** Words that begin like a surname and are no names. */
const WORDS = new Set(
  '安全 管理 方案 高度 高效 平安 金融 水利 农业 严格 广大 常态 万全 全面 全力 全体 全员 时间 时期 解决 应急 应对 充分 强化 安排 相关 和谐 于是 许可 计划 项目 包括 左右 支持 支援 成立 常务 明确 党组 党委 文化 公安 向上 向前 能力 连续 从严 从紧 从快 经济 终端 常规 万无 安心 高考 高校 高中 高三 路径 国家 国内 国际 金额 方式 方法 方向 方面 水平 水源 车站 车辆 车间 时效 时段 居家 居民 左侧 关口 关键 关心 查验 查处 利用 利益 景区 景点 通过 通知 通道 温馨 双方 双向 益民 山火 山洪 来访 原则 原因 农村 农民 养殖 养护 养老 司法 司机 荣誉 白天 毛病 秋季 冬季 夏季 古城 宣传 宣布 程序 程度 计生 印发 牛羊 花园 花卉 巩固 空气 空间 沙土 家庭 齐心 舒适 简单 简化 连接 束缚 衣物 来返 哈市'.split(
    ' ',
  ),
);
const GIVEN_NAME = /^\p{Script=Han}{1,2}$/u;

/** True for a surname with one or two further characters that can be a given name. */
export function isPersonName(text: string): boolean {
  const double = DOUBLE_SURNAMES.some(surname => text.startsWith(surname));
  const surnameLength = double && text.length > 2 ? 2 : 1;
  if (surnameLength === 1 && !SURNAMES.has(text[0] ?? '')) return false;
  const given = text.slice(surnameLength);
  return GIVEN_NAME.test(given) && !NOT_IN_NAMES.test(given) && !WORDS.has(text);
}

const HONORIFIC = /(?:先生|女士|同志)$/u;
/** Titles that minutes put behind a full name: `温少霞经理`. */
const TITLE_BEHIND = /(?:委员|经理)$/u;

/**
 * The person a subject ends with: `市委副书记、市长常书铭` → `常书铭`; null when it ends with none.
 * Of three and two characters the longer reading is taken.
 */
export function personAtEnd(subject: string): string | null {
  const withoutTitle = subject.replace(TITLE_BEHIND, '');
  if (withoutTitle !== subject) {
    const person = personAtEnd(withoutTitle);
    return person && person.length > 2 ? person : null;
  }
  return nameAtEnd(subject.replace(HONORIFIC, ''));
}

function nameAtEnd(subject: string): string | null {
  for (const length of [4, 3, 2]) {
    const candidate = subject.slice(-length);
    if (candidate.length < length) continue;
    if (length === 4 && !DOUBLE_SURNAMES.some(surname => candidate.startsWith(surname))) continue;
    if (isPersonName(candidate)) return candidate;
  }
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
