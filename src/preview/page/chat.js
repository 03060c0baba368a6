// @ts-check
/** @import { BubbleActions } from './bubble.js' */
/** @import { Change } from './chats.js' */
/** @import { PageEvent, Snapshot } from '../page-events.ts' */
import { attachFiles } from './attach.js';
import { showBlocking } from './blocking.js';
import { showChatList, titleOf } from './chat-list.js';
import { Chats } from './chats.js';
import { composer } from './composer.js';
import { act, listen, playAs } from './connection.js';
import { byId } from './element.js';
import { showAnswer } from './keyboard.js';
import { follow } from './links.js';
import { append, jumpTo, remove, replace, showAll } from './message-log.js';
import { ask, showError } from './notices.js';
import { showPeople } from './people.js';
import { settings, showFaults } from './settings.js';
import { endAction, showAction, showOnline, showTopbar } from './topbar.js';
import { welcome } from './welcome.js';
import { word } from './words.js';
import { writeFromAnywhere } from './write-from-anywhere.js';

const isPhone = matchMedia('(max-width: 720px)');

const chats = new Chats();
/** @type {Snapshot | undefined} */
let snapshot;
let personId = Number(sessionStorage.getItem('person')) || 0;
let chatId = Number(sessionStorage.getItem('chat')) || 0;
/** @type {ReturnType<typeof composer> | undefined} */
let draft;

/** @type {BubbleActions} */
const actions = {
  get personId() {
    return personId;
  },
  onReply: message => draft?.reply(message),
  onEdit: message => draft?.edit(message),
  onJump: jumpTo,
  onCommand: command => say(command),
  onLink: followLink,
  onInlineQuery: (query, isHere) => (isHere ? draft?.startInline(query) : askWhere(query)),
};

settings(() => {
  showCurrent();
  showOnline(true);
});
listen(onEvent, showOnline);
attachFiles(() => chatId);
writeFromAnywhere(() => draft?.focus());
byId('back', HTMLButtonElement).addEventListener('click', () => setView('list'));
byId('clear', HTMLButtonElement).addEventListener('click', () => perform('clear', { chatId }));

/** @param {PageEvent} event */
function onEvent(event) {
  switch (event.type) {
    case 'snapshot':
      return takeSnapshot(event);
    case 'answered':
      return showAnswer(event, url => followLink(url, false));
    case 'action':
      return showAction(event.chatId, event.action);
    case 'inline':
      return draft?.takeInline(event);
    case 'message':
    case 'edited':
    case 'deleted':
    case 'cleared':
      chats.apply(event, event.chatId === chatId);
      if (event.chatId === chatId) showChange(event);
      return showSidebar();
    default:
      // `alive` only keeps the connection open.
      return undefined;
  }
}

/** @param {Snapshot} taken */
function takeSnapshot(taken) {
  const isFirst = snapshot === undefined;
  const before = JSON.stringify(chats.get(chatId)?.messages);
  snapshot = taken;
  chats.take(taken);
  if (!taken.people.some(({ id }) => id === personId)) personId = taken.person.id;
  if (!chats.of(personId).some(({ chat }) => chat.id === chatId)) chatId = personId;
  playAs(personId);
  showFaults(taken.faults);
  draft ??= composer({
    botUsername: taken.bot.username ?? '',
    currentChat,
    commands: () => currentChat().commandsOf[personId] ?? [],
    onSend: say,
    onRewrite: (messageId, text) => perform('edit', { chatId, messageId, text }),
    lastOwn: () => chats.lastOwn(chatId, personId),
    onStart: start,
  });
  // What is on the screen stays when a new connection brings nothing new.
  const { messages } = currentChat();
  if (messages.length > 0 && before === JSON.stringify(messages)) {
    showBlocking(currentChat());
    showSidebar();
  } else showCurrent();
  if (isFirst) {
    if (!isPhone.matches) draft.focus();
    startFromAddress();
  }
}

/** The address of this page may carry what a link to the bot would. */
function startFromAddress() {
  const address = new URL(location.href);
  const payload = address.searchParams.get('start');
  if (payload === null) return;
  // Loading the page again must not say it again.
  history.replaceState(null, '', address.pathname);
  start(payload);
}

/**
 * Opens the chat with the bot and presses start there, as following a link to it does.
 * @param {string | null} payload
 */
function start(payload) {
  choose(personId);
  if (payload !== null) say(`/start ${payload}`.trim());
}

/** @param {Change} event of the chat on the screen */
function showChange(event) {
  switch (event.type) {
    case 'message':
      if (event.shown.message.from.is_bot) endAction(chatId);
      return append(event.shown, actions);
    case 'edited':
      return replace(event.shown, actions);
    case 'deleted':
      return remove(event.messageId);
    default:
      return showCurrent();
  }
}

function currentChat() {
  const chat = chats.get(chatId);
  if (!chat) throw new Error('no chat is open');
  return chat;
}

/**
 * @param {Parameters<typeof act>[0]} action
 * @param {object} body
 */
function perform(action, body) {
  void act(action, body).catch(showError);
}

/**
 * @param {string} text
 * @param {number} [replyTo]
 */
function say(text, replyTo) {
  perform('message', { chatId, text, replyTo });
}

/**
 * Opens a chat.
 * @param {number} id
 */
function choose(id) {
  if (!chats.get(id)) return;
  change(personId, id);
  setView('chat');
  if (!isPhone.matches) draft?.focus();
}

/** @param {number} id */
function play(id) {
  // A group stays open: seeing it as somebody else is why one switches there.
  change(id, currentChat().chat.type === 'private' ? id : chatId);
}

/**
 * @param {number} person
 * @param {number} chat
 */
function change(person, chat) {
  draft?.changeChat(`${personId}/${chatId}`, `${person}/${chat}`);
  [personId, chatId] = [person, chat];
  sessionStorage.setItem('person', String(person));
  sessionStorage.setItem('chat', String(chat));
  playAs(person);
  showCurrent();
}

function showCurrent() {
  const taken = snapshot;
  const chat = chats.get(chatId);
  if (!taken || !chat) return;
  chat.unread = 0;
  const isPrivate = chat.chat.type === 'private';
  showTopbar({
    id: chatId,
    title: titleOf(chat, taken.bot.first_name),
    isBot: isPrivate,
    quiet: isPrivate ? word('bot') : word('members', { count: chat.memberIds.length + 1 }),
  });
  showAll(chat.messages, actions, () => welcome(chat, taken, say));
  showBlocking(chat);
  showSidebar();
}

function showSidebar() {
  if (!snapshot) return;
  const { people, bot } = snapshot;
  showPeople(people, personId, id => chats.get(id)?.unread ?? 0, play);
  showChatList(chats.of(personId), chatId, bot, choose);
}

/** @param {'list' | 'chat'} view on a phone only one of the two is seen */
function setView(view) {
  document.body.dataset.view = view;
}

/**
 * @param {string} url
 * @param {boolean} isShown
 * @param {Event} [click]
 */
function followLink(url, isShown, click) {
  follow(url, { botUsername: snapshot?.bot.username ?? '', isShown, onStart: start }, click);
}

/** @param {string} query of inline mode, for a chat that the person chooses */
function askWhere(query) {
  const options = chats.of(personId).map(open => ({
    label: titleOf(open, snapshot?.bot.first_name ?? ''),
    choose() {
      choose(open.chat.id);
      draft?.startInline(query);
    },
  }));
  ask(word('choose-chat'), options);
}
