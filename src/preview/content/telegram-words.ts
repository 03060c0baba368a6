/** Refusals that several methods share, in Telegram's words, to follow `Bad Request: `. */

export const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export const queryTooOld = 'query is too old and response timeout expired or query ID is invalid';
