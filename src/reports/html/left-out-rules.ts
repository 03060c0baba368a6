/**
 * Why text of a web page is left out before its lines are read, as data. To add a rule, add a row
 * with an example.
 */
interface LayoutRule {
  id: string;
  /** Matched on an element's name, or on each word of its class names and ids. */
  pattern: RegExp;
  example: string;
}

/** Elements that never hold an article's text. */
const ELEMENT_RULES: readonly LayoutRule[] = [
  { id: 'page-navigation', pattern: /^nav$/u, example: 'nav' },
  { id: 'page-footer', pattern: /^footer$/u, example: 'footer' },
  { id: 'page-aside', pattern: /^aside$/u, example: 'aside' },
  { id: 'page-form', pattern: /^(?:form|button|select|textarea)$/u, example: 'form' },
  { id: 'page-media', pattern: /^(?:iframe|svg|object|canvas|video|audio)$/u, example: 'video' },
];

/** Elements whose text is no text of the page; nothing of them is left out, as nothing is there. */
export const MARKUP_ELEMENT = /^(?:head|title|script|style|noscript|template)$/u;

/** Names that pages give to what stands around an article, by the beginning of a word or whole. */
const NAME_RULES: readonly LayoutRule[] = [
  { id: 'page-breadcrumb', pattern: /^(?:breadcrumb|crumbs?$)/u, example: 'crumbs' },
  {
    id: 'page-comments',
    pattern:
      /^(?:comment|cmt|pinglun|changyan|disqus|replies|feedback|shoutbox|jiucuo|(?:reply|remark|pl|vote|mood)$)/u,
    example: 'comments',
  },
  {
    id: 'page-share',
    pattern: /^(?:share|sharing|fenxiang|qrcode|erweima|(?:social|fx|ewm|toast)$)/u,
    example: 'sharebox',
  },
  {
    id: 'page-related',
    pattern:
      /^(?:related|correlation|xiangguan|recommend|tuijian|ranking|hotnews|hotlist|(?:relate|rank|hot|rss|tags?)$)/u,
    example: 'recommended',
  },
  {
    id: 'page-copyright',
    pattern: /^(?:copyright|disclaim|declare)/u,
    example: 'copyright',
  },
  {
    id: 'page-advert',
    pattern: /^(?:advert|sponsor|skyscraper|(?:banner|ads?|promo|impression)$)/u,
    example: 'ad',
  },
  {
    id: 'page-window',
    pattern: /^(?:popup|popover|dialog|modal|tooltip|login|register|subscri|widget)/u,
    example: 'login',
  },
  {
    id: 'page-navigation',
    pattern:
      /^(?:sidebar|toolbar|navbar|navigation|footer|pager|pagination|(?:side|tools?|menu|nav|foot|search|catalog|toc)$)/u,
    example: 'toolbar',
  },
];

/** Rules told by what an element holds, and not by a name. */
export const HOLDS_RULE = {
  hidden: 'page-hidden',
  links: 'page-links',
  teasers: 'page-teasers',
  outside: 'outside-article',
} as const;

/** The rule of an element that never holds an article's text, by its name; else null. */
export function elementRule(tagName: string): string | null {
  return ELEMENT_RULES.find(({ pattern }) => pattern.test(tagName))?.id ?? null;
}

/** The rule of an element that stands around an article by its class names and ids; else null. */
export function nameRule(names: string): string | null {
  const words = names
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, ' ')
    .toLowerCase()
    .split(/[^a-z]+/u);
  return NAME_RULES.find(({ pattern }) => words.some(word => pattern.test(word)))?.id ?? null;
}

/** Every row, for those who check or list them. */
export const LAYOUT_RULES = { elements: ELEMENT_RULES, names: NAME_RULES };
