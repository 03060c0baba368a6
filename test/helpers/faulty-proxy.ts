import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Fault {
  status: number;
  body: string;
  times: number;
}

/** Stands before a Bot API on loopback: can be down, and answers chosen methods by itself. */
export class FaultyProxy {
  readonly #target: string;
  readonly #faults = new Map<string, Fault>();
  #server: Server | undefined;
  #port = 0;
  /** Names of the methods that were called, in order. */
  readonly calls: string[] = [];

  constructor(target: string) {
    this.#target = target;
  }

  get apiRoot(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The next `times` calls of the method get this answer; an object is sent as JSON. */
  fail(method: string, status: number, answer: object | string, times = 1): void {
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
    this.#faults.set(method, { status, body, times });
  }

  /** Listens, on the same port as before. */
  async up(): Promise<void> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
    await new Promise<void>(done => server.listen(this.#port, '127.0.0.1', done));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Cuts all connections and refuses new ones. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    await new Promise(done => {
      server.close(done);
      server.closeAllConnections();
    });
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
