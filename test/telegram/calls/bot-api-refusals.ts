import type { FailureKind } from '../../../src/telegram/calls/refusals.ts';

/** A refusal as the Bot API words it, and what it means to a bot; null for what only a caller can judge. */
export interface KnownRefusal {
  error_code: number;
  description: string;
  kind: FailureKind | null;
  parameters?: { migrate_to_chat_id: number };
}

const bad = (kind: FailureKind | null, ...reasons: string[]): KnownRefusal[] =>
  reasons.map(reason => ({ error_code: 400, description: `Bad Request: ${reason}`, kind }));
const forbidden = (...reasons: string[]): KnownRefusal[] =>
  reasons.map(reason => ({
    error_code: 403,
    description: `Forbidden: ${reason}`,
    kind: 'chat gone',
  }));

/** What the Bot API server says, by its source. */
export const REFUSALS: KnownRefusal[] = [
  ...bad(
    'needless',
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    'query is too old and response timeout expired or query ID is invalid',
    'message to delete not found',
    "message can't be deleted",
    "message can't be deleted for everyone",
  ),
  ...bad('not editable', 'message to edit not found', "message can't be edited"),
  ...bad('nothing to reply to', 'message to be replied not found', 'message thread not found'),
  ...bad(
    'not sendable',
    'message is too long',
    'text is too long',
    'message caption is too long',
    'text must be encoded in UTF-8',
    'strings must be encoded in UTF-8',
    "can't parse entities: Can't find end of the entity starting at byte offset 7",
    "can't parse entities: Can't find end of Bold entity at byte offset 3",
    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    'can\'t parse entities: Unsupported start tag "x" at byte offset 1',
    "can't parse entities: Unclosed start tag at byte offset 1",
    'can\'t parse entities: Unmatched end tag at byte offset 1, expected "</b>", found "</i>"',
    "can't parse entities: Unexpected end tag at byte offset 1",
    "can't parse entities: Unclosed end tag at byte offset 1",
    'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    'unsupported parse_mode',
  ),
  ...bad(
    'bad buttons',
    'reply markup is too long',
    'BUTTON_DATA_INVALID',
    'wrong HTTP URL specified',
  ),
  ...bad(null, 'message text is empty', 'file is too big', 'invalid file_id'),
  ...bad(null, 'wrong file identifier/HTTP URL specified'),
  ...forbidden(
    'bot was blocked by the user',
    'user is deactivated',
    "bot can't initiate conversation with a user",
    "the bot can't send messages to the bot",
    'bot was kicked from the group chat',
    'bot was kicked from the supergroup chat',
    'bot was kicked from the channel chat',
    'bot is not a member of the supergroup chat',
    'bot is not a member of the channel chat',
    'the group chat was deleted',
  ),
  ...bad(
    'chat gone',
    'chat not found',
    'user not found',
    'private chat not found',
    'have no write access to the chat',
    'not enough rights to send text messages to the chat',
    'CHAT_WRITE_FORBIDDEN',
    'CHAT_RESTRICTED',
    'PEER_ID_INVALID',
  ),
  {
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    kind: 'chat moved',
    parameters: { migrate_to_chat_id: -1_002_001 },
  },
  { error_code: 429, description: 'Too Many Requests: retry after 3', kind: null },
  { error_code: 500, description: 'Internal Server Error: restart', kind: null },
  { error_code: 502, description: 'Bad Gateway', kind: null },
];
