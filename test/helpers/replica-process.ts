import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REPLICA = fileURLToPath(new URL('../faults/child/replica.js', import.meta.url));
const SECRET = 'a-secret-of-the-webhook';
/** A proxy waits no longer before it calls another. */
const CALL_MS = 2_000;

interface Given {
  token: string;
  apiRoot: string;
  storeUrl: string;
  leaseMs: number;
  answerMs: number;
}

/** One of several bots of one token and one database, in a process of its own. */
export class ReplicaProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #url = '';
  log = '';

  constructor(given: Given) {
    const text = JSON.stringify({ ...given, secret: SECRET });
    this.#child = spawn(process.execPath, [REPLICA, text], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      this.log += part;
    });
    this.#ended = once(this.#child, 'close');
  }

  /** Resolves when it listens for updates; throws when it ends before. */
  async listening(): Promise<void> {
    const lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    const line = await Promise.race([once(lines, 'line'), this.#ended.then(() => null)]);
    if (!line) throw new Error(`the bot has ended: ${this.log.slice(-500)}`);
    this.#url = String(line[0]);
  }

  /** Bring it an update as Telegram does. True when it has been taken. */
  async bring(update: object): Promise<boolean> {
    const response = await fetch(`${this.#url}/hook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': SECRET,
      },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(CALL_MS),
    }).catch(() => null);
    await response?.text().catch(() => '');
    return response?.ok ?? false;
  }

  /** Let it do nothing for so long, as a machine does that swaps or is moved. */
  async pause(milliseconds: number): Promise<void> {
    this.#child.kill('SIGSTOP');
    await sleep(milliseconds);
    this.#child.kill('SIGCONT');
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#child.kill(signal);
    await this.#ended;
  }
}
