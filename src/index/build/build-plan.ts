import type { ReportFile } from '../../reports/files.ts';
import { formatOf } from '../../reports/formats.ts';
import { eachReport, type ReportUnit } from '../../reports/read.ts';
import { groupBy } from '../../text/group-by.ts';
import type { KnownFiles, KnownSource } from '../catalog/catalog-known.ts';
import type { Removals } from '../catalog/catalog-remove.ts';
import type { CatalogFile } from '../catalog/catalog-write.ts';

/** A file that was found, with its path as the catalog has it and its hash. */
export interface InputFile {
  file: ReportFile;
  /** From the index folder. */
  path: string;
  /** Of its bytes and those of its sidecar. */
  sha256: string;
}

/** A file to be read, and which of its lines or entries need not be. */
export interface Reading {
  file: ReportFile;
  fileId: number;
  skips: (unit: ReportUnit) => boolean;
}

/** What a build does to a catalog. */
export interface BuildPlan {
  removals: Removals;
  /** Files that are new or changed in name, path or content. */
  files: CatalogFile[];
  /** In the order of the files. */
  readings: Reading[];
}

type Place = Pick<ReportUnit, 'entry' | 'line'>;

/** A plan that reads every file. */
export function planAll(inputs: InputFile[]): BuildPlan {
  const files = inputs.map((input, fileId) => catalogFile(input, fileId));
  return {
    removals: { files: [], reports: [], sources: [], moved: [] },
    files,
    readings: inputs.map(({ file }, fileId) => ({ file, fileId, skips: () => false })),
  };
}

/**
 * A plan that reads only what is new, and takes out what is gone. A report whose first source is
 * gone is taken out as well, and read from the next: its text leads back to the first.
 */
export async function planChanges(known: KnownFiles, inputs: InputFile[]): Promise<BuildPlan> {
  const plan = new ChangePlan(known);
  const old = matchFiles(known.files, inputs);
  let nextId = Math.max(-1, ...known.files.map(({ fileId }) => fileId)) + 1;
  for (const input of inputs) {
    const before = old.get(input);
    const now = catalogFile(input, before?.fileId ?? nextId++);
    if (!before || !isSame(before, now)) plan.files.push(now);
    if (before?.sha256 === now.sha256) plan.keep(input, now.fileId);
    else await plan.change(input, now.fileId);
  }
  return plan.finish();
}

function catalogFile({ file, path, sha256 }: InputFile, fileId: number): CatalogFile {
  return { fileId, name: file.name, path, sha256 };
}

function isSame(a: CatalogFile, b: CatalogFile): boolean {
  return a.name === b.name && a.path === b.path && a.sha256 === b.sha256;
}

/** Every input's file as it was: of the same content and place if there is, else of the same name. */
function matchFiles(known: CatalogFile[], inputs: InputFile[]): Map<InputFile, CatalogFile> {
  const matches = new Map<InputFile, CatalogFile>();
  const taken = new Set<CatalogFile>();
  const keys: ((file: { name: string; path: string; sha256: string }) => string)[] = [
    ({ name, path, sha256 }) => `${name}\n${path}\n${sha256}`,
    ({ name, sha256 }) => `${name}\n${sha256}`,
    ({ name, path }) => `${name}\n${path}`,
    ({ name }) => name,
  ];
  for (const key of keys) {
    const free = known.filter(file => !taken.has(file));
    const byKey = groupBy(free, key);
    for (const input of inputs) {
      if (matches.has(input)) continue;
      const found = byKey.get(key({ ...input, name: input.file.name }))?.shift();
      if (!found) continue;
      matches.set(input, found);
      taken.add(found);
    }
  }
  return matches;
}

/** Collects what happens to the sources of a catalog, file by file. */
class ChangePlan {
  readonly files: CatalogFile[] = [];
  readonly #known: KnownFiles;
  readonly #sourcesOf: Map<number, KnownSource[]>;
  readonly #inputs: { input: InputFile; fileId: number; isChanged: boolean }[] = [];
  /** Where sources stand now that are still there. */
  readonly #places = new Map<KnownSource, Place>();
  readonly #moved: KnownSource[] = [];

  constructor(known: KnownFiles) {
    this.#known = known;
    this.#sourcesOf = groupBy(known.sources, ({ fileId }) => fileId);
  }

  /** A file that is as it was. */
  keep(input: InputFile, fileId: number): void {
    for (const source of this.#sourcesOf.get(fileId) ?? []) this.#places.set(source, source);
    this.#inputs.push({ input, fileId, isChanged: false });
  }

  /** A new or changed file; what it has in common with the one before stays. */
  async change(input: InputFile, fileId: number): Promise<void> {
    this.#inputs.push({ input, fileId, isChanged: true });
    const sources = this.#sourcesOf.get(fileId) ?? [];
    if (sources.length === 0 || !holdsMany(input.file)) return;
    const before = groupBy(sources, unitKey);
    for await (const item of eachReport(input.file, () => true)) {
      if (!('skipped' in item)) continue;
      const { entry, line, encoding } = item.skipped;
      const source = before.get(unitKey(item.skipped))?.shift();
      if (!source) continue;
      this.#places.set(source, { entry, line });
      if (line !== source.line || (encoding ?? source.encoding) !== source.encoding) {
        this.#moved.push({ ...source, line, encoding: encoding ?? source.encoding });
      }
    }
  }

  finish(): BuildPlan {
    const reports: number[] = [];
    const lost: KnownSource[] = [];
    for (const [reportIndex, sources] of groupBy(this.#known.sources, s => s.reportIndex)) {
      const [first] = sources;
      const gone = sources.filter(source => !this.#places.has(source));
      if (first && gone.includes(first)) {
        reports.push(reportIndex);
        // What is left of them is read again.
        for (const source of sources) this.#places.delete(source);
      } else {
        lost.push(...gone);
      }
    }
    const there = new Set(this.#inputs.map(({ fileId }) => fileId));
    const gone = this.#known.files.filter(({ fileId }) => !there.has(fileId));
    return {
      removals: {
        files: gone.map(({ fileId }) => fileId),
        reports,
        sources: lost,
        moved: this.#moved,
      },
      files: this.files,
      readings: this.#inputs.flatMap(input => this.#reading(input)),
    };
  }

  #reading({ input, fileId, isChanged }: { input: InputFile; fileId: number; isChanged: boolean }) {
    const sources = this.#sourcesOf.get(fileId) ?? [];
    const kept = sources.flatMap(source => this.#places.get(source) ?? []);
    if (!isChanged && kept.length === sources.length) return [];
    const places = new Set(kept.map(placeKey));
    const skips = (unit: ReportUnit) => places.has(placeKey(unit));
    return [{ file: input.file, fileId, skips } satisfies Reading];
  }
}

function holdsMany(file: ReportFile): boolean {
  const format = formatOf(file.name);
  return format === 'zip' || (format?.startsWith('jsonl') ?? false);
}

/** The same bytes under the same name in an archive give the same report. */
function unitKey({ entry, sha256 }: Pick<ReportUnit, 'entry' | 'sha256'>): string {
  return `${entry}\n${sha256}`;
}

function placeKey({ entry, line }: Place): string {
  return `${entry}\n${line}`;
}
