import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/preview/content/formatted-text.ts';

describe('entities of the bot', () => {
  it('count in UTF-16 code units', () => {
    const text = '𠮷野家会议';
    const { entities } = formatText(text, [{ type: 'bold', offset: 2, length: 2 }]);
    expect(entities).toEqual([{ type: 'bold', offset: 2, length: 2 }]);
  });

  it('move with the white space that Telegram trims, and are cut where it cuts', () => {
    const { text, entities } = formatText('  会议强调 \n', [
      { type: 'blockquote', offset: 0, length: 8 },
      { type: 'italic', offset: 6, length: 2 },
    ]);
    expect(text).toBe('会议强调');
    expect(entities).toEqual([{ type: 'blockquote', offset: 0, length: 4 }]);
  });

  it('move with the carriage returns that Telegram removes', () => {
    const { text, entities } = formatText('一\r\n二三', [{ type: 'bold', offset: 3, length: 2 }]);
    expect(text).toBe('一\n二三');
    expect(entities).toEqual([{ type: 'bold', offset: 2, length: 2 }]);
  });

  it('lose empty ones, quotes in quotes and anything inside code', () => {
    const { entities } = formatText('会议强调安全生产', [
      { type: 'blockquote', offset: 0, length: 4 },
      { type: 'expandable_blockquote', offset: 1, length: 2 },
      { type: 'code', offset: 4, length: 4 },
      { type: 'bold', offset: 5, length: 1 },
      { type: 'bold', offset: 2, length: 0 },
    ]);
    expect(entities.map(({ type }) => type)).toEqual(['blockquote', 'code']);
  });

  it('give way to what Telegram finds itself', () => {
    const { entities } = formatText('请看 说明', [{ type: 'mention', offset: 0, length: 2 }]);
    expect(entities).toEqual([]);
  });

  it.each<[string, object]>([
    [
      'entity begins after the end of the text at UTF-16 offset 100',
      { type: 'bold', offset: 100, length: 1 },
    ],
    [
      'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
      { type: 'bold', offset: 0, length: 100 },
    ],
    ['receive an entity with incorrect offset -1', { type: 'bold', offset: -1, length: 1 }],
    [
      "can't parse MessageEntity: Unsupported type specified",
      { type: 'shout', offset: 0, length: 1 },
    ],
    [
      "entity URL 'not-a-url' is invalid: Wrong HTTP URL",
      { type: 'text_link', offset: 0, length: 1, url: 'not-a-url' },
    ],
    [
      "entity URL '' is invalid: URL host is empty",
      { type: 'text_link', offset: 0, length: 1, url: '' },
    ],
  ])('are refused as "%s"', (reason, entity) => {
    expect(() => formatText('会议', [entity])).toThrow(`Bad Request: ${reason}`);
  });

  it('are refused when they cut a character in two', () => {
    expect(() => formatText('𠮷野', [{ type: 'bold', offset: 1, length: 1 }])).toThrow(
      'Bad Request: entity begins in a middle of a UTF-16 symbol',
    );
  });
});

describe('what Telegram finds itself', () => {
  it.each<[string, string, string]>([
    ['/start r1', 'bot_command', '/start'],
    ['请看 /help@yinju_preview_bot 。', 'bot_command', '/help@yinju_preview_bot'],
    ['@yinju_preview_bot 会议', 'mention', '@yinju_preview_bot'],
    ['标签 #森林防火2022，完', 'hashtag', '#森林防火2022'],
    ['见 https://example.com/a?b=1。另', 'url', 'https://example.com/a?b=1'],
    ['见（https://example.com/a）', 'url', 'https://example.com/a'],
    ['t.me/yinju_preview_bot?start=a_b', 'url', 't.me/yinju_preview_bot?start=a_b'],
  ])('in %s is a %s', (text, type, found) => {
    const { entities } = formatText(text, []);
    expect(entities).toHaveLength(1);
    const [entity] = entities;
    expect(entity?.type).toBe(type);
    expect(text.slice(entity?.offset, (entity?.offset ?? 0) + (entity?.length ?? 0))).toBe(found);
  });

  it.each(['1/2', '会议/start', 'a@example.com', '#2022', '和/或'])('is nothing in %s', text => {
    expect(formatText(text, []).entities).toEqual([]);
  });

  it('is nothing inside code or a link', () => {
    const { entities } = formatText('/start #标签', [
      { type: 'code', offset: 0, length: 6 },
      { type: 'text_link', offset: 7, length: 3, url: 'https://example.com' },
    ]);
    expect(entities.map(({ type }) => type)).toEqual(['code', 'text_link']);
  });
});
