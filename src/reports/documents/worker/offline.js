import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Take the network away from this thread. Whoever asks for it gets an error, and the request stands
 * in the returned list: a document that makes its reader connect somewhere is refused.
 *
 * @returns {string[]}
 */
export function goOffline() {
  /** @type {string[]} */
  const attempts = [];
  /** @param {string} what */
  const refuse = what => () => {
    attempts.push(what);
    throw new Error(`${what}: there is no network in the thread that reads documents`);
  };
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Object.defineProperty(globalThis, name, { value: refuse(name), configurable: true });
  }
  net.Socket.prototype.connect = refuse('net.connect');
  dgram.Socket.prototype.send = refuse('dgram.send');
  dgram.Socket.prototype.connect = refuse('dgram.connect');
  for (const resolver of [dns, dns.promises]) {
    for (const name of Object.keys(resolver)) {
      if (/^(?:lookup|resolve|reverse)/u.test(name)) {
        Object.assign(resolver, { [name]: refuse(`dns.${name}`) });
      }
    }
  }
  syncBuiltinESMExports();
  return attempts;
}
