// @ts-check
/** @import { ShownChat, Snapshot } from '../page-events.ts' */
import { avatar, titleOf } from './chat-list.js';
import { element } from './element.js';

/**
 * What an empty chat shows: who is there, a start button and questions to try.
 * @param {ShownChat} shown
 * @param {Snapshot} snapshot
 * @param {(text: string) => void} onSay
 * @returns {HTMLElement}
 */
export function welcome(shown, { bot, description, examples }, onSay) {
  const isGroup = shown.chat.type !== 'private';
  const name = `@${bot.username ?? ''}`;
  const start = isGroup ? `/start${name}` : '/start';
  const about = isGroup
    ? `在群里，机器人只收到命令、对它的回复，和写了 ${name} 的消息。`
    : description || '就会议报道提问，它用原文作答，并注明出处。';
  return element('section', { class: 'welcome', 'aria-label': '开始' }, [
    avatar(titleOf(shown, bot.first_name), shown.chat.type),
    element('h3', {}, [titleOf(shown, bot.first_name)]),
    element('p', {}, [about]),
    ...examples.map(question =>
      element(
        'button',
        {
          type: 'button',
          class: 'example',
          click: () => onSay(isGroup ? `${name} ${question}` : question),
        },
        [question],
      ),
    ),
    element('button', { type: 'button', class: 'start', click: () => onSay(start) }, ['开始']),
  ]);
}
