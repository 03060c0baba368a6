/** What the bot says to who comes, or does not know how to ask. */
interface Words {
  start: string;
  help: string;
}

const ZH_HANS: Words = {
  start:
    '我是引据。请用一句话问会议或措施，我从会议报道中逐字引用能回答的原文，并注明出处。\n报道里没有的，我会直说没有。',
  help: '直接发问题即可，例如：\n· 第九十七次疫情防控专题会是谁主持的？\n· 会议对校园防控提出了什么要求？\n· 哪几次会议提到了安全生产？\n· 晋中和舞钢对学校的要求有什么不同？\n也可以接着问：“那学校呢？”“还有呢？”\n\n在群里：@我、回复我，或用 /ask 加问题。',
};

const ZH_HANT: Words = {
  start:
    '我是引據。請用一句話問會議或措施，我從會議報道中逐字引用能回答的原文，並註明出處。\n報道裡沒有的，我會直說沒有。',
  help: '直接發問題即可，例如：\n· 第九十七次疫情防控專題會是誰主持的？\n· 會議對校園防控提出了什麼要求？\n· 哪幾次會議提到了安全生產？\n· 晉中和舞鋼對學校的要求有什麼不同？\n也可以接著問：「那學校呢？」「還有呢？」\n\n在群裡：@我、回覆我，或用 /ask 加問題。',
};

const EN: Words = {
  start:
    'I am Yinju. Ask about a meeting or a measure in one sentence; I answer by quoting the meeting reports word for word, with their source.\nWhat is not in the reports, I say so.',
  help: 'Just send a question, for example:\n· 第九十七次疫情防控专题会是谁主持的？\n· What was required of schools?\nYou can go on: “那学校呢？”\n\nIn groups: mention me, reply to me, or use /ask with a question.',
};

/** Words for a user by the code that Telegram gives, such as `zh-hant` or `en`. */
export function wordsForCode(code: string | undefined): Words {
  if (code === undefined || /^zh(?!-(?:hant|tw|hk|mo))/iu.test(code)) return ZH_HANS;
  return /^zh/iu.test(code) ? ZH_HANT : EN;
}
