import type { Language, NotFoundReason } from '../../types.ts';

/** What the bot says in its own words; quotes stay as written. */
export interface Words {
  notFound: Record<NotFoundReason, string>;
  /** The same when it is known what there is not, in the question's own words. */
  missing: (reason: NotFoundReason, asked: string) => string;
  nearest: string;
  yearInferred: string;
  copies: (count: number) => string;
  /** Reports that hold what a list asks for and are not shown. */
  more: (count: number) => string;
  untitled: string;
  noWords: string;
  tooLong: (most: number) => string;
  textOnly: string;
  failed: string;
}

const ZH_HANS: Words = {
  notFound: {
    no_evidence: '这些报道里没有能回答的内容。',
    no_such_date: '没有这个日期的报道。',
    no_such_place: '没有这个地方的报道。',
    no_such_person: '报道里没有这个人。',
    empty_corpus: '还没有任何报道。',
  },
  missing: (reason, asked) =>
    reason === 'no_such_person'
      ? `所问的报道里没有“${asked}”。`
      : reason === 'no_evidence'
        ? `没有“${asked}”会议的报道。`
        : `没有“${asked}”的报道。`,
  nearest: '最接近的报道：',
  yearInferred: '年份为推断',
  copies: count => `同文另见 ${count} 处`,
  more: count => `另有 ${count} 篇报道也提到。要看请问：“还有呢？”`,
  untitled: '（无标题）',
  noWords: '没有看到可查的字词。请用一句话提问。',
  tooLong: most => `问题太长了。请缩短到 ${most} 字以内。`,
  textOnly: '我只读文字。请用一句话提问。',
  failed: '出了点问题，这次没能回答。请稍后再试。',
};

const ZH_HANT: Words = {
  notFound: {
    no_evidence: '這些報道裡沒有能回答的內容。',
    no_such_date: '沒有這個日期的報道。',
    no_such_place: '沒有這個地方的報道。',
    no_such_person: '報道裡沒有這個人。',
    empty_corpus: '還沒有任何報道。',
  },
  missing: (reason, asked) =>
    reason === 'no_such_person'
      ? `所問的報道裡沒有「${asked}」。`
      : reason === 'no_evidence'
        ? `沒有「${asked}」會議的報道。`
        : `沒有「${asked}」的報道。`,
  nearest: '最接近的報道：',
  yearInferred: '年份為推斷',
  copies: count => `同文另見 ${count} 處`,
  more: count => `另有 ${count} 篇報道也提到。要看請問：「還有呢？」`,
  untitled: '（無標題）',
  noWords: '沒有看到可查的字詞。請用一句話提問。',
  tooLong: most => `問題太長了。請縮短到 ${most} 字以內。`,
  textOnly: '我只讀文字。請用一句話提問。',
  failed: '出了點問題，這次沒能回答。請稍後再試。',
};

const EN: Words = {
  notFound: {
    no_evidence: 'These reports hold no answer to that.',
    no_such_date: 'There is no report of that date.',
    no_such_place: 'There is no report about that place.',
    no_such_person: 'No report mentions that person.',
    empty_corpus: 'There are no reports yet.',
  },
  missing: (reason, asked) =>
    reason === 'no_such_person'
      ? `The reports asked for do not mention “${asked}”.`
      : `There is no report of “${asked}”.`,
  nearest: 'Nearest reports:',
  yearInferred: 'year inferred',
  copies: count => `same text in ${count} more`,
  more: count => `${count} more reports speak of it. To see them, ask “还有呢？”`,
  untitled: '(untitled)',
  noWords: 'I see no words to look for. Please ask in one sentence.',
  tooLong: most => `That question is too long. Please keep it under ${most} characters.`,
  textOnly: 'I read text only. Please ask in one sentence.',
  failed: 'Something went wrong and I could not answer this time. Please try again later.',
};

const WORDS: Record<Language, Words> = { 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT, en: EN };

/** Words in the language of a question. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}

/** Words for a user by the code that Telegram gives, such as `zh-hant` or `en`. */
export function wordsForCode(code: string | undefined): Words {
  if (code === undefined || /^zh(?!-(?:hant|tw|hk|mo))/iu.test(code)) return ZH_HANS;
  return /^zh/iu.test(code) ? ZH_HANT : EN;
}
