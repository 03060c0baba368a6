import { badRequest } from '../bot-api-failure.ts';
import type { BotApiParts } from '../bot-api-parts.ts';
import type { FileKind, StoredFile } from '../content/file-store.ts';
import { readKeyboard } from '../content/inline-keyboard.ts';
import { readInputFile } from '../content/input-file.ts';
import { change, fileBody, readCaption, withoutCaption } from '../content/message-content.ts';
import { readReply } from '../content/reply-parameters.ts';
import type { RequestParams } from '../request-params.ts';
import { botUser, type MessageBody, type WorldMessage } from '../world.ts';
import { requireEditable, requireOpenChat } from './requested.ts';

/** What a bot may download. */
const maxDownloadBytes = 20 * 1024 * 1024;

/** The methods about photos and documents. Each throws BotApiFailure with Telegram's own words. */
export function mediaMethods({ world, files, inlineMessages }: BotApiParts) {
  const send = (kind: FileKind, params: RequestParams): WorldMessage => {
    const chat = requireOpenChat(world, params);
    const file = readInputFile(files, params, kind, params.text(kind));
    if (!file) throw badRequest(`there is no ${kind} in the request`);
    const body = { ...fileBody(file), ...readCaption(params) };
    const reply = readReply(world, chat, params);
    return world.post(chat, botUser, { body, keyboard: readKeyboard(params), extras: reply });
  };

  const readMedia = (params: RequestParams): MessageBody => {
    const media = params.object('media');
    if (!media) throw badRequest('media is not specified');
    const kind = media.text('type').toLowerCase();
    if (kind !== 'photo' && kind !== 'document') {
      throw badRequest(`can't parse InputMedia: unsupported type "${kind}" in the preview`);
    }
    const file = media.has('media') && readInputFile(files, params, kind, media.text('media'));
    if (!file) throw badRequest("can't parse InputMedia: media not found");
    return { ...fileBody(file), ...readCaption(media) };
  };

  return {
    sendPhoto: (params: RequestParams) => send('photo', params),

    sendDocument: (params: RequestParams) => send('document', params),

    editMessageCaption(params: RequestParams): WorldMessage | true {
      const { message, isInline } = requireEditable(world, inlineMessages, params);
      const caption = readCaption(params);
      const keyboard = readKeyboard(params);
      if (!message.photo && !message.document) {
        throw badRequest('there is no caption in the message to edit');
      }
      const body = { ...withoutCaption(message), ...caption };
      const edited = change(world, message, { body, keyboard });
      return isInline || edited;
    },

    editMessageMedia(params: RequestParams): WorldMessage | true {
      const { message, isInline } = requireEditable(world, inlineMessages, params);
      const edited = change(world, message, {
        body: readMedia(params),
        keyboard: readKeyboard(params),
      });
      return isInline || edited;
    },

    getFile(params: RequestParams): object {
      const { fileId, uniqueId, size, path } = requireFile(params);
      if (size > maxDownloadBytes) throw badRequest('file is too big');
      return { file_id: fileId, file_unique_id: uniqueId, file_size: size, file_path: path };
    },
  };

  function requireFile(params: RequestParams): StoredFile {
    if (!params.has('file_id')) throw badRequest('file_id not specified');
    const file = files.find(params.text('file_id'));
    if (!file) throw badRequest('invalid file_id');
    if (!file.bytes) throw badRequest('wrong file_id or the file is temporarily unavailable');
    return file;
  }
}
