import { badRequest } from '../bot-api-failure.ts';
import { isRecord, RequestParams } from '../request-params.ts';
import type { MessageContent } from '../world.ts';
import { formatText } from './formatted-text.ts';
import { readKeyboard } from './inline-keyboard.ts';
import { requireEntities } from './message-content.ts';

export interface InlineResult {
  id: string;
  title: string;
  description: string;
  /** What is posted when it is chosen. */
  content: MessageContent;
}

export interface InlineAnswer {
  results: InlineResult[];
  nextOffset: string;
  button: { text: string; startParameter: string } | null;
  /** 0: not kept. */
  cacheSeconds: number;
  /** Kept only for who asked. */
  isPersonal: boolean;
}

const maxResults = 50;
const maxIdBytes = 64;
const maxOffsetBytes = 64;
const defaultCacheSeconds = 300;
const cannotParse = "can't parse inline query result:";
const cannotParseButton = "can't parse inline query results button:";

/** Reads the parameters of `answerInlineQuery`. @throws BotApiFailure with Telegram's words. */
export function readInlineAnswer(params: RequestParams): InlineAnswer {
  const button = readButton(params.object('button'));
  const given = params.list('results') ?? [];
  if (given.length > maxResults) throw badRequest('too many inline query results specified');
  const results = given.map(readResult);
  if (new Set(results.map(({ id }) => id)).size < results.length) {
    throw badRequest('RESULT_ID_DUPLICATE');
  }
  const nextOffset = params.text('next_offset');
  if (Buffer.byteLength(nextOffset) > maxOffsetBytes) throw badRequest('NEXT_OFFSET_INVALID');
  const cacheSeconds = Math.max(0, params.integer('cache_time') ?? defaultCacheSeconds);
  return { results, nextOffset, button, cacheSeconds, isPersonal: params.flag('is_personal') };
}

function readResult(value: unknown): InlineResult {
  if (!isRecord(value)) throw badRequest(`${cannotParse} Inline query result must be an object`);
  const result = new RequestParams(value);
  for (const field of ['type', 'id', 'title']) {
    if (typeof value[field] !== 'string') {
      throw badRequest(`${cannotParse} Can't find field "${field}"`);
    }
  }
  const type = result.text('type').toLowerCase();
  if (type !== 'article') throw badRequest(`the preview shows articles only, not "${type}"`);
  const id = result.text('id');
  const title = result.text('title');
  if (id === '') throw badRequest('RESULT_ID_EMPTY');
  if (Buffer.byteLength(id) > maxIdBytes) throw badRequest('RESULT_ID_INVALID');
  if (title.trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  return { id, title, description: result.text('description'), content: readContent(result) };
}

function readContent(result: RequestParams): MessageContent {
  const input = result.object('input_message_content');
  if (!input) throw badRequest(`${cannotParse} Can't find field "message_text"`);
  if (!input.has('message_text')) throw badRequest(`${cannotParse} Message text is empty`);
  requireEntities(input);
  const { text, entities } = formatText(input.text('message_text'), input.list('entities') ?? []);
  const isPreviewDisabled = input.object('link_preview_options')?.flag('is_disabled') === true;
  return {
    body: { text, ...(entities.length > 0 && { entities }) },
    keyboard: readKeyboard(result),
    extras: isPreviewDisabled ? { link_preview_options: { is_disabled: true } } : undefined,
  };
}

function readButton(button: RequestParams | undefined): InlineAnswer['button'] {
  if (!button) return null;
  if (button.has('web_app')) throw badRequest('the preview shows no web apps');
  const text = button.text('text');
  if (text === '') throw badRequest('SWITCH_PM_TEXT_EMPTY');
  if (!button.has('start_parameter')) {
    throw badRequest(
      `${cannotParseButton} InlineQueryResultsButton must have exactly one optional field`,
    );
  }
  const startParameter = button.text('start_parameter');
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(startParameter)) throw badRequest('START_PARAM_INVALID');
  return { text, startParameter };
}
