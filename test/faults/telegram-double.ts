import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoopbackServer } from '../helpers/loopback-server.ts';

const ME = { id: 7_000_000_001, is_bot: true, first_name: 'Yinju', username: 'yinju_bot' };
const MOST_IN_A_BATCH = 100;
const LOOKS_EVERY_MS = 20;
const MS = 1000;

/** How the double fails: `html` is a gateway's page, `half` is JSON that breaks off. */
export type Outage = 'reset' | 'hang' | 'html' | 'half';

export interface Sent {
  chat: number;
  /** The message that is replied to. */
  to: number;
  text: string;
  /** Milliseconds between the question's coming and its reply. */
  after: number;
}

/** A Bot API on loopback that keeps updates until they are confirmed, and what the bot sends. */
export class TelegramDouble {
  readonly token = `${ME.id}:${'x'.repeat(35)}`;
  readonly sent: Sent[] = [];
  outage: Outage | null = null;
  /** How long a message takes to be sent. */
  sendMs = 5;
  polls = 0;
  readonly #asked = new Map<number, number>();
  #pending: { update_id: number }[] = [];
  #next = 1;
  readonly #server = new LoopbackServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });

  get apiRoot(): string {
    return this.#server.url;
  }

  /** Someone asks in a private chat; the update and its message have one number, which is returned. */
  ask(chat: number, text: string): number {
    const id = this.#next++;
    const person = { id: chat, is_bot: false, first_name: '人', language_code: 'zh' };
    const message = {
      message_id: id,
      date: 1_700_000_000,
      chat: { id: chat, type: 'private', first_name: '人' },
      from: person,
      text,
    };
    this.#asked.set(id, performance.now());
    this.#pending.push({ update_id: id, message } as { update_id: number });
    return id;
  }

  repliesTo(id: number): Sent[] {
    return this.sent.filter(({ to }) => to === id);
  }

  /** Listens, on the same port as before. */
  up(): Promise<void> {
    return this.#server.up();
  }

  /** Cuts all connections and refuses new ones. */
  down(): Promise<void> {
    return this.#server.down();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (this.outage) return this.#fail(this.outage, response);
    const method = request.url?.split('/').at(-1) ?? '';
    const params = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    const result = await this.#answer(method, params, response);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, result }));
  }

  #fail(outage: Outage, response: ServerResponse): void {
    if (outage === 'reset') response.destroy();
    if (outage === 'html') response.writeHead(502).end('<html><h1>502 Bad Gateway</h1></html>');
    if (outage === 'half') response.end('{"ok":true,"res');
  }

  // biome-ignore lint/suspicious/noExplicitAny: each method has parameters of its own
  async #answer(method: string, params: any, response: ServerResponse): Promise<unknown> {
    if (method === 'getMe') return ME;
    if (method === 'getUpdates') return this.#poll(params, response);
    if (method !== 'sendMessage') return true;
    const { chat_id: chat, text, reply_parameters } = params;
    const to = reply_parameters?.message_id ?? 0;
    await sleep(this.sendMs);
    this.sent.push({ chat, to, text, after: performance.now() - (this.#asked.get(to) ?? 0) });
    return { message_id: 1_000_000 + this.sent.length, date: 1, chat: { id: chat }, text };
  }

  async #poll(
    { offset = 0, limit = MOST_IN_A_BATCH, timeout = 0 },
    response: ServerResponse,
  ): Promise<unknown> {
    this.polls += 1;
    this.#pending = this.#pending.filter(({ update_id }) => update_id >= offset);
    const until = performance.now() + timeout * MS;
    while (this.#pending.length === 0 && performance.now() < until && !response.destroyed) {
      await sleep(LOOKS_EVERY_MS);
      // Never answered, even when the outage is over.
      if (this.outage === 'hang') return new Promise(() => {});
      if (this.outage) response.destroy();
    }
    return this.#pending.slice(0, limit);
  }
}
