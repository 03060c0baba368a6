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
      /^(?=.*(?:19|20)\d{2}[-/.年]\d{1,2})(?:发布|发表|时间|日期|来源|作者|网络编辑|编辑|记者|浏览|(?:19|20)\d{2}[-/.年]).{0,110}$(?<!。)/u,
    example: '发布时间: 2022-04-13 | 来源: 某某新闻网',
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
      /^(?:信息|稿件|新闻)?(?:来源|来稿|供稿|作者|通讯员|浏览次数|浏览|阅读|点击)(?:量|数)?:.{0,50}$/u,
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
    pattern: /^(?:留言与?评论|网友?评论|发表评论|我要评论|我来说两句|验证码|昵称).{0,40}$/u,
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

/** The first rule that a folded line falls under, or null. */
export function noiseRuleFor(foldedLine: string): NoiseRule | null {
  if (foldedLine.length > LONGEST_NOISE_LINE) {
    return (
      NOISE_RULES.find(rule => rule.id === 'copyright' && rule.pattern.test(foldedLine)) ?? null
    );
  }
  return NOISE_RULES.find(rule => rule.pattern.test(foldedLine)) ?? null;
}
