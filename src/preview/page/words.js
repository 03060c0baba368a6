// @ts-check
// The page's own words. What the bot and the people write is never translated.

/** @typedef {'zh-Hans' | 'zh-Hant' | 'en'} Language */
/** @typedef {keyof typeof table} WordId */

/** @type {readonly Language[]} */
const languages = ['zh-Hans', 'zh-Hant', 'en'];

/** One row a word: simplified, traditional, English. */
const table = {
  preview: ['本地预览', '本機預覽', 'local preview'],
  chats: ['会话列表', '對話列表', 'Chats'],
  note: [
    '这里代替 Telegram：同一个机器人，不需要令牌，消息只留在本机内存里。',
    '這裡代替 Telegram：同一個機器人，不需要權杖，訊息只留在本機記憶體裡。',
    'This stands in for Telegram: the same bot, no token; messages stay in memory, on this machine.',
  ],
  playing: ['扮演', '扮演', 'Playing'],
  language: ['页面语言', '頁面語言', 'Language of the page'],
  theme: ['切换深色和浅色', '切換深色與淺色', 'Switch dark and light'],
  developer: ['开发者', '開發者', 'Developer'],
  faults: ['接口故障', '介面故障', 'API faults'],
  'fault-none': ['无', '無', 'None'],
  'fault-429': ['429 请求过多', '429 請求過多', '429 Too Many Requests'],
  'fault-502': ['502 网关错误', '502 閘道錯誤', '502 Bad Gateway'],
  'fault-slow': ['响应缓慢', '回應緩慢', 'Slow answers'],
  'fault-not-modified': ['400 消息未修改', '400 訊息未修改', '400 Not modified'],
  'fault-on': ['故障：{kind}', '故障：{kind}', 'Fault: {kind}'],
  block: ['停用机器人', '停用機器人', 'Block the bot'],
  unblock: ['重新启用机器人', '重新啟用機器人', 'Unblock the bot'],
  blocked: ['你已停用这个机器人', '你已停用這個機器人', 'You have blocked this bot'],
  invite: ['重新邀请', '重新邀請', 'Invite again'],
  left: ['机器人已离开这个群', '機器人已離開這個群組', 'The bot has left this group'],
  back: ['返回会话列表', '返回對話列表', 'Back to the chats'],
  clear: ['清空', '清空', 'Clear'],
  messages: ['消息', '訊息', 'Messages'],
  newest: ['到最新消息', '到最新訊息', 'To the newest message'],
  suggestions: ['建议', '建議', 'Suggestions'],
  cancel: ['取消', '取消', 'Cancel'],
  menu: ['命令菜单', '指令選單', 'Commands'],
  attach: ['发送文件', '傳送檔案', 'Send a file'],
  draft: ['消息', '訊息', 'Message'],
  send: ['发送', '傳送', 'Send'],
  ok: ['好', '好', 'OK'],
  open: ['打开', '開啟', 'Open'],
  close: ['关闭', '關閉', 'Close'],
  'open-link': ['打开这个链接？', '開啟這個連結？', 'Open this link?'],
  'choose-chat': ['发送到哪个会话？', '傳送到哪個對話？', 'Send to which chat?'],
  caption: ['添加说明', '加入說明', 'Add a caption'],
  drop: ['松开以发送文件', '放開以傳送檔案', 'Drop to send the file'],
  bot: ['机器人', '機器人', 'bot'],
  members: ['{count} 位成员', '{count} 位成員', '{count} members'],
  typing: ['正在输入', '正在輸入', 'typing'],
  uploading: ['正在发送文件', '正在傳送檔案', 'sending a file'],
  offline: ['连接中断，正在重连…', '連線中斷，正在重新連線…', 'Connection lost, reconnecting…'],
  'no-server': [
    '连不上预览服务，它可能已经停止',
    '連不上預覽服務，它可能已經停止',
    'The preview cannot be reached; it may have stopped',
  ],
  empty: ['还没有消息', '還沒有訊息', 'No messages yet'],
  unread: ['{count} 条未读', '{count} 則未讀', '{count} unread'],
  start: ['开始', '開始', 'Start'],
  welcome: [
    '就会议报道提问，它用原文作答，并注明出处。',
    '就會議報道提問，它用原文作答，並註明出處。',
    'Ask about meeting reports: it answers in their own words and says where they stand.',
  ],
  'welcome-group': [
    '在群里，机器人只收到命令、对它的回复，和写了 {name} 的消息。',
    '在群組裡，機器人只收到指令、對它的回覆，和寫了 {name} 的訊息。',
    'In a group the bot gets commands, replies to it, and messages with {name} only.',
  ],
  'try-asking': ['试着问', '試著問', 'Try asking'],
  unseen: ['机器人看不到这条消息', '機器人看不到這則訊息', 'The bot cannot see this message'],
  edited: ['已编辑', '已編輯', 'edited'],
  via: ['通过 @{name}', '透過 @{name}', 'via @{name}'],
  reply: ['回复', '回覆', 'Reply'],
  'reply-to': ['回复 {name}', '回覆 {name}', 'Reply to {name}'],
  copy: ['复制', '複製', 'Copy'],
  edit: ['编辑', '編輯', 'Edit'],
  'edit-message': ['编辑消息', '編輯訊息', 'Edit message'],
  copied: ['已复制', '已複製', 'Copied'],
  'copy-failed': ['浏览器不允许复制', '瀏覽器不允許複製', 'The browser does not allow copying'],
  buttons: ['按钮', '按鈕', 'Buttons'],
  expand: ['展开引文', '展開引文', 'Expand the quote'],
  collapse: ['收起引文', '收起引文', 'Collapse the quote'],
  hidden: ['隐藏的内容，点按显示', '隱藏的內容，點按顯示', 'Hidden text, press to show'],
  photo: ['图片', '圖片', 'Photo'],
  enlarge: ['放大图片', '放大圖片', 'Enlarge the photo'],
  searching: ['正在查找…', '正在尋找…', 'Searching…'],
  'no-results': ['没有结果', '沒有結果', 'No results'],
  inline: ['在输入框里查找引文', '在輸入框裡尋找引文', 'Search quotes while writing'],
};

const stored = localStorage.getItem('language');
/** @type {Language} */
let language = languages.find(each => each === stored) ?? 'zh-Hans';

/** @returns {Language} */
export function currentLanguage() {
  return language;
}

/**
 * @param {WordId} id
 * @param {Record<string, string | number>} [values] for the places in braces
 * @returns {string}
 */
export function word(id, values = {}) {
  const text = table[id][languages.indexOf(language)] ?? id;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** @param {string} chosen */
export function chooseLanguage(chosen) {
  language = languages.find(each => each === chosen) ?? language;
  localStorage.setItem('language', language);
  fillWords();
}

/** Writes the words into everything of index.html that names one. */
export function fillWords() {
  document.documentElement.lang = language;
  document.title = `引据 · ${word('preview')}`;
  for (const kind of /** @type {const} */ (['text', 'label', 'placeholder'])) {
    for (const place of document.querySelectorAll(`[data-${kind}]`)) {
      const text = word(/** @type {WordId} */ (place.getAttribute(`data-${kind}`)));
      if (kind === 'text') place.textContent = text;
      else place.setAttribute(kind === 'label' ? 'aria-label' : kind, text);
    }
  }
}
