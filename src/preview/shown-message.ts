import type { Message } from 'grammy/types';
import type { ChatMessage, ShownMessage } from './page-events.ts';
import type { StoredMessage } from './world.ts';

/** A message as the page draws it. */
export function shownMessage({ message, unseen, reaction }: StoredMessage): ShownMessage {
  return { message: withShownFile(message) as ChatMessage, unseen, reaction };
}

function withShownFile(message: Message | NonNullable<Message['reply_to_message']>): object {
  const { photo, document, reply_to_message, ...rest } = message as Message;
  const largest = photo?.at(-1);
  return {
    ...rest,
    ...(largest && {
      photo: { fileId: largest.file_id, width: largest.width, height: largest.height },
    }),
    ...(document && {
      document: {
        fileId: document.file_id,
        fileName: document.file_name ?? '',
        size: document.file_size ?? 0,
      },
    }),
    ...(reply_to_message && { reply_to_message: withShownFile(reply_to_message) }),
  };
}
