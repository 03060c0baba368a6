import type { Bot } from 'grammy';
import type { BotContext } from '../context.ts';
import { COMMANDS } from './commands.ts';

/** Have Telegram list the commands to users. */
export async function registerCommands(
  bot: Bot<BotContext>,
  _adminIds: ReadonlySet<number>,
): Promise<void> {
  await bot.api.setMyCommands(COMMANDS);
}
