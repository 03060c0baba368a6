// @ts-check
/** @import { ShownChat, Snapshot } from '../page-events.ts' */
import { avatar } from './avatar.js';
import { titleOf } from './chat-list.js';
import { element } from './element.js';
import { word } from './words.js';

/**
 * What an empty chat shows: who is there, a start button and questions to try.
 * @param {ShownChat} shown
 * @param {Snapshot} snapshot
 * @param {(text: string) => void} onSay
 * @returns {HTMLElement}
 */
export function welcome(shown, { bot, examples }, onSay) {
  const isGroup = shown.chat.type !== 'private';
  const name = `@${bot.username ?? ''}`;
  const title = titleOf(shown, bot.first_name);
  const about = isGroup ? word('welcome-group', { name }) : shown.description || word('welcome');
  const questions = examples.map(question => {
    const click = () => onSay(isGroup ? `${name} ${question}` : question);
    return element('button', { type: 'button', class: 'example', click }, [question]);
  });
  const start = isGroup ? `/start${name}` : '/start';
  return element('section', { class: 'welcome', 'aria-label': word('start') }, [
    avatar(title, shown.chat.id, !isGroup),
    element('h3', {}, [title]),
    element('p', {}, [about]),
    ...(questions.length > 0
      ? [
          element(
            'div',
            { class: 'examples', role: 'group', 'aria-label': word('try-asking') },
            questions,
          ),
        ]
      : []),
    element('button', { type: 'button', class: 'start', click: () => onSay(start) }, [
      word('start'),
    ]),
  ]);
}
