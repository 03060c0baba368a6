import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { badRequest } from '../bot-api-failure.ts';
import { isRecord, type RequestParams } from '../request-params.ts';
import { httpUrlProblem } from './http-url.ts';

const maxCallbackDataBytes = 64;
const maxButtons = 100;
const maxButtonsPerRow = 8;
const maxCopyTextCodePoints = 256;
const switchFields = ['switch_inline_query', 'switch_inline_query_current_chat'] as const;
const undrawnFields = 'web_app login_url switch_inline_query_chosen_chat pay callback_game'.split(
  ' ',
);
const cannotParse = "can't parse inline keyboard button:";

type SwitchButton =
  | InlineKeyboardButton.SwitchInlineButton
  | InlineKeyboardButton.SwitchInlineCurrentChatButton;

/**
 * Reads `reply_markup`.
 * @returns the keyboard; undefined when there is none or it has no buttons.
 * @throws BotApiFailure for a button Telegram would refuse, and for keyboards other than inline
 *   ones: the page does not draw them, and to accept them in silence would hide that.
 */
export function readKeyboard(params: RequestParams): InlineKeyboardMarkup | undefined {
  const markup = params.object('reply_markup');
  if (markup === undefined) return undefined;
  if (markup.has('keyboard')) throw badRequest('the preview draws inline keyboards only');
  const rows = (markup.list('inline_keyboard') ?? []).map(readRow).filter(row => row.length > 0);
  const buttonCount = rows.reduce((sum, row) => sum + row.length, 0);
  if (buttonCount > maxButtons) throw badRequest('reply markup is too long');
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

function readRow(row: unknown): InlineKeyboardButton[] {
  if (!Array.isArray(row)) throw badRequest('expected an Array of Array of InlineKeyboardButton');
  if (row.length > maxButtonsPerRow) throw badRequest('BUTTON_COUNT_INVALID');
  return row.map(readButton);
}

function readButton(value: unknown): InlineKeyboardButton {
  if (!isRecord(value)) throw badRequest(`${cannotParse} expected an Object`);
  const { text, url, callback_data: data, copy_text: copy } = value;
  if (text === undefined) throw badRequest(`${cannotParse} Can't find field "text"`);
  if (typeof text !== 'string' || text === '') {
    throw badRequest(`${cannotParse} Field "text" must be of type String`);
  }
  const style = value.style === undefined ? {} : { style: readStyle(value.style) };
  if (typeof data === 'string' && data !== '') {
    if (Buffer.byteLength(data) > maxCallbackDataBytes) throw badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data: data, ...style };
  }
  if (typeof url === 'string' && url !== '') {
    const problem = httpUrlProblem(url);
    if (problem === undefined) return { text, url, ...style };
    throw badRequest(`inline keyboard button URL '${url}' is invalid: ${problem}`);
  }
  if (isRecord(copy) && typeof copy.text === 'string') {
    const length = [...copy.text].length;
    if (length < 1 || length > maxCopyTextCodePoints) throw badRequest('BUTTON_COPY_TEXT_INVALID');
    return { text, copy_text: { text: copy.text }, ...style };
  }
  for (const field of switchFields) {
    const query = value[field];
    // Empty is fine: then only the bot's name is put into the text field.
    if (typeof query === 'string') return { text, [field]: query, ...style } as SwitchButton;
  }
  const undrawn = undrawnFields.find(field => value[field] !== undefined);
  if (undrawn) throw badRequest(`the preview draws no ${undrawn} buttons`);
  throw badRequest(`${cannotParse} Text buttons are unallowed in the inline keyboard`);
}

function readStyle(style: unknown): 'danger' | 'success' | 'primary' {
  if (style === 'danger' || style === 'success' || style === 'primary') return style;
  throw badRequest('BUTTON_STYLE_INVALID');
}
