/** How far a build of the index is. */
export type BuildProgress = (step: string, done: number, total: number) => void;

/** What a build of the index came to. */
export interface Rebuilt {
  generation: number;
  /** The generation that is served now; another one when the new one was refused. */
  serves: number;
  reports: number;
  passages: number;
  added: number;
  removed: number;
  /** Files that could not be read, with the reason. */
  skipped: Problem[];
}

export interface Problem {
  file: string;
  reason: string;
}

/** What is shown of a report that is not in the corpus yet. */
export interface ReadReport {
  reportId: string;
  title: string | null;
  /** Meeting date, else the date of publication. */
  date: string | null;
  dateInferred: boolean;
  place: string | null;
  chair: string | null;
  speakers: string[];
  /** Its first words. */
  opening: string;
  warnings: string[];
}

/** What reading a file gave. */
export interface ReadFile {
  /** The first of its reports. */
  reports: ReadReport[];
  /** Ids of all of them. */
  reportIds: string[];
  /** The first things that could not be read, and how many there are in all. */
  problems: Problem[];
  problemCount: number;
}

/** How the machine and the index are. */
export interface Health {
  model: string;
  builtAt: Date | null;
  freeBytes: number;
}

/** The two folders that files go between. They may be on different disks. */
export interface KeptFolders {
  /** Folder with the reports. */
  readonly reportsFolder: string;
  /** Folder beside the state: what waits for a decision, and what was taken out. */
  readonly asideFolder: string;
}

/** Changes the corpus: the only door of the bot to the reports folder and the builder. */
export interface Keeper extends KeptFolders {
  /** True when the bot was stopped before it had built what was changed. */
  readonly isBuildDue: boolean;
  /**
   * Read a file as the builder would, apart from the bot: a file that takes all time or memory is an
   * error. Throws an Error that says so.
   */
  read(file: string): Promise<ReadFile>;
  /** Build the index in a process of its own. Throws an Error that says why it failed. */
  rebuild(full: boolean, onProgress: BuildProgress): Promise<Rebuilt>;
  health(): Promise<Health>;
}
