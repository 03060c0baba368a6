import { BotApiFailure, badRequest } from '../bot-api-failure.ts';
import type { BotApiParts } from '../bot-api-parts.ts';
import type { UpdateQueue } from '../kept/update-queue.ts';
import type { RequestParams } from '../request-params.ts';
import { botUser } from '../world.ts';
import type { ProfileText } from './bot-profile.ts';
import { chatMethods } from './chat-methods.ts';
import { mediaMethods } from './media-methods.ts';
import { messageMethods } from './message-methods.ts';
import { queryMethods } from './query-methods.ts';
import { requireChat } from './requested.ts';

type Method = (params: RequestParams, signal?: AbortSignal) => unknown;

export interface BotApi {
  /**
   * Calls one method; its name is read without regard to case, as Telegram does.
   * @returns the `result` of Telegram's answer.
   * @throws BotApiFailure for every answer that is not ok.
   */
  call(name: string, params: RequestParams, signal?: AbortSignal): Promise<unknown>;
}

/** The part of the Telegram Bot API that the bot uses, over an in-memory world. */
export function createBotApi(parts: BotApiParts): BotApi {
  const methods: Record<string, Method> = {
    getMe: () => botUser,
    ...updateMethods(parts.updates),
    ...messageMethods(parts),
    ...mediaMethods(parts),
    ...queryMethods(parts),
    ...chatMethods(parts),
    ...profileMethods(parts),
  };
  const byLowerName = new Map(
    Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]),
  );
  return {
    async call(name, params, signal) {
      const method = byLowerName.get(name.toLowerCase());
      if (!method) throw new BotApiFailure(404, 'Not Found: method not found');
      return await method(params, signal);
    },
  };
}

function updateMethods(updates: UpdateQueue): Record<string, Method> {
  const dropWhenAsked = (params: RequestParams) => {
    if (params.flag('drop_pending_updates')) updates.clear();
    return true;
  };
  return {
    getUpdates: (params, signal) =>
      updates.poll({
        offset: params.integer('offset'),
        limit: params.integer('limit'),
        timeoutSeconds: params.integer('timeout'),
        allowedUpdates: params.list('allowed_updates')?.map(String),
        signal,
      }),
    deleteWebhook: dropWhenAsked,
    setWebhook: params => {
      // An empty URL removes the webhook: there is none here, so that succeeds.
      if (!params.has('url')) return dropWhenAsked(params);
      throw badRequest('bad webhook: the preview delivers updates by getUpdates only');
    },
    getWebhookInfo: () => ({
      url: '',
      has_custom_certificate: false,
      pending_update_count: updates.size,
    }),
  };
}

function profileMethods({ world, profile }: BotApiParts): Record<string, Method> {
  const changing = (change: (params: RequestParams) => void): Method => {
    return params => {
      const scope = params.object('scope');
      if (scope?.has('chat_id')) requireChat(world, scope);
      change(params);
      world.emit({ type: 'settings' });
      return true;
    };
  };
  const setText = (kind: ProfileText) => changing(params => profile.setText(kind, params));
  const getText = (kind: ProfileText): Method => {
    return params => ({ [kind]: profile.text(kind, params.text('language_code')) });
  };
  return {
    setMyCommands: changing(params => profile.setCommands(params)),
    deleteMyCommands: changing(params => profile.deleteCommands(params)),
    getMyCommands: params => profile.commands(params),
    setMyName: setText('name'),
    setMyDescription: setText('description'),
    setMyShortDescription: setText('short_description'),
    getMyName: getText('name'),
    getMyDescription: getText('description'),
    getMyShortDescription: getText('short_description'),
  };
}
