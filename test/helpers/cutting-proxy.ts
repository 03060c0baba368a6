import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** When a connection is cut: before the server is asked, or when it has done it and answers. */
export type Cut = { at: number; when: 'before' | 'after' } | null;

/** Stands before a server of a database and cuts one connection where it is told to. */
export class CuttingProxy {
  /** What clients have asked since the last `begin`. */
  asked = 0;
  #cut: Cut = null;
  readonly #target: { host: string; port: number };
  readonly #open = new Set<Socket>();
  readonly #server: Server;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#target = { host: hostname, port: Number(port) };
    this.#server = createServer(client => this.#join(client));
  }

  /** The address of the same database through the proxy. */
  async listen(url: string): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const through = new URL(url);
    through.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return through.href;
  }

  /** Count anew, and cut there. */
  begin(cut: Cut): void {
    this.asked = 0;
    this.#cut = cut;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    const server = connect(this.#target);
    let isDoomed = false;
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#open.add(socket);
      socket.on('error', end).on('close', () => {
        this.#open.delete(socket);
        end();
      });
    }
    client.on('data', data => {
      this.asked += 1;
      const isHere = this.#cut?.at === this.asked;
      if (isHere && this.#cut?.when === 'before') return end();
      isDoomed ||= isHere;
      server.write(data);
    });
    server.on('data', data => (isDoomed ? end() : client.write(data)));
  }
}
