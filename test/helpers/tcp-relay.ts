import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

const relays: TcpRelay[] = [];
afterAll(() => Promise.all(relays.splice(0).map(relay => relay.close())));

/** A way to a server on loopback that can be cut. */
export class TcpRelay {
  readonly #server;
  readonly #sockets = new Set<Socket>();
  /** Connections that were made so far. */
  connections = 0;
  #bytesLeft = Number.POSITIVE_INFINITY;

  constructor(target: { host: string; port: number }) {
    this.#server = createServer(near => {
      this.connections++;
      const far = connect(target.port, target.host);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far);
      far.on('data', (data: Buffer) => {
        this.#bytesLeft -= data.length;
        if (this.#bytesLeft > 0) near.write(data);
        else this.cut();
      });
    });
    relays.push(this);
  }

  /** The same address by way of the relay. */
  async urlOf(url: string): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const relayed = new URL(url);
    relayed.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return relayed.href;
  }

  /** Cut all connections; new ones are let through. */
  cut(): void {
    this.#bytesLeft = Number.POSITIVE_INFINITY;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Cut all connections when the server has answered so much more. */
  cutAfter(bytes: number): void {
    this.#bytesLeft = bytes;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
  }
}
