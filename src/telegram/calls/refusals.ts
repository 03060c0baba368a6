import { GrammyError } from 'grammy';

/** What a refusal of the Bot API means for who called. */
export type FailureKind =
  /** Done already, or too late to matter. */
  | 'needless'
  /** The message that is replied to, or its topic, is no longer there. */
  | 'nothing to reply to'
  /** The message cannot be edited: say it in a new one. */
  | 'not editable'
  /** A mistake in what is sent; plain text gets through. */
  | 'not sendable'
  /** Keyboard or addresses in it are refused; the text gets through. */
  | 'bad buttons'
  /** The bot can write to this chat no longer. */
  | 'chat gone'
  /** The group has become a supergroup. */
  | 'chat moved';

/** A refusal as the Bot API sends it. */
interface Refusal {
  error_code: number;
  description: string;
  parameters?: { migrate_to_chat_id?: number };
}

/**
 * How descriptions begin, in lower case and without `Bad Request: `: Telegram changes how they go on.
 * All have the code 400; every 403 says that the chat is gone.
 */
const BEGINNINGS: Record<Exclude<FailureKind, 'chat moved'>, readonly string[]> = {
  needless: [
    'message is not modified',
    'query is too old',
    'query id is invalid',
    'message to delete not found',
    "message can't be deleted",
  ],
  'nothing to reply to': [
    'message to be replied not found',
    'replied message not found',
    'message thread not found',
    'topic_closed',
    'topic_deleted',
  ],
  'not editable': ['message to edit not found', "message can't be edited", 'message_id_invalid'],
  'not sendable': [
    'message is too long',
    'text is too long',
    'message caption is too long',
    'media_caption_too_long',
    'text must be encoded in utf-8',
    'strings must be encoded in utf-8',
    "can't parse entities",
    "can't parse messageentity",
    'entity_',
    'unsupported parse_mode',
  ],
  'bad buttons': [
    'reply markup is too long',
    'button_',
    'inline keyboard button',
    "can't parse inline keyboard button",
    "can't parse reply keyboard markup",
    'wrong http url',
  ],
  'chat gone': [
    'chat not found',
    'user not found',
    'private chat not found',
    'have no write access to the chat',
    'not enough rights to send',
    'need administrator rights',
    'chat_write_forbidden',
    'chat_restricted',
    'chat_send_plain_forbidden',
    'peer_id_invalid',
    'user_is_blocked',
    'input_user_deactivated',
  ],
};
const BAD_REQUEST = 400;
const FORBIDDEN = 403;

/** What a refusal means; null for one that only the caller can judge. */
export function kindOfRefusal(refusal: Refusal): FailureKind | null {
  if (refusal.parameters?.migrate_to_chat_id !== undefined) return 'chat moved';
  if (refusal.error_code === FORBIDDEN) return 'chat gone';
  if (refusal.error_code !== BAD_REQUEST) return null;
  const reason = refusal.description.toLowerCase().replace(/^bad request: /u, '');
  for (const [kind, beginnings] of Object.entries(BEGINNINGS)) {
    if (beginnings.some(beginning => reason.startsWith(beginning))) return kind as FailureKind;
  }
  return null;
}

/** What an error that a call threw means; null for all that is no refusal, or no known one. */
export function failureOf(error: unknown): FailureKind | null {
  return error instanceof GrammyError ? kindOfRefusal(error) : null;
}
