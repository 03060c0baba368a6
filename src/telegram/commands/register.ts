import type { Bot } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import { messageOf } from '../../index/format.ts';
import type { Language } from '../../types.ts';
import type { BotContext } from '../context.ts';
import { createLanguages } from '../languages.ts';
import {
  ADMIN_COMMANDS,
  type CommandName,
  GROUP_COMMANDS,
  PRIVATE_COMMANDS,
} from './command-list.ts';

type Api = Bot<BotContext>['api'];

/**
 * What Telegram shows for the language of an app, `''` for all without one of their own. Simplified
 * and traditional cannot be told apart by two letters.
 */
const LANGUAGE_OF_CODE = { '': 'zh-Hans', zh: 'zh-Hans', en: 'en' } as const;
type Code = keyof typeof LANGUAGE_OF_CODE;
const CODES = Object.keys(LANGUAGE_OF_CODE) as Code[];

/**
 * Tell Telegram the commands for private chats, groups and admins, and what the bot is called and
 * about, in all languages. What Telegram knows already is not told again: it refuses a bot that
 * tells too often. Every call is tried; then throws an Error that names those that failed.
 */
export async function registerCommands(
  bot: Bot<BotContext>,
  adminIds: ReadonlySet<number>,
): Promise<void> {
  const failures: string[] = [];
  const attempt = async (what: string, act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      failures.push(`${what}: ${messageOf(error)}`);
    }
  };
  for (const code of CODES) {
    const language = LANGUAGE_OF_CODE[code];
    for (const { scope, names } of listings(adminIds)) {
      const where = `commands of ${scope.type} ${code}`.trimEnd();
      await attempt(where, () => setCommands(bot.api, scope, names, { code, language }));
    }
    await attempt(`name ${code}`.trimEnd(), () => setName(bot.api, code, language));
    await attempt(`description ${code}`.trimEnd(), () => setDescription(bot.api, code, language));
    await attempt(`about ${code}`.trimEnd(), () => setAbout(bot.api, code, language));
  }
  if (failures.length > 0) throw new Error(`Telegram did not take ${failures.join('; ')}`);
}

/**
 * The list of an admin's private chat. Telegram knows no such chat before its user has written to
 * the bot.
 */
export async function registerAdmin(api: Api, chat: number): Promise<void> {
  const { scope, names } = ofAdmin(chat);
  for (const code of CODES) {
    await setCommands(api, scope, names, { code, language: LANGUAGE_OF_CODE[code] });
  }
}

/**
 * The list of a private chat in a language that its user has chosen; the app's own is another one,
 * or cannot be told.
 */
export async function registerChosen(api: Api, chat: number, language: Language): Promise<void> {
  const scope = { type: 'chat', chat_id: chat } as const;
  await setCommands(api, scope, PRIVATE_COMMANDS, { code: '', language });
}

/** The list of a private chat is that of its user's app again. */
export async function forgetChosen(api: Api, chat: number): Promise<void> {
  await api.deleteMyCommands({ scope: { type: 'chat', chat_id: chat } });
}

interface Listing {
  scope: BotCommandScope;
  names: readonly CommandName[];
}

function ofAdmin(chat_id: number): Listing {
  return { scope: { type: 'chat', chat_id }, names: [...PRIVATE_COMMANDS, ...ADMIN_COMMANDS] };
}

function listings(adminIds: ReadonlySet<number>): Listing[] {
  return [
    { scope: { type: 'all_private_chats' }, names: PRIVATE_COMMANDS },
    { scope: { type: 'all_group_chats' }, names: GROUP_COMMANDS },
    ...[...adminIds].map(ofAdmin),
  ];
}

const words = createLanguages({ language: async () => null });

async function setCommands(
  api: Api,
  scope: BotCommandScope,
  names: readonly CommandName[],
  { code, language }: { code: Code; language: Language },
): Promise<void> {
  const commands = names.map(command => ({
    command,
    description: words.t(language, `command-${command}`),
  }));
  const where = { scope, ...(code === '' ? {} : { language_code: code }) };
  if (areSame(await api.getMyCommands(where), commands)) return;
  await api.setMyCommands(commands, where);
}

function areSame(known: BotCommand[], told: BotCommand[]): boolean {
  const lines = (list: BotCommand[]) =>
    list.map(({ command, description }) => `${command} ${description}`).join('\n');
  return lines(known) === lines(told);
}

/** The name without a language stays what the bot's owner has told @BotFather. */
async function setName(api: Api, code: Code, language: Language): Promise<void> {
  if (code === '') return;
  const name = words.t(language, 'profile-name');
  const of = { language_code: code };
  if ((await api.getMyName(of)).name !== name) await api.setMyName(name, of);
}

async function setDescription(api: Api, code: Code, language: Language): Promise<void> {
  const description = words.t(language, 'profile-description');
  const of = code === '' ? {} : { language_code: code };
  if ((await api.getMyDescription(of)).description === description) return;
  await api.setMyDescription(description, of);
}

async function setAbout(api: Api, code: Code, language: Language): Promise<void> {
  const about = words.t(language, 'profile-about');
  const of = code === '' ? {} : { language_code: code };
  if ((await api.getMyShortDescription(of)).short_description === about) return;
  await api.setMyShortDescription(about, of);
}
