import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from './loopback-server.ts';

interface Fault {
  status: number;
  body: string;
  times: number;
}

/** Stands before a Bot API on loopback: can be down, and answers chosen methods by itself. */
export class FaultyProxy {
  readonly #target: string;
  readonly #faults = new Map<string, Fault>();
  readonly #server = new LoopbackServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });
  /** Names of the methods that were called, in order. */
  readonly calls: string[] = [];

  constructor(target: string) {
    this.#target = target;
  }

  get apiRoot(): string {
    return this.#server.url;
  }

  /** The next `times` calls of the method get this answer; an object is sent as JSON. */
  fail(method: string, status: number, answer: object | string, times = 1): void {
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
    this.#faults.set(method, { status, body, times });
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
    const url = request.url ?? '/';
    const method = url.slice(url.lastIndexOf('/') + 1);
    this.calls.push(method);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const fault = this.#faults.get(method);
    if (fault && fault.times > 0) {
      fault.times -= 1;
      response.writeHead(fault.status).end(fault.body);
      return;
    }
    const caller = new AbortController();
    response.on('close', () => caller.abort());
    const answer = await fetch(`${this.#target}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.concat(chunks).toString() || '{}',
      signal: caller.signal,
    });
    const body = await answer.text();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  }
}
