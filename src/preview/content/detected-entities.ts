import type { MessageEntity } from 'grammy/types';

type DetectedType = 'url' | 'bot_command' | 'mention' | 'hashtag';

const word = '\\p{L}\\p{M}\\p{N}_';

/** In order of precedence: what lies inside a URL is no mention or hashtag. */
const patterns: readonly (readonly [DetectedType, RegExp])[] = [
  [
    'url',
    new RegExp(
      `(?<![${word}@/.])(?:https?://[^\\s<>"'，。；：！？、（）《》「」『』“”【】]+|(?:t\\.me|www\\.[a-z0-9-]+\\.[a-z]{2,})(?:/[a-z0-9_?=&%./#-]*)?)(?<![.,;:!?)\\]])`,
      'giu',
    ),
  ],
  [
    'bot_command',
    new RegExp(`(?<![${word}/<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![${word}/<>])`, 'giu'),
  ],
  ['mention', new RegExp(`(?<![${word}/<>])@[a-z0-9_]{2,32}(?![${word}])`, 'giu')],
  ['hashtag', new RegExp(`(?<![${word}#@])#(?=\\d*[\\p{L}_])[${word}]{1,256}`, 'giu')],
];

/** Finds what Telegram marks by itself in any text. Non-overlapping, in no special order. */
export function detectEntities(text: string): MessageEntity.CommonMessageEntity[] {
  const found: MessageEntity.CommonMessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some(other => overlaps(other, entity))) found.push(entity);
    }
  }
  return found;
}

interface Span {
  offset: number;
  length: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
