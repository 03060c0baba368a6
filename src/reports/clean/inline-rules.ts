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
    id: 'scrambled-brackets',
    pattern:
      /(?<=[\p{Script=Han}，。、；])(?=[!-~]{0,8}[{}^~`][ !-~]{0,12} )[!-~][ !-~]{3,20}(?=\p{Script=Han})/gu,
    spared: /^[^A-Za-z]*$|^\{+[^{}]*\}+ ?$|https?:|[A-Za-z]{3}/u,
    example: '山路多，[b{ 8 p任何漏洞',
    left: '山路多，任何漏洞',
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
