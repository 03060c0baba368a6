/** Commands of everyone in a private chat, in the order in which they are listed; not /start. */
export const PRIVATE_COMMANDS = [
  'ask',
  'meetings',
  'latest',
  'topics',
  'timeline',
  'compare',
  'report',
  'new',
  'language',
  'help',
  'feedback',
  'privacy',
] as const;

/** Those that are of use to a group. */
export const GROUP_COMMANDS = [
  'ask',
  'meetings',
  'latest',
  'topics',
  'timeline',
  'compare',
  'report',
  'help',
] as const;

/** What admins have besides, in their private chat. */
export const ADMIN_COMMANDS = [
  'admin',
  'reports',
  'remove',
  'rebuild',
  'stats',
  'unanswered',
  'health',
  'audit',
] as const;

export type CommandName = (typeof PRIVATE_COMMANDS)[number] | (typeof ADMIN_COMMANDS)[number];
