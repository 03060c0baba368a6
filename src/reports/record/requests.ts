/**
 * How a part of a sentence asks for something, on folded text. Rows of words rather than grammar:
 * each group says why its words ask.
 */

/** Words that ask wherever they stand: `要`, `必须`, `不得`; not in 需要, 主要, 要求 or 要素. */
const ASKING = new RegExp(
  [
    '(?<![需只主重首必扼纲摘纪概简紧险机提次])要(?![求点闻素件案塞义害么道职务]|不是|不然|领)',
    '须(?!知|臾)|必须|必需|务必|务求|应当|应该|(?<![对供适响反相效理])应(?=[按将把在对立及先]|急预案要)',
    '(?<![容由舍顾免])不得(?!不|已|而知|了)|不许|不准|不可(?!或缺|避免|分割|抗力|替代|逆)|不能(?!不)|严禁|禁止|切忌|切勿|杜绝|谨防|严防|一律|只许|只准|方可|才[能可](?!有)',
    '凡(?!事|响)|限(?:期|时|于?\\p{Script=Han}{0,6}[日天前])|照做不误|原则上|不必|不用(?!说)',
    '(?:^|[,:])(?:请|希望|建议|确保|力争|号召|呼吁|敦促)',
  ].join('|'),
  'u',
);
/** A plan is a request to oneself: `今年给三十个小区装棚`, `将分流`. */
const PLANNED =
  /(?<![即必终行])将(?![来军领士官要近])|(?:今年(?!是|不会|以来|上半年|第)|明年|下半年|下一步|接下来|下一阶段|今后|即日起|[日点时]起|年内|[月周年]底前|(?:明|后)[天日早])/u;
/** A deadline or a rhythm asks: `三天内修好`, `每两小时擦一次`. */
const TIMED =
  /(?:[天日时钟周月]|以)内|(?:[天日月时点周年]|到来|开学|返校|天黑|入汛)以?之?前|每(?:[\d一二两三四五六七八九十半]{0,3}(?:小时|天|日|周|月|户|名|个|人|处|百米))|\p{Script=Han}?[天日时周月][一二两三]次|当(?:天|日|夜|场|晚)|今(?:晚|夜|天(?=[就必内之全送把下要]))|随[到叫]随/u;
/** Verbs with which a clause that asks begins: `加强…`, `一是严格…`. */
const POINT =
  '(?:(?:会议|大会)?(?:强调|指出|要求|明确|决定|提出)[,:]?|(?:第?[一二三四五六七八九十]+)(?:是|要|、|,)|\\((?:[一二三四五六七八九十]+|\\d+)\\)|\\d+[.、]|其[一二三四],|同时,|并)?';
const IMPERATIVE = new RegExp(
  `(?:^|[,:;”])${POINT}(?:要)?(?:进一步|继续|切实|坚决|全面|全力|深入|持续|扎实|大力|积极|坚持|严格|科学|依法|及时|立即|尽快|加快|不断|始终|认真|统筹|共同|合理|稳妥|有序|优先|毫不|精准|主动|从[严紧快]|加强|落实|强化|推动|推进|完善|压实|压紧|做好|做到|做实|抓好|抓紧|抓住|抓实|守住|守好|把好|管住|管好|提高|提升|增强|发挥|建立|建好|健全|确保|保障|保证|保持|克服|反对|防止|防范|遏制|打好|打赢|打击|查处|开展|组织|引导|支持|加大|紧盯|聚焦|突出|树牢|牢固|筑牢|堵住|实行|实施|采取|暂停|停止|落细|扛牢|凝聚|研究|制定|提出|规范|优化|拓展|畅通|争取|总结|解决|处理好|拿出|用好|关心|关爱|做|把|将|由|对|让|给)`,
  'u',
);
/** `由村医上门`, `把…送到`: who has to, what has to be moved where. */
const ASSIGNED =
  /由(?!于|此|来|衷)\p{Script=Han}[\p{Script=Han}、]{1,20}?(?:负责|牵头|上门|送|确认|专人|派|包|把|统一|登记|接|审|叫|盯|管)|把(?!握|关|手|脉|戏)[^,;]{2,40}|专人|每人|分头|上门|逐(?:户|一|个|处|项|级|人|村|栋)|统一/u;

/** What happened, how things stand, who came and what was passed on ask for nothing. */
const TOLD =
  /参会[。)]?$|^(?:截至|据|近日|日前|目前,|\d+月\d+日[^起前]{0,40}(?:召开|举行))|(?:出席|参加|列席)(?:了)?(?:本次|此次|相关)?(?:会议|活动|$|[。)])|主持(?:召开|了?会议)|并讲话|^(?:会议|大会)?(?:传达|传达学习|学习|听取|审议|观看)了?[^要]{0,80}$|听取(?:了)?.{0,30}汇报|(?:作|做)出?了?\p{Script=Han}{0,4}(?:安排|部署)。|提出\p{Script=Han}{0,4}(?:要求|意见)。$/u;
const COUNTED =
  /^(?!.*(?:要|必须|一律|不得)).*(?:截至|累计|发生|同比|现有|共有|上升|下降|完成了|形势|超额|增长\d|达到\d)/u;
/** What the time is like and what was done, though 必须 or 要 may stand in it. */
const SITUATION =
  /^(?:今年是|疫情(?:发生|以来)|随着[^,]{0,30}(?:到来|临近)|.{0,40}(?:这是|也是|是我们)(?:对|我们|一[次场])|我们(?:在|一直|始终|高兴|有|都))|多次(?:研究|召开|作出|部署)|先后(?:印发|召开|出台)/u;
/** A state or a past, unless something asks: `已经…`, `取得了`, `一直`. */
const DESCRIBED =
  /已(?!知)|曾|正在|取得|[^为除得明未不到]了(?![解然就])|着力点|目前|当前|一直|以来|去年|昨[天日夜晚]|形势|充分肯定|等于|既是|也是|(?:疫情|工作|今年)是|正加快|成为了?|作为|有力[,。;]|有效[,。;]|这[是就]|我们(?!要)|(?:意义|责任|任务|问题|困难|风险|压力|隐患)(?:重大|仍|还|依然|存在|不少|较|很|突出|艰巨)|存在|有的|有些|不够(?!用)|关系到?(?:人民|群众|全局|经济|国)|事关|关乎|感谢|致敬|祝贺|是[^,;]{1,30}的[。;,]|为什么|怎么|吗|呢|[?!？！]/u;

/** How a part of a sentence asks: by a word of its own, by its form alone, or not at all. */
export type Asking = 'asks' | 'may ask' | 'tells';

/** `我县接着开会,要求各乡镇…`: what is asked begins behind what is told. */
const SAYS =
  /^[^。]*?(?:强调|要求|指出|决定|明确|提出|希望|安排|部署)(?:了?[^,:。;]{0,14}[,:]|(?=[各全要]|必须))/u;

/** True when a word that asks stands in a folded part, whoever says it. */
export function asksByWord(folded: string): boolean {
  return ASKING.test(folded) && !SITUATION.test(folded) && !TOLD.test(folded);
}

/** Whether a folded part of a sentence asks, as far as its own words say. */
export function askingOf(folded: string): Asking {
  const said = SAYS.exec(folded)?.[0].length ?? 0;
  return said > 0 && said < folded.length
    ? askingOfWords(folded.slice(said))
    : askingOfWords(folded);
}

function askingOfWords(folded: string): Asking {
  if (TOLD.test(folded) || COUNTED.test(folded) || SITUATION.test(folded)) return 'tells';
  if (ASKING.test(folded)) return 'asks';
  if (DESCRIBED.test(folded)) return folded.split(/[,:]/u).some(isTask) ? 'may ask' : 'tells';
  if (IMPERATIVE.test(folded) || ASSIGNED.test(folded) || TIMED.test(folded)) return 'asks';
  return PLANNED.test(folded) ? 'asks' : 'may ask';
}

/** A clause that sets a task beside others that describe: `水泵到了,每半小时报一次水位`. */
function isTask(clause: string): boolean {
  return (ASSIGNED.test(clause) || TIMED.test(clause)) && !DESCRIBED.test(clause);
}
