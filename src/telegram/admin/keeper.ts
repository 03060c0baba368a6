/** How far a build of the index is. */
export type BuildProgress = (step: string, done: number, total: number) => void;

/** What a build of the index came to. */
export interface Rebuilt {
  generation: number;
  reports: number;
  passages: number;
  /** Files that could not be read, with the reason. */
  skipped: { file: string; reason: string }[];
}

/** Changes the corpus: the only door of the bot to the reports folder and the builder. */
export interface Keeper {
  /** Folder with the reports. */
  readonly reportsFolder: string;
  /** Build the index in a process of its own. Throws an Error that says why it failed. */
  rebuild(onProgress: BuildProgress): Promise<Rebuilt>;
}
