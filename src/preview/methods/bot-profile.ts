import type { BotCommand } from 'grammy/types';
import { badRequest } from '../bot-api-failure.ts';
import type { PreviewChat } from '../page-events.ts';
import { isRecord, RequestParams } from '../request-params.ts';

const maxCommands = 100;
const maxTextCodePoints = { name: 64, description: 512, short_description: 120 } as const;

export type ProfileText = keyof typeof maxTextCodePoints;

/** The command lists and texts a bot sets about itself, by scope and language. */
export class BotProfile {
  readonly #commands = new Map<string, BotCommand[]>();
  readonly #texts = new Map<string, string>();

  /** @throws BotApiFailure for a list or a command Telegram would refuse. */
  setCommands(params: RequestParams): void {
    const commands = (params.list('commands') ?? []).map(readCommand);
    if (commands.length > maxCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    requireLanguage(params);
    this.#commands.set(commandsKey(params), commands);
  }

  commands(params: RequestParams): BotCommand[] {
    return this.#commands.get(commandsKey(params)) ?? [];
  }

  deleteCommands(params: RequestParams): void {
    this.#commands.delete(commandsKey(params));
  }

  /**
   * The list a person is offered: the narrowest scope that has one, in their language first.
   * @param isChatAdmin the person administers this chat.
   */
  commandsFor(
    chat: PreviewChat,
    personId: number,
    languageCode: string,
    isChatAdmin: boolean,
  ): BotCommand[] {
    const scopes =
      chat.type === 'private'
        ? [`chat:${chat.id}`, 'all_private_chats', 'default']
        : [
            `chat_member:${chat.id}:${personId}`,
            ...(isChatAdmin ? [`chat_administrators:${chat.id}`] : []),
            `chat:${chat.id}`,
            ...(isChatAdmin ? ['all_chat_administrators'] : []),
            'all_group_chats',
            'default',
          ];
    for (const scope of scopes) {
      for (const language of [languageCode, '']) {
        const commands = this.#commands.get(`${scope}/${language}`);
        if (commands && commands.length > 0) return commands;
      }
    }
    return [];
  }

  /** An empty text removes it. @throws BotApiFailure when it is too long. */
  setText(kind: ProfileText, params: RequestParams): void {
    const text = params.text(kind);
    if ([...text].length > maxTextCodePoints[kind]) {
      throw badRequest(`BOT_${kind.toUpperCase()}_INVALID`);
    }
    requireLanguage(params);
    this.#texts.set(`${kind}/${params.text('language_code')}`, text);
  }

  /** In the language, else in none. */
  text(kind: ProfileText, languageCode: string): string {
    const text = (language: string) => this.#texts.get(`${kind}/${language}`);
    return text(languageCode) || text('') || '';
  }
}

function commandsKey(params: RequestParams): string {
  const scope = params.object('scope') ?? new RequestParams({});
  const type = scope.text('type') || 'default';
  const place = [type, scope.text('chat_id'), scope.text('user_id')].filter(part => part !== '');
  return `${place.join(':')}/${params.text('language_code')}`;
}

/** Telegram knows languages by two letters here, so it cannot tell zh-hans from zh-hant. */
function requireLanguage(params: RequestParams): void {
  const language = params.text('language_code');
  if (language !== '' && !/^[a-z]{2}$/.test(language)) {
    throw badRequest('invalid language code specified');
  }
}

function readCommand(value: unknown): BotCommand {
  if (!isRecord(value)) throw badRequest("can't parse BotCommand: expected an Object");
  const name = String(value.command ?? '').replace(/^\//, '');
  const description = String(value.description ?? '').trim();
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
  const length = [...description].length;
  if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  return { command: name, description };
}
