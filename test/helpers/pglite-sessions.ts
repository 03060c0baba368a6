import type { PGlite } from '@electric-sql/pglite';

/** Messages of the extended protocol and of COPY, after which more of the same exchange comes. */
const UNFINISHED = /[PBDECHd]/u;
const COPY_FROM = /^\s*copy\s[^;]*\sfrom\s+stdin/iu;
/** CopyInResponse: text, no columns; the client does not look into it. */
const GO_ON = Uint8Array.from([0x47, 0, 0, 0, 7, 0, 0, 0]);

type Answer = { onRawData: (data: Uint8Array) => void };

/**
 * An engine of one session as the socket server should see it. The server puts the messages of all
 * connections in one row, one by one, and lets a connection go on alone only within a transaction: so two
 * queries with parameters would mix. Here every exchange, up to its Sync, counts as one as well. Rows of a
 * COPY are kept until the last one, since the engine must get them together.
 */
export function asSessions(engine: PGlite): PGlite {
  let isUnfinished = false;
  let copy: Uint8Array[] | null = null;
  async function exec(message: Uint8Array, answer: Answer): Promise<void> {
    const type = typeOf(message);
    isUnfinished = UNFINISHED.test(type);
    if (type === 'Q' && COPY_FROM.test(Buffer.from(message.subarray(5)).toString())) {
      isUnfinished = true;
      copy = [message];
      answer.onRawData(GO_ON);
    } else if (copy && type === 'd') {
      copy.push(message);
    } else if (copy) {
      const all = Buffer.concat([...copy, message]);
      copy = null;
      await engine.execProtocolRawStream(all, {
        onRawData: data => answer.onRawData(afterGoOn(data)),
      });
    } else {
      await engine.execProtocolRawStream(message, answer);
    }
  }
  const instead: Partial<Record<string | symbol, unknown>> = {
    execProtocolRawStream: exec,
    isInTransaction: () => isUnfinished || engine.isInTransaction(),
  };
  return new Proxy(engine, {
    get(target, key) {
      const value = instead[key] ?? Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The start of a connection has no type. */
function typeOf(message: Uint8Array): string {
  return message[0] === 0 ? '' : String.fromCharCode(message[0] ?? 0);
}

/** The answer to a COPY without its first message, which the client has had. */
function afterGoOn(data: Uint8Array): Uint8Array {
  if (data[0] !== GO_ON[0]) return data;
  return data.subarray(1 + Buffer.from(data).readInt32BE(1));
}
