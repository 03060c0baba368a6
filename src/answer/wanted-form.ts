import { terms } from '../text/terms.ts';

/** What an answer has to have for what is asked, as data; matched on folded text. */
const FORMS: readonly { asked: RegExp; has: RegExp }[] = [
  // 捐款多少钱
  {
    asked: /多少钱|多少元/gu,
    has: /[\d一二三四五六七八九十百千万亿余多]\p{Script=Han}?[元块]|免费|不收/u,
  },
  {
    // 票价是多少, 每月收费多少钱
    asked: /(?:票价|价格|价钱|收费|费用)(?=.{0,2}(?:多少|标准))/gu,
    has: /(?:费|价|票|收取|缴).*\d\s?(?:余|多)?[万亿]?[元块]|\d\s?(?:余|多)?[万亿]?[元块].*(?:费|价|票)|免费|免收|不收费/u,
  },
  {
    // 书记的电话号码是多少
    asked: /电话号码|手机号码?|联系方式|(?:电话|热线)(?=.{0,2}(?:是?多少|是什么))/gu,
    has: /\d{5,}|\d{3,4}-\d{3,}/u,
  },
  { asked: /网址|电子邮箱|邮箱(?:地址|是)/gu, has: /https?:|www\.|@/u },
  {
    // 率是多少, 比例多少
    asked: /(?:比例|占比|率)(?=.{0,3}(?:多少|几))|百分之[几多]/gu,
    has: /\d\s?%|百分之|\d成|[一二三四五六七八九]成/u,
  },
];
/** What is measured and how often: not of what. */
const MEASURE =
  /收费|费用|票价|价格|价钱|电话|号码|每个?[年月周天日次人户]|一个月|一年|一天|一次|多少|具体/gu;

/** True when a folded text has what is asked for in the form that it has to have. */
export type HasForm = (text: string) => boolean;

/**
 * Whether texts have a sum, a number of a telephone and the like for a question that asks for one,
 * in a sentence on the matter or behind one; null when the question wants no such form.
 */
export function wantedForm(question: string, topic: string): HasForm | null {
  const forms = FORMS.filter(({ asked }) => question.search(asked) !== -1);
  if (forms.length === 0) return null;
  const matter = forms.reduce((rest, { asked }) => rest.replaceAll(asked, ' '), topic);
  const wanted = terms(matter.replaceAll(MEASURE, ' '));
  return text => {
    const sentences = text.split(/[。;!?\n]/u);
    return sentences.some((sentence, i) => {
      const near = `${sentences[i - 1] ?? ''}。${sentence}`;
      const isOnMatter = wanted.length === 0 || wanted.some(term => near.includes(term));
      return isOnMatter && forms.every(({ has }) => has.test(sentence));
    });
  };
}
