import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TelegramDouble } from './telegram-double.ts';

const BOT = fileURLToPath(new URL('./child/bot.js', import.meta.url));

/** A bot in a process of its own, to be killed. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  log = '';

  constructor({ token, apiRoot }: TelegramDouble, stateFile: string, answerMs = 5) {
    const given = JSON.stringify({ token, apiRoot, stateFile, answerMs });
    this.#child = spawn(process.execPath, [BOT, given], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.log += text;
    });
    this.#ended = new Promise(resolve => this.#child.on('close', resolve));
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves with the exit status; null when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.#ended;
  }
}

/** Wait until it is so; throws, with what is missing, when the bot ends or it takes too long. */
export async function until(
  bot: BotProcess,
  what: string,
  isSo: () => boolean,
  mostMs = 60_000,
): Promise<void> {
  const end = performance.now() + mostMs;
  while (!isSo()) {
    if (!bot.isRunning) throw new Error(`${what}: the bot has ended: ${bot.log.slice(-500)}`);
    if (performance.now() > end) throw new Error(`${what}: not in time: ${bot.log.slice(-500)}`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** The value that so large a share of the values does not exceed. */
export function share(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
}
