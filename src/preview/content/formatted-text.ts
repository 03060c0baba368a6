import type { MessageEntity } from 'grammy/types';
import { badRequest } from '../bot-api-failure.ts';
import { isRecord } from '../request-params.ts';
import { cleanText } from './clean-text.ts';
import { detectEntities, overlaps } from './detected-entities.ts';
import { httpUrlProblem } from './http-url.ts';

export interface FormattedText {
  text: string;
  /** Sorted by offset, the longer first. Offsets are UTF-16 code units of `text`. */
  entities: MessageEntity[];
}

const maxTextCodePoints = 4096;
const maxCaptionCodePoints = 1024;
const maxRawBytes = 32_768;
const maxEntities = 100;

const formattingTypes = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
  'date_time',
]);
/** Telegram finds these itself and ignores a bot's own. */
const foundTypes = new Set(
  'mention hashtag cashtag bot_command url email phone_number bank_card_number'.split(' '),
);
const quoteTypes = new Set(['blockquote', 'expandable_blockquote']);
/** Nothing is marked inside these. */
const opaqueTypes = new Set(['code', 'pre']);
/** Nothing is found by itself inside these. */
const linkTypes = new Set(['code', 'pre', 'text_link', 'text_mention', 'date_time']);

/**
 * Does to the text of a message what Telegram's server does: cleans, trims, checks the entities and
 * adds the ones it finds itself.
 * @param rawEntities as sent by the bot, unchecked.
 * @throws BotApiFailure with Telegram's words: empty, too long, or an entity outside the text.
 */
export function formatText(raw: string, rawEntities: readonly unknown[]): FormattedText {
  if (raw === '') throw badRequest('message text is empty');
  const formatted = format(raw, rawEntities);
  if (formatted.text === '') throw badRequest('text must be non-empty');
  if ([...formatted.text].length > maxTextCodePoints) throw badRequest('message is too long');
  return formatted;
}

/** The same for the caption of a photo or a document, which may be empty. */
export function formatCaption(raw: string, rawEntities: readonly unknown[]): FormattedText {
  const formatted = format(raw, rawEntities);
  if ([...formatted.text].length > maxCaptionCodePoints) {
    throw badRequest('message caption is too long');
  }
  return formatted;
}

function format(raw: string, rawEntities: readonly unknown[]): FormattedText {
  if (Buffer.byteLength(raw) > maxRawBytes) throw badRequest('text is too long');
  const given = rawEntities.map(readEntity).filter(entity => entity !== undefined);
  for (const entity of given) requireInside(raw, entity);

  const { text, position } = cleanText(raw);
  const moved = given.map(entity => {
    const start = position(entity.offset);
    return { ...entity, offset: start, length: position(entity.offset + entity.length) - start };
  });
  return { text, entities: withFound(text, nestable(text, moved)) };
}

/** @returns undefined for what Telegram finds itself. */
function readEntity(value: unknown): MessageEntity | undefined {
  if (!isRecord(value)) throw badRequest('expected an Object as MessageEntity');
  const { type, offset, length } = value;
  if (typeof type !== 'string') throw badRequest('can\'t find field "type"');
  if (foundTypes.has(type)) return undefined;
  if (!formattingTypes.has(type)) {
    throw badRequest("can't parse MessageEntity: Unsupported type specified");
  }
  if (!Number.isInteger(offset)) throw badRequest('can\'t find field "offset"');
  if (!Number.isInteger(length)) throw badRequest('can\'t find field "length"');
  if (type === 'text_link') requireLink(value.url);
  // The checks above make it one: the other fields are only passed on.
  return value as unknown as MessageEntity;
}

function requireLink(url: unknown): void {
  if (typeof url !== 'string') throw badRequest('can\'t find field "url"');
  const problem = httpUrlProblem(url);
  if (problem !== undefined) throw badRequest(`entity URL '${url}' is invalid: ${problem}`);
}

function requireInside(text: string, { offset, length }: MessageEntity): void {
  const end = offset + length;
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`);
  if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`);
  if (length === 0) return;
  if (offset >= text.length) {
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  }
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  if (cutsCharacter(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at UTF-16 offset ${offset}`);
  }
  if (cutsCharacter(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`,
    );
  }
}

function cutsCharacter(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

/** Drops what Telegram drops in silence: blank spans, quotes in quotes, anything inside code. */
function nestable(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  const kept: MessageEntity[] = [];
  for (const entity of [...entities].sort(byPosition).slice(0, maxEntities)) {
    const { offset, length, type } = entity;
    const isBlank = text.slice(offset, offset + length).trim() === '';
    const isHidden = kept.some(
      outer =>
        overlaps(outer, entity) &&
        (opaqueTypes.has(outer.type) || (quoteTypes.has(outer.type) && quoteTypes.has(type))),
    );
    if (!isBlank && !isHidden) kept.push(entity);
  }
  return kept;
}

function withFound(text: string, given: readonly MessageEntity[]): MessageEntity[] {
  const found = detectEntities(text).filter(
    entity => !given.some(other => linkTypes.has(other.type) && overlaps(other, entity)),
  );
  return [...given, ...found].sort(byPosition);
}

function byPosition(a: MessageEntity, b: MessageEntity): number {
  return a.offset - b.offset || b.length - a.length;
}
