// @ts-check
/** @import { ChatMessage, PageEvent, Snapshot } from '../page-events.ts' */
/** @import { BubbleActions } from './bubble.js' */
/** @import { OpenChat } from './chat-list.js' */
import { avatar, showChatList, titleOf } from './chat-list.js';
import { composer } from './composer.js';
import { act, listen } from './connection.js';
import { byId } from './element.js';
import { showAnswer } from './keyboard.js';
import { append, jumpTo, remove, replace, showAll } from './message-log.js';
import { showError } from './notices.js';
import { welcome } from './welcome.js';

/** Telegram shows an action for five seconds, or until the bot writes. */
const actionMs = 5000;

/** @type {Snapshot | undefined} */
let snapshot;
/** @type {Map<number, OpenChat>} */
const chats = new Map();
let currentId = Number(sessionStorage.getItem('chat')) || 0;
let isOnline = false;
/** @type {Map<number, ReturnType<typeof setTimeout>>} */
const typing = new Map();
/** @type {ReturnType<typeof composer> | undefined} */
let draft;

const status = byId('chat-status', HTMLElement);

/** @type {BubbleActions} */
const actions = {
  get personId() {
    return snapshot?.person.id ?? 0;
  },
  onReply: message => draft?.reply(message),
  onEdit: message => draft?.edit(message),
  onJump: jumpTo,
  onCommand: command => say(command),
  onLink: followDeepLink,
};

listen(onEvent, online => {
  isOnline = online;
  showStatus();
});
byId('back', HTMLButtonElement).addEventListener('click', () => setView('list'));
byId('clear', HTMLButtonElement).addEventListener('click', () => {
  void act('clear', { chatId: currentId }).catch(showError);
});

/** @param {PageEvent} event */
function onEvent(event) {
  switch (event.type) {
    case 'snapshot':
      return takeSnapshot(event);
    case 'answered':
      return showAnswer(event);
    case 'action':
      return showTyping(event.chatId);
    case 'message':
    case 'edited':
    case 'deleted':
    case 'cleared': {
      const chat = chats.get(event.chatId);
      if (chat) applyChange(event, chat);
      return showChats();
    }
    default:
      // `alive` only keeps the connection open.
      return undefined;
  }
}

/** @param {Snapshot} taken */
function takeSnapshot(taken) {
  snapshot = taken;
  const wasEmpty = chats.size === 0;
  const before = JSON.stringify(chats.get(currentId)?.messages);
  for (const shown of taken.chats) {
    chats.set(shown.chat.id, { ...shown, unread: chats.get(shown.chat.id)?.unread ?? 0 });
  }
  if (!chats.has(currentId)) currentId = taken.chats[0]?.chat.id ?? 0;
  draft ??= composer({
    botUsername: taken.bot.username ?? '',
    currentChat,
    onSend: say,
    onRewrite: (messageId, text) =>
      void act('edit', { chatId: currentId, messageId, text }).catch(showError),
    lastOwn,
  });
  const current = currentChat();
  const isSame = before === JSON.stringify(current.messages) && current.messages.length > 0;
  if (wasEmpty || !isSame) showCurrent();
  else showChats();
}

/**
 * @param {Extract<PageEvent, { type: 'message' | 'edited' | 'deleted' | 'cleared' }>} event
 * @param {OpenChat} chat
 */
function applyChange(event, chat) {
  const isCurrent = event.chatId === currentId;
  switch (event.type) {
    case 'message':
      chat.messages.push(event.shown);
      if (event.shown.message.from.is_bot) stopTyping(event.chatId);
      if (isCurrent) append(event.shown, actions);
      else chat.unread += 1;
      break;
    case 'edited': {
      const id = event.shown.message.message_id;
      const at = chat.messages.findIndex(({ message }) => message.message_id === id);
      if (at >= 0) chat.messages[at] = event.shown;
      if (isCurrent) replace(event.shown, actions);
      break;
    }
    case 'deleted':
      chat.messages = chat.messages.filter(({ message }) => message.message_id !== event.messageId);
      if (isCurrent) remove(event.messageId);
      break;
    default:
      chat.messages = [];
      chat.unread = 0;
      if (isCurrent) showCurrent();
  }
}

/** @returns {OpenChat} */
function currentChat() {
  const chat = chats.get(currentId);
  if (!chat) throw new Error('no chat is open');
  return chat;
}

/** @returns {ChatMessage | undefined} */
function lastOwn() {
  return currentChat().messages.findLast(({ message }) => message.from.id === actions.personId)
    ?.message;
}

/**
 * @param {string} text
 * @param {number} [replyTo]
 */
function say(text, replyTo) {
  void act('message', { chatId: currentId, text, replyTo }).catch(showError);
}

/** @param {number} chatId */
function choose(chatId) {
  if (!chats.has(chatId)) return;
  currentId = chatId;
  sessionStorage.setItem('chat', String(chatId));
  currentChat().unread = 0;
  setView('chat');
  draft?.leaveMode();
  showCurrent();
}

function showCurrent() {
  const taken = snapshot;
  if (!taken) return;
  const chat = currentChat();
  const title = titleOf(chat, taken.bot.first_name);
  byId('chat-title', HTMLElement).textContent = title;
  byId('chat-avatar', HTMLElement).replaceWith(
    Object.assign(avatar(title, chat.chat.type), { id: 'chat-avatar' }),
  );
  showAll(chat.messages, actions, () => welcome(chat, taken, say));
  showStatus();
  showChats();
}

function showChats() {
  showChatList(chats.values(), currentId, snapshot?.bot.first_name ?? '', choose);
}

/** @param {number} chatId */
function showTyping(chatId) {
  clearTimeout(typing.get(chatId));
  typing.set(
    chatId,
    setTimeout(() => stopTyping(chatId), actionMs),
  );
  showStatus();
}

/** @param {number} chatId */
function stopTyping(chatId) {
  clearTimeout(typing.get(chatId));
  typing.delete(chatId);
  showStatus();
}

function showStatus() {
  const isGroup = chats.get(currentId)?.chat.type === 'group';
  const isTyping = isOnline && typing.has(currentId);
  const quiet = isGroup ? '2 位成员' : '机器人';
  const text = isTyping ? '正在输入' : quiet;
  status.textContent = isOnline ? text : '连接中断，正在重连…';
  status.classList.toggle('typing', isTyping);
}

/** @param {'list' | 'chat'} view on a phone only one of the two is seen */
function setView(view) {
  document.body.dataset.view = view;
}

/**
 * Follows a link to this bot here, as the Telegram app does, instead of opening the web.
 * @param {string} url
 * @param {MouseEvent} event
 */
function followDeepLink(url, event) {
  const { hostname, pathname, searchParams } = new URL(url);
  const username = snapshot?.bot.username ?? '';
  const isBot = pathname.slice(1).toLowerCase() === username.toLowerCase();
  if (hostname !== 't.me' || !isBot || !snapshot) return;
  event.preventDefault();
  choose(snapshot.person.id);
  const payload = searchParams.get('start');
  if (payload !== null) say(`/start ${payload}`.trim());
}
