// @ts-check
/** @import { ChatMessage, ShownChat } from '../page-events.ts' */
/** @import { Suggestion } from './completions.js' */
import { excerptOf } from './bubble.js';
import { completionList } from './completions.js';
import { byId } from './element.js';

const maxHeightPx = 180;

/**
 * The text field with its reply, edit and completion modes.
 * @param {object} options
 * @param {string} options.botUsername
 * @param {() => ShownChat} options.currentChat
 * @param {(text: string, replyTo?: number) => void} options.onSend
 * @param {(messageId: number, text: string) => void} options.onRewrite
 * @param {() => ChatMessage | undefined} options.lastOwn
 */
export function composer({ botUsername, currentChat, onSend, onRewrite, lastOwn }) {
  const form = byId('composer', HTMLFormElement);
  const field = byId('draft', HTMLTextAreaElement);
  const sendButton = byId('send', HTMLButtonElement);
  const context = byId('context', HTMLElement);
  const contextTitle = byId('context-title', HTMLElement);
  const contextExcerpt = byId('context-excerpt', HTMLElement);
  const completions = completionList(field, choose);

  /** @type {{ kind: 'reply' | 'edit', message: ChatMessage } | undefined} */
  let mode;

  form.addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  field.addEventListener('input', () => {
    refresh();
    completions.show(suggestionsFor(field.value));
  });
  field.addEventListener('keydown', onKey);
  byId('context-cancel', HTMLButtonElement).addEventListener('click', leaveMode);
  byId('menu', HTMLButtonElement).addEventListener('click', () => {
    completions.show(completions.isOpen() ? [] : suggestionsFor('/'));
    field.focus();
  });

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    // While an input method is open, its keys choose characters.
    if (event.isComposing || completions.handleKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') leaveMode();
    else if (event.key === 'ArrowUp' && field.value === '') {
      const message = lastOwn();
      if (message) {
        event.preventDefault();
        edit(message);
      }
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

  /**
   * @param {Suggestion} suggestion
   * @param {boolean} isSending
   */
  function choose(suggestion, isSending) {
    const draft = field.value.replace(/[/@]?[a-z0-9_@]*$/i, '');
    setDraft(`${draft}${suggestion.insert}${isSending ? '' : ' '}`);
    if (isSending) submit();
    field.focus();
  }

  /**
   * @param {string} draft
   * @returns {Suggestion[]}
   */
  function suggestionsFor(draft) {
    const { chat, commands } = currentChat();
    const isGroup = chat.type !== 'private';
    const command = /^\/([a-z0-9_]*)$/i.exec(draft)?.[1]?.toLowerCase();
    if (command !== undefined) {
      return commands
        .filter(each => each.command.startsWith(command))
        .map(({ command: name, description }) => ({
          label: `/${name}`,
          description,
          insert: isGroup ? `/${name}@${botUsername}` : `/${name}`,
          isComplete: true,
        }));
    }
    const mention = /(?:^|\s)@([a-z0-9_]*)$/i.exec(draft)?.[1]?.toLowerCase();
    if (!isGroup || mention === undefined || !botUsername.startsWith(mention)) return [];
    const label = `@${botUsername}`;
    return [{ label, description: '引据', insert: label, isComplete: false }];
  }

  /** @param {string} text */
  function setDraft(text) {
    field.value = text;
    completions.show([]);
    refresh();
  }

  /** Fits the height, the send button and the line above the field to what they stand for. */
  function refresh() {
    sendButton.disabled = field.value.trim() === '';
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, maxHeightPx)}px`;
    context.hidden = mode === undefined;
    if (!mode) return;
    contextTitle.textContent =
      mode.kind === 'edit' ? '编辑消息' : `回复 ${mode.message.from.first_name}`;
    contextExcerpt.textContent = excerptOf(mode.message.text);
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
    setDraft(message.text);
    field.focus();
  }

  return { reply, edit, leaveMode };
}
