import type { BuildProgress, Keeper, Rebuilt } from '../keeper.ts';

/** Who wants to know how a build goes. */
export interface BuildWatcher {
  started(): void;
  progress: BuildProgress;
  done(rebuilt: Rebuilt, seconds: number): void;
  failed(error: unknown): void;
}

interface Build {
  full: boolean;
  /** One for each chat. */
  watchers: Map<number, BuildWatcher>;
}

/**
 * Builds, one after the other. What is asked for while one runs is done by one more after it,
 * however often it is asked.
 */
export class BuildQueue {
  readonly #keeper: Pick<Keeper, 'rebuild'>;
  #running = false;
  #next: Build | null = null;

  constructor(keeper: Pick<Keeper, 'rebuild'>) {
    this.#keeper = keeper;
  }

  /**
   * Build from the files as they are now. `watch` is asked for a watcher unless the chat watches that
   * build already, and told whether the build has to wait.
   */
  ask(chat: number, full: boolean, watch: (waits: boolean) => BuildWatcher): void {
    this.#next ??= { full: false, watchers: new Map() };
    this.#next.full ||= full;
    if (!this.#next.watchers.has(chat)) this.#next.watchers.set(chat, watch(this.#running));
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let build = this.#take(); build; build = this.#take()) await this.#build(build);
    this.#running = false;
  }

  #take(): Build | null {
    const build = this.#next;
    this.#next = null;
    return build;
  }

  async #build({ full, watchers }: Build): Promise<void> {
    const all = [...watchers.values()];
    const started = performance.now();
    for (const watcher of all) watcher.started();
    try {
      const rebuilt = await this.#keeper.rebuild(full, (...step) => {
        for (const watcher of all) watcher.progress(...step);
      });
      const seconds = (performance.now() - started) / 1000;
      for (const watcher of all) watcher.done(rebuilt, seconds);
    } catch (error) {
      for (const watcher of all) watcher.failed(error);
    }
  }
}
