// @ts-check
/** @import { BotCommand } from 'grammy/types' */
/** @import { ChatMessage, ShownInlineResults, ShownChat } from '../page-events.ts' */
import { excerptOf } from './bubble.js';
import { choiceList } from './choice-list.js';
import { byId } from './element.js';
import { inlineMode } from './inline-mode.js';
import { suggestionsFor, withSuggestion } from './suggestions.js';
import { word } from './words.js';

const maxHeightPx = 180;

/**
 * The text field with its reply, edit, completion and inline modes.
 * @param {object} options
 * @param {string} options.botUsername
 * @param {() => ShownChat} options.currentChat
 * @param {() => BotCommand[]} options.commands
 * @param {(text: string, replyTo?: number) => void} options.onSend
 * @param {(messageId: number, text: string) => void} options.onRewrite
 * @param {() => ChatMessage | undefined} options.lastOwn
 * @param {(payload: string) => void} options.onStart
 */
export function composer(options) {
  const { botUsername, currentChat, onSend, onRewrite, lastOwn } = options;
  const form = byId('composer', HTMLFormElement);
  const field = byId('draft', HTMLTextAreaElement);
  const sendButton = byId('send', HTMLButtonElement);
  const context = byId('context', HTMLElement);
  const contextTitle = byId('context-title', HTMLElement);
  const contextExcerpt = byId('context-excerpt', HTMLElement);
  const choices = choiceList(field, () => inline.more());
  const inline = inlineMode({
    botUsername,
    chatId: () => currentChat().chat.id,
    // Enter sends what is written, a question to the bot in a group, unless a result is chosen.
    onChoices: (found, isMore) => (isMore ? choices.more(found) : choices.show(found, -1)),
    onChosen: () => setDraft(''),
    onStart: payload => {
      setDraft('');
      options.onStart(payload);
    },
  });

  /** @type {{ kind: 'reply' | 'edit', message: ChatMessage } | undefined} */
  let mode;
  /** What was begun elsewhere, by chat. */
  const drafts = new Map();

  form.addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  field.addEventListener('input', () => {
    refresh();
    if (!inline.read(field.value)) suggest(field.value);
  });
  field.addEventListener('keydown', onKey);
  byId('context-cancel', HTMLButtonElement).addEventListener('click', leaveMode);
  byId('menu', HTMLButtonElement).addEventListener('click', () => {
    if (choices.isOpen()) choices.show([]);
    else suggest('/');
    field.focus();
  });

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    // While an input method is open, its keys choose characters.
    if (event.isComposing || choices.handleKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') leaveMode();
    else if (event.key === 'ArrowUp' && field.value === '') {
      const message = lastOwn();
      if (!message) return;
      event.preventDefault();
      edit(message);
    }
  }

  function submit() {
    const text = field.value.trim();
    if (text === '') return;
    if (mode?.kind === 'edit') onRewrite(mode.message.message_id, text);
    else onSend(text, mode?.message.message_id);
    mode = undefined;
    setDraft('');
  }

  /** @param {string} beginning */
  function suggest(beginning) {
    const found = suggestionsFor(beginning, {
      botUsername,
      isGroup: currentChat().chat.type !== 'private',
      commands: options.commands(),
    });
    choices.show(
      found.map(suggestion => ({
        ...suggestion,
        look: 'line',
        choose: isFinal => {
          const isSent = isFinal && suggestion.isComplete;
          const text = withSuggestion(field.value, suggestion);
          setDraft(isSent ? text : `${text} `);
          if (isSent) submit();
          else inline.read(field.value);
          field.focus();
        },
      })),
    );
  }

  /** @param {string} text */
  function setDraft(text) {
    field.value = text;
    inline.stop();
    choices.show([]);
    refresh();
  }

  /** Fits the height, the send button and the line above the field to what they stand for. */
  function refresh() {
    sendButton.disabled = field.value.trim() === '';
    field.style.height = 'auto';
    // What is not on the screen has no height yet.
    if (field.scrollHeight > 0) {
      field.style.height = `${Math.min(field.scrollHeight, maxHeightPx)}px`;
    }
    context.hidden = mode === undefined;
    if (!mode) return;
    const { kind, message } = mode;
    contextTitle.textContent =
      kind === 'edit' ? word('edit-message') : word('reply-to', { name: message.from.first_name });
    contextExcerpt.textContent = excerptOf(message);
  }

  function leaveMode() {
    if (mode?.kind === 'edit') field.value = '';
    mode = undefined;
    refresh();
    field.focus();
  }

  /** @param {ChatMessage} message */
  function reply(message) {
    mode = { kind: 'reply', message };
    refresh();
    field.focus();
  }

  /** @param {ChatMessage} message */
  function edit(message) {
    mode = { kind: 'edit', message };
    setDraft(message.text ?? '');
    field.focus();
  }

  /**
   * Keeps what was begun in one chat and takes up what was begun in another.
   * @param {string} from
   * @param {string} to
   */
  function changeChat(from, to) {
    drafts.set(from, mode?.kind === 'edit' ? '' : field.value);
    mode = undefined;
    setDraft(drafts.get(to) ?? '');
  }

  /**
   * Begins a query of inline mode.
   * @param {string} query
   */
  function startInline(query) {
    mode = undefined;
    setDraft(`@${botUsername} ${query}`);
    inline.read(field.value);
    field.focus();
  }

  /** @param {ShownInlineResults} event */
  const takeInline = event => inline.take(event);

  return { reply, edit, changeChat, startInline, takeInline, focus: () => field.focus() };
}
