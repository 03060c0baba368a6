import { PAGE_VOICE_RULES } from './page-voice-rules.ts';

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
    pattern: /^https?:\/\/\S{4,150}$|^[\w.-]{2,40}@[\w.-]{4,40}$|^\+?[\d()-]{7,20}$/u,
    example: 'http://example.org/1.html',
  },
  {
    id: 'file-name',
    drops: 'line',
    pattern: /^[\p{L}\p{N}_()-]{1,60}\.(?:jpe?g|png|gif|webp|bmp|mp4|docx?|pdf|xlsx?|zip|rar)$/u,
    example: '20200403_1.jpg',
  },
  {
    id: 'ornament',
    drops: 'line',
    pattern: /^[:;*#=_~|'"`(){}·•●■◆★☆※↑↓→+<>/\\-]{2,40}$|^\|$|^<\/?[a-z][^<>]{0,40}>$/u,
    example: ':::',
  },
  {
    id: 'page-number',
    drops: 'line',
    pattern:
      /^页:?$|^(?:\[\d{1,3}\]){1,20}$|^(?:共\d{1,3}页|第\d{1,3}页|\d{1,3}\/\d{1,3}页?)[^。]{0,20}$/u,
    example: '[1] [2]',
  },
  {
    id: 'menu',
    drops: 'line',
    pattern: /^\|?(?:[^|。,!?]{1,8}\|){3,}[^|。,!?]{0,8}$/u,
    example: '隐私安全 | 版权保护 | 常见问题 |',
  },
  { id: 'counter', drops: 'line', pattern: /^(?:[a-z]{4,6})?\d{1,6}$/u, example: '0' },
  {
    id: 'share-bar',
    drops: 'line',
    pattern:
      /^(?!.*(?:整治|管理|采购|经验|工作|企业|人员|市场|群众|疫情|全[市县区]|要求|[家户人次]$))(?:分享到?|分享至|[放缩][大小]字[体号]|转发|收藏|打印|点赞|关闭|返回|字[体号]|【字体|大中小|扫一扫|微信|微博|qq空间):?.{0,40}$/u,
    example: '分享到:',
  },
  {
    id: 'button',
    drops: 'line',
    pattern:
      /^(?:(?:点击|展开|立即|马上|免费)?(?:查看|阅读|显示|展开|收起|下载|注册|登[录陆]|订阅|返回?|回)到?(?:首页|主页|列表|最?顶部?|顶端|最上面|上页|全文|更多|详[细情]|app|客户端)?|(?:(?:账号|手机|短信|扫码|微信|密码|验证码)\+?){1,3}登[录陆]|(?:还)?没有账号\?|跳[到至转]主要?内容.{0,30}|[电邮在][话件线](?:咨询|地图|客服)|(?:qq|微信|在线)客服|意见反馈|友情链接:?|(?:文章|新闻)?图片|(?:打印|关闭)(?:本页|页面|窗口)?(?:[\])】]*[[(【]?(?:打印|关闭|返回)(?:本页|页面|窗口|顶部)?)*[\])】]?|(?:我要)?(?:爆料|纠错|投稿|免责声明|放大镜?|缩小|正常|默认|超大|[听读]新闻){1,6}|\[?x?广告(?:占位符)?\]?(?:请继续.{0,10})?|更多|\[?\.*more\.*\]?|top|menu|a[+-]?a[+-]|baidu|sogou|en|english)$/u,
    example: '点击查看全文',
  },
  {
    id: 'document-table',
    drops: 'line',
    pattern:
      /^(?:信息|文件)?(?:索引号?|编号|名称|文号|概述|公开目录)[: ]?[^。]{0,4}(?:\d|—|发布机构|$)[^。]{0,120}$|^(?:效力状[况态]|有效性|发布机构|公开(?:方式|时限|范围|日期)|生成日期|成文日期|主题分类|组配分类|体裁分类)(?![是为和、的要应须有更]).{0,150}$|^内容概述.{0,150}$|^(?:公告单位|承办(?:人|单位)|分机|张贴[者人]|发布[者人]|联络人)[^。,;!?]{0,24}$/u,
    example: '信息索引号 000000000/2024-00001 生成日期 2024-11-12',
  },
  {
    id: 'agreed-date',
    drops: 'line',
    pattern:
      /^(?:发布|张贴|更新|公告|上版)?日期:\d{2,3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[^。]{0,30}$/u,
    example: '發布日期:108-01-04',
  },
  {
    id: 'photo-credit',
    drops: 'line',
    pattern: /^[▲▼△].{2,80}\([^()]{1,20}(?:摄|提供)\)$/u,
    example: '▲某某市会议现场。(图/记者某某摄)',
  },
  {
    id: 'mirror-keywords',
    drops: 'line',
    pattern:
      /^(?=.*(?:无码|超碰|人妻|偷拍|毛片|a片|成人视频|色区|中文av|黄又))(?=.*(?:亚洲|欧美|日韩|国产|久久|在线|视频|免费).*(?:亚洲|欧美|日韩|国产|久久|在线|视频|免费|观看))[^。]{6,160}$/u,
    example: '欧美日韩免费观看_无码在线',
  },
  {
    id: 'published-line',
    drops: 'line',
    pattern:
      /^(?!(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^:|]{4,60}(?:会议?|[纪记]录|纪要|召开)$)(?=.*(?:19|20)\d{2}[-/.年]\d{1,2})(?:(?:信息|文章|稿件|新闻|内容|更新|录入|创建|本文)?(?:发布|发表|时间|日期|来源|作者)|网络编辑|编辑|记者|通讯员|浏览|阅读|点击|(?:19|20)\d{2}[-/.年]).{0,110}$(?<!。)|^(?:发布|发表|更新)(?:时间|日期):\|?$/u,
    example: '发布时间: 2022-04-13 | 来源: 某某新闻网',
  },
  {
    id: 'labelled-line',
    drops: 'line',
    pattern:
      /^第[a-z]?\d{1,3}版(?::[^。]{0,40})?$|^(?=.*(?:19|20)\d{2}[-/.年]\d{1,2})(?=.*(?:来源|稿源|发布|作者|编辑|浏览|点击|阅读):)[^。!?]{0,150}$/u,
    example: '某某市政府办 http://example.org 2020-09-02 10:22 来源:本站',
  },
  {
    id: 'dateline',
    drops: 'line',
    pattern:
      /^(?!.*(?:通过|印发|施行|实施|召开|纪要|记录|会议))[^。,!]{0,20}(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[^。,!]{0,16}$/u,
    example: '某某教育信息网  2020年11月11日',
  },
  {
    id: 'tags',
    drops: 'line',
    pattern:
      /^(?:标签|关键词|关键字|分类|栏目)(?::.{0,60})?$|^用?手机.{0,4}扫.{0,12}$|^【.{2,6}】(?:【.{2,6}】)*$/u,
    example: '标签: 疫情 防控',
  },
  {
    id: 'source-line',
    drops: 'line',
    pattern:
      /^(?:信息|文章|稿件|新闻|内容|图文|资料)?(?:来源|来稿|(?:发布|发稿|供稿)单位|供稿|撰稿|作者|通讯员|浏览次数|浏览|阅读|点击|访问|本文字数|字数)(?:量|数|次数|人次)?[:|].{0,60}$|^(?:浏览|点阅|阅读|点击|人气)(?:量|数|次数)\d{1,8}$|^本?篇?文章?(?:共|约)?\d{2,6}字[^。]{0,20}$/u,
    example: '来源:某某日报',
  },
  {
    id: 'editor-line',
    drops: 'line',
    pattern:
      /^(?:[[(【]我?要?纠错[\])】])?[[(〔【]?(?:责任编辑|责编|编辑|编审|审核|审校|校对|监制|值班|主编|初审|复审|终审|签发|投稿|(?:本报|全媒体|融媒体?|见习|实习|特约)?记者|通讯员|摄影|文字|供稿).{0,3}[:|/].{0,50}$|^[(〔【]?(?:图文|文|图)(?:[/|](?:图|文|摄影?))?[/|: ]?\p{Script=Han}{2,12}[)〕】]$|^[(〔【](?:图文|文|图)(?:[/|](?:图|文|摄影?))?[/|:]?\p{Script=Han}{2,14}(?:[一二三初复终]审|审核|校对)[^。,]{2,24}[)〕】]$|^(?:记者|中心)[^\s,。:/]{2,14}\/[^\s,。:]{2,12}$|^[^。,:;]{4,24}(?:采访|综合)报[道导]$/u,
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
    pattern: /^(?:(?:本文|原文)(?:地址|链接|网址)|转载请?注明.{0,8}|地址(?=:https?:)):.{0,140}$/u,
    example: '本文地址:http://example.org/1.html',
  },
  {
    id: 'captcha-or-comment',
    drops: 'tail',
    pattern:
      /^(?:留言与?评论|网友?(?:评论|留言)|发表评论|我要评论|我来说两句|.{0,4}评论(?:一下|\d+[条人]|\(共|$)|评论\(|(?:最新|最热|热门|精彩|全部)评论|读者回响|还?没有评论|已有\d+人|文明上网|请?(?:先)?登录后|验证码|昵称).{0,40}$/u,
    example: '留言与评论(共有 条评论)',
  },
  {
    id: 'copyright',
    drops: 'tail',
    pattern:
      /^(?:版权声明|版权所有|本文版权|本(?:网|站|网站)[^。]{0,20}(?:不代表|转载)|免责声明|特别声明|郑重声明|声明:|copyright|©|本文仅代表|本文系作者|本站所有文章|.{0,30}版权所有|.{0,24}未经.{0,8}(?:许可|授权),?不得转载|本稿件所含)/u,
    example: '版权声明',
  },
  {
    id: 'related',
    drops: 'tail',
    pattern:
      /^(?:相关(?:链接|阅读|新闻|文章|推荐|报[道导]|资讯)(?::.{0,80})?|(?:(?:新闻|精彩|编辑|为您)推荐|推荐阅读|延伸阅读|.{0,4}热门(?:文章|新闻|推荐|阅读|快报|公告)|猜你喜欢|最新(?:文章|资讯|公告)|更多(?:新闻|阅读)).{0,20})$/u,
    example: '相关链接',
  },
  {
    id: 'neighbour-page',
    drops: 'tail',
    pattern:
      /^[<«【]?(?:\d{0,2}(?:上|下|前|后)一(?:[篇条页则版]|个(?=[:】>»]|$))){1,2}[:】>»]?.{0,80}$/u,
    example: '下一篇:某某专题调研',
  },
  {
    id: 'licence-number',
    drops: 'tail',
    pattern:
      /(?:icp[备证]|主办(?:单位)?.{0,6}地址:|公网安备|许可证|许可注册|经营许可|主办单位:|^主办:.{2,40}(?:承办|网站|技术)|^powered ?by|all ?rights ?reserved|建议使用.{0,12}(?:浏览器|分辨率)|承办单位:|技术支持:|网站标识码)/u,
    example: '晋ICP备00000000号',
  },
  {
    id: 'contact',
    drops: 'tail',
    pattern:
      /^(?:关于我们(?!的)|关于.{2,12}网$|联系我们|联系电话|投稿邮箱|网站地图|e-?mail:|客服|举报电话|(?:新闻|广告)热线:|传真:|邮政?编码?:|电话:\+?86).{0,90}$/u,
    example: '关于我们 | 联系电话:0000-0000000',
  },
  ...PAGE_VOICE_RULES,
];

/** Bullets and brackets before the words of a line; a date in brackets may be the report's. */
const BULLET = /^[-·•●▪■◆★※*|>»›↑↓]+(?=[^-·•●▪■◆★※*|>»›↑↓])/u;
const BRACKET = /^[[(〔【](?!\d)/u;

/** The first rule that a folded line falls under, or null. */
export function noiseRuleFor(foldedLine: string): NoiseRule | null {
  if (foldedLine.length > LONGEST_NOISE_LINE) {
    return (
      NOISE_RULES.find(rule => rule.id === 'copyright' && rule.pattern.test(foldedLine)) ?? null
    );
  }
  const words = foldedLine.replace(BULLET, '');
  const inside = words.replace(BRACKET, '');
  return (
    NOISE_RULES.find(
      ({ pattern }) => pattern.test(words) || (inside !== words && pattern.test(inside)),
    ) ?? null
  );
}
