import { badRequest } from '../bot-api-failure.ts';
import type { RequestParams } from '../request-params.ts';
import type { MessageBody, MessageContent, World, WorldMessage } from '../world.ts';
import type { StoredFile } from './file-store.ts';
import { formatCaption, formatText } from './formatted-text.ts';
import { readKeyboard } from './inline-keyboard.ts';
import { notModified } from './telegram-words.ts';

/** A text message as a bot sends or edits it. @throws BotApiFailure with Telegram's words. */
export function readTextContent(params: RequestParams): MessageContent {
  requireEntities(params);
  const { text, entities } = formatText(params.text('text'), params.list('entities') ?? []);
  return {
    body: { text, ...(entities.length > 0 && { entities }) },
    keyboard: readKeyboard(params),
    extras: linkPreview(params),
  };
}

/** The fields of a message for the caption in `params`. */
export function readCaption(params: RequestParams): MessageBody {
  requireEntities(params);
  return captionBody(params.text('caption'), params.list('caption_entities') ?? []);
}

export function captionBody(raw: string, rawEntities: readonly unknown[]): MessageBody {
  const { text, entities } = formatCaption(raw, rawEntities);
  return {
    ...(text !== '' && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
  };
}

/** The fields of a message for a file. */
export function fileBody(file: StoredFile): MessageBody {
  const { fileId: file_id, uniqueId: file_unique_id, size: file_size, width, height } = file;
  if (file.kind === 'photo') {
    return { photo: [{ file_id, file_unique_id, file_size, width, height }] };
  }
  const { name: file_name, mimeType: mime_type } = file;
  return { document: { file_name, mime_type, file_id, file_unique_id, file_size } };
}

/** The body of a message without its caption. */
export function withoutCaption({ photo, document }: MessageBody): MessageBody {
  return { ...(photo && { photo }), ...(document && { document }) };
}

export function bodyOf({
  text,
  entities,
  photo,
  document,
  caption,
  caption_entities,
}: WorldMessage): MessageBody {
  return {
    ...(text !== undefined && { text }),
    ...(entities && { entities }),
    ...(photo && { photo }),
    ...(document && { document }),
    ...(caption !== undefined && { caption }),
    ...(caption_entities && { caption_entities }),
  };
}

/** Edits a message. @throws BotApiFailure when nothing would change. */
export function change(world: World, message: WorldMessage, content: MessageContent): WorldMessage {
  const before = comparable(bodyOf(message), message.reply_markup);
  if (before === comparable(content.body, content.keyboard)) throw badRequest(notModified);
  return world.edit(message, content);
}

function comparable(body: MessageBody, keyboard: unknown): string {
  const { text, entities, photo, document, caption, caption_entities } = body;
  const fileId = photo?.at(-1)?.file_id ?? document?.file_id;
  return JSON.stringify([text, entities, fileId, caption, caption_entities, keyboard]);
}

function linkPreview(params: RequestParams): Partial<WorldMessage> | undefined {
  const isDisabled =
    params.flag('disable_web_page_preview') ||
    params.object('link_preview_options')?.flag('is_disabled') === true;
  return isDisabled ? { link_preview_options: { is_disabled: true } } : undefined;
}

/** The preview has no parser of markup, and a text that is sent with entities needs none. */
export function requireEntities(params: RequestParams): void {
  if (params.has('parse_mode')) throw badRequest('unsupported parse_mode: send entities instead');
}
