/**
 * What a saved web page holds besides the report, as data. Patterns are matched on a line's folded
 * text (simplified, lower case, no white space). To add a rule, add a row with an example.
 */
export interface NoiseRule {
  id: string;
  pattern: RegExp;
  /** `line` drops the line; `tail` drops it and, once the body has been seen, all that follows. */
  drops: 'line' | 'tail';
  example: string;
}

/** Lines longer than this are taken for body, whatever they contain. */
export const LONGEST_NOISE_LINE = 160;

export const NOISE_RULES: readonly NoiseRule[] = [
  {
    id: 'bare-address',
    drops: 'line',
    pattern: /^https?:\/\/\S{4,150}$/u,
    example: 'http://example.org/1.html',
  },
  { id: 'counter', drops: 'line', pattern: /^\d{1,6}$/u, example: '0' },
  {
    id: 'share-bar',
    drops: 'line',
    pattern:
      /^(?:分享到?|分享至|转发|收藏|打印|点赞|关闭|返回|字[体号]|【字体|大中小|扫一扫|微信|微博|qq空间):?.{0,40}$/u,
    example: '分享到:',
  },
  {
    id: 'published-line',
    drops: 'line',
    pattern:
      /^(?=.*(?:19|20)\d{2}[-/.年]\d{1,2})(?:(?:信息|文章|稿件|新闻|内容|更新|录入|创建|本文)?(?:发布|发表|时间|日期|来源|作者)|网络编辑|编辑|记者|通讯员|浏览|阅读|点击|(?:19|20)\d{2}[-/.年]).{0,110}$(?<!。)/u,
    example: '发布时间: 2022-04-13 | 来源: 某某新闻网',
  },
  {
    id: 'labelled-line',
    drops: 'line',
    pattern:
      /^(?=.*(?:19|20)\d{2}[-/.年]\d{1,2})(?=.*(?:来源|稿源|发布|作者|编辑|浏览|点击|阅读):)[^。!?]{0,150}$/u,
    example: '某某市政府办 http://example.org 2020-09-02 10:22 来源:本站',
  },
  {
    id: 'dateline',
    drops: 'line',
    pattern: /^[^。,!]{0,20}(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[^。,!]{0,16}$/u,
    example: '某某教育信息网  2020年11月11日',
  },
  {
    id: 'tags',
    drops: 'line',
    pattern:
      /^(?:标签|关键词|关键字|分类|栏目):.{0,60}$|^用?手机.{0,4}扫.{0,12}$|^【.{2,6}】(?:【.{2,6}】)*$/u,
    example: '标签: 疫情 防控',
  },
  {
    id: 'source-line',
    drops: 'line',
    pattern:
      /^(?:信息|文章|稿件|新闻|内容|图文)?(?:来源|来稿|供稿|撰稿|作者|通讯员|浏览次数|浏览|阅读|点击|访问)(?:量|数|次数|人次)?:.{0,60}$/u,
    example: '来源:某某日报',
  },
  {
    id: 'editor-line',
    drops: 'line',
    pattern:
      /^[[(〔【]?(?:责任编辑|责编|编辑|编审|审核|审校|校对|监制|值班|主编|初审|复审|终审|投稿|记者|本报记者|通讯员|摄影|文字).{0,3}:.{0,50}$/u,
    example: '[编辑:某某]',
  },
  {
    id: 'credits',
    drops: 'line',
    pattern:
      /^[[(〔【](?:责任编辑|责编|编辑|编审|审核|校对|监制|值班编辑|主编)\p{Script=Han}{2,20}[\])〕】]$|^[[(〔【]?(?:记者|通讯员|文|图|撰稿|供稿).{2,24}(?:责任编辑|责编|编辑|编审|审核|审校|校对|监制):.{2,24}$/u,
    example: '(记者某某 责任编辑:某某)',
  },
  {
    id: 'breadcrumb',
    drops: 'line',
    pattern: /^(?:您?(?:当前|现在|所在)的?位置|首页|.{2,16}>.{2,16}>).{0,60}$/u,
    example: '某某新闻网 > 某某频道 > 某某区',
  },
  {
    id: 'address-of-page',
    drops: 'line',
    pattern: /^(?:本文|原文)(?:地址|链接|网址):.{0,140}$/u,
    example: '本文地址:http://example.org/1.html',
  },
  {
    id: 'captcha-or-comment',
    drops: 'tail',
    pattern:
      /^(?:留言与?评论|网友?评论|发表评论|我要评论|我来说两句|评论\d+条|请?(?:先)?登录后|验证码|昵称).{0,40}$/u,
    example: '留言与评论(共有 条评论)',
  },
  {
    id: 'copyright',
    drops: 'tail',
    pattern:
      /^(?:版权声明|版权所有|免责声明|特别声明|郑重声明|声明:|copyright|©|本文仅代表|本文系作者|本站所有文章|.{0,30}版权所有|.{0,20}未经.{0,8}许可,?不得转载)/u,
    example: '版权声明',
  },
  {
    id: 'related',
    drops: 'tail',
    pattern:
      /^(?:相关(?:链接|阅读|新闻|文章|推荐|报道|资讯)|推荐阅读|延伸阅读|热门(?:文章|新闻|推荐|阅读)|猜你喜欢|最新(?:文章|资讯)|精彩推荐|更多(?:新闻|阅读)).{0,20}$/u,
    example: '相关链接',
  },
  {
    id: 'neighbour-page',
    drops: 'tail',
    pattern: /^[<«【]?(?:上|下|前|后)一[篇条页个][:】>»]?.{0,80}$/u,
    example: '下一篇:某某专题调研',
  },
  {
    id: 'licence-number',
    drops: 'tail',
    pattern:
      /(?:icp[备证]|公网安备|许可证|许可注册|经营许可|主办单位:|承办单位:|技术支持:|网站标识码)/u,
    example: '晋ICP备00000000号',
  },
  {
    id: 'contact',
    drops: 'tail',
    pattern:
      /^(?:关于我们|关于.{2,12}网$|联系我们|联系电话|投稿邮箱|网站地图|e-?mail:|客服|举报电话).{0,90}$/u,
    example: '关于我们 | 联系电话:0000-0000000',
  },
];

/** What stands inside the report's own lines and is not part of it. */
export interface InlineRule {
  id: string;
  /** Matched on the text as written; has the flag `g`. */
  pattern: RegExp;
  /** Matches that are the report's own: numbers with blanks, enumerations (`A / B / C`). */
  spared: RegExp | null;
  example: string;
  /** The example without its noise. */
  left: string;
}

export const INLINE_RULES: readonly InlineRule[] = [
  {
    id: 'scrambled-characters',
    pattern:
      /(?<=[^ -~]|[,;:.])[ \t]?(?:[!-~][ \t]{1,2}){3,40}[!-+/-9<>@-~-]?[ \t]?(?=[^ -~]|[,;:.]|$)/gu,
    spared: /^[^A-Za-z]*$|^\s*\w(?: ([/+&,.:|-]) \w)(?: \1 \w)*\s*$/u,
    example: '复工Q : P ! w G复产',
    left: '复工复产',
  },
  {
    id: 'broken-bytes',
    pattern:
      /(?<=[\p{Script=Han}，。、](?<![吗呢么啊吧嗎麼]))(?:\?{2,}[A-Za-z]?|\?[A-Za-z]|(?:锟斤拷|\ufffd)+[A-Za-z]?)(?=[\p{Script=Han}，。、])/gu,
    spared: null,
    example: '縣??h領導',
    left: '縣領導',
  },
];

/** Sentences that mirrors inject: a game or trade and what it is advertised with. */
export interface AdvertRule {
  id: string;
  /** Both must be in the sentence (folded), and nothing of `spared`. */
  subject: RegExp;
  offer: RegExp;
  spared: RegExp;
  example: string;
}

export const ADVERT_RULES: readonly AdvertRule[] = [
  {
    id: 'gambling',
    subject:
      /葡京|时时彩|百家乐|老虎机|六合彩|北京赛车|pk10|(?<!加)快[3三](?:平台|开奖|投注|走势|计划)|幸运飞艇|彩票(?:平台|网|app|注册|代理|开奖|投注)|博彩|娱乐(?:城|场(?!所))|棋牌(?:平台|游戏|app|官网|娱乐)|买球|投注|赌[场博球]|真人[荷视娱百]|捕鱼|彩金|体育(?:app|投注)|电子游艺|威尼斯人|太阳城|金沙(?:娱乐|国际|赌)|bet\d|亚博(?:体育|官网|app)|开元棋牌|龙虎斗|炸金花/u,
    offer:
      /注册|官[方网]|网址|网站|下载|平台|app|送\d|提现|信誉|在线|技巧|开户|充值|首存|客户端|登[录陆入]|代理|开奖|试玩|赔率/u,
    spared:
      /打击|整治|查处|严[禁查厉]|禁止|关闭|暂停|停业|停止|违法|涉嫌|公安|民警|案件|疫情|扫码|防控|会议|群众|企业|政府|发展|工作|记者/u,
    example: '最新时时彩平台注册网址,信誉保证提现秒到账。',
  },
  {
    id: 'shady-trade',
    subject:
      /代开.{0,4}发票|发票代开|办证刻章|刻章办证|私家侦探|成人(?:视频|电影|网站)|裸聊|约炮|同城交友|无抵押贷款|贷款秒批|迷药|私服|外挂|论文代[写发]/u,
    offer: /联系|电话|微信|qq|点击|加|官[方网]|网址|下载|\d{5,}|在线|免费|秒|办理/u,
    spared:
      /打击|整治|查处|严[禁查厉]|禁止|违法|涉嫌|公安|民警|案件|会议|群众|企业|政府|发展|工作|记者/u,
    example: '无抵押贷款秒批,加微信办理。',
  },
];

/** Adverts are short. */
const LONGEST_ADVERT = 60;

/** The first advert rule that a folded sentence falls under, or null. */
export function advertRuleFor(folded: string): AdvertRule | null {
  if (folded.length > LONGEST_ADVERT) return null;
  return (
    ADVERT_RULES.find(
      ({ subject, offer, spared }) =>
        subject.test(folded) && offer.test(folded) && !spared.test(folded),
    ) ?? null
  );
}

/** The first rule that a folded line falls under, or null. */
export function noiseRuleFor(foldedLine: string): NoiseRule | null {
  if (foldedLine.length > LONGEST_NOISE_LINE) {
    return (
      NOISE_RULES.find(rule => rule.id === 'copyright' && rule.pattern.test(foldedLine)) ?? null
    );
  }
  return NOISE_RULES.find(rule => rule.pattern.test(foldedLine)) ?? null;
}
