import type { Language, NotFoundReason } from '../../types.ts';

/** What the bot says in its own words; quotes stay as written. */
export interface Words {
  start: string;
  help: string;
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
  start:
    '我是引据。请用一句话问会议或措施，我从会议报道中逐字引用能回答的原文，并注明出处。\n报道里没有的，我会直说没有。',
  help: '直接发问题即可，例如：\n· 第九十七次疫情防控专题会是谁主持的？\n· 会议对校园防控提出了什么要求？\n· 哪几次会议提到了安全生产？\n· 晋中和舞钢对学校的要求有什么不同？\n也可以接着问：“那学校呢？”“还有呢？”\n\n在群里：@我、回复我，或用 /ask 加问题。',
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
  start:
    '我是引據。請用一句話問會議或措施，我從會議報道中逐字引用能回答的原文，並註明出處。\n報道裡沒有的，我會直說沒有。',
  help: '直接發問題即可，例如：\n· 第九十七次疫情防控專題會是誰主持的？\n· 會議對校園防控提出了什麼要求？\n· 哪幾次會議提到了安全生產？\n· 晉中和舞鋼對學校的要求有什麼不同？\n也可以接著問：「那學校呢？」「還有呢？」\n\n在群裡：@我、回覆我，或用 /ask 加問題。',
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
  start:
    'I am Yinju. Ask about a meeting or a measure in one sentence; I answer by quoting the meeting reports word for word, with their source.\nWhat is not in the reports, I say so.',
  help: 'Just send a question, for example:\n· 第九十七次疫情防控专题会是谁主持的？\n· What was required of schools?\nYou can go on: “那学校呢？”\n\nIn groups: mention me, reply to me, or use /ask with a question.',
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
