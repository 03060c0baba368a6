import path from 'node:path';
import type { Embedder } from './embedder.ts';
import {
  DamageError,
  IndexError,
  type Manifest,
  METRIC,
  MismatchError,
  REBUILD,
  RULES_VERSION,
  withoutRemedy,
} from './format.ts';
import { Generation } from './generation.ts';
import { currentGeneration, generationFolder, listIndexFolder } from './index-folder.ts';
import { loadGeneration } from './load.ts';
import { readManifest } from './manifest.ts';
import { explainDiskFailure } from './publish/disk.ts';
import { quarantine } from './quarantine.ts';

/** What of a model decides whether an index fits it. */
export type ModelIdentity = Pick<Embedder, 'sha256' | 'dimension' | 'name'>;

/**
 * Open the served generation of an index folder. When it is damaged it is set aside, and the newest
 * good one is served, with a warning. One of another format, rule version or model is refused and
 * stays. Throws IndexError with the reason and the remedy when nothing can be served.
 */
export async function openIndex(
  indexFolder: string,
  model: ModelIdentity,
  onWarning: (message: string) => void = () => {},
): Promise<Generation> {
  try {
    return await openNewest(indexFolder, model, onWarning);
  } catch (error) {
    throw explainDiskFailure(error, `no index in ${indexFolder} can be opened`);
  }
}

async function openNewest(
  indexFolder: string,
  model: ModelIdentity,
  onWarning: (message: string) => void,
): Promise<Generation> {
  const current = await currentGeneration(indexFolder);
  const { generations } = await listIndexFolder(indexFolder);
  const others = generations.filter(number => number !== current);
  const failures: string[] = [];
  let refusal: MismatchError | null = null;
  let unreadable: unknown = null;
  for (const number of current === null ? others : [current, ...others]) {
    try {
      const generation = await openGeneration(indexFolder, number, model);
      if (number !== current) onWarning(fallbackWarning(indexFolder, current, number, failures));
      return generation;
    } catch (error) {
      // What was published meanwhile is newer, and its publisher removes what is old.
      if ((await currentGeneration(indexFolder)) !== current) {
        return openNewest(indexFolder, model, onWarning);
      }
      if (error instanceof MismatchError) {
        if (number === current) throw error;
        refusal ??= error;
      } else {
        if (!(error instanceof IndexError)) unreadable ??= error;
        failures.push(await failureOf(indexFolder, number, error));
      }
    }
  }
  if (unreadable) throw unreadable;
  if (refusal) throw refusal;
  const why = failures.length > 0 ? ` (${failures.join('; ')})` : '';
  throw new IndexError(`no index in ${indexFolder}${why}: run npm run index`);
}

/**
 * Open one generation, whichever is served. Throws MismatchError when this program or model cannot
 * serve it, DamageError when it is not what was built, else the system's error.
 */
export async function openGeneration(
  indexFolder: string,
  number: number,
  model: ModelIdentity,
): Promise<Generation> {
  const folder = path.join(indexFolder, generationFolder(number));
  const manifest = await readManifest(folder);
  if (manifest.generation !== number) {
    throw new DamageError(`${folder} holds generation ${manifest.generation}: ${REBUILD}`);
  }
  checkVersions(manifest, model);
  return new Generation(await loadGeneration(folder, manifest));
}

/** Reasons why a generation cannot be served with this program and model. Throws MismatchError. */
export function checkVersions(
  { rules, model: built }: Pick<Manifest, 'rules' | 'model'>,
  model: ModelIdentity,
): void {
  if (rules !== RULES_VERSION) {
    throw new MismatchError(
      `the index was built by rules ${rules}, now ${RULES_VERSION}: ${REBUILD}`,
    );
  }
  if (built.sha256 !== model.sha256) {
    throw new MismatchError(
      `the index was built with the model ${built.name} (${built.sha256.slice(0, 8)}), the setting ` +
        `is ${model.name} (${model.sha256.slice(0, 8)}): ${REBUILD}`,
    );
  }
  if (built.dimension !== model.dimension) {
    throw new MismatchError(
      `the index holds vectors of ${built.dimension} numbers, the model ${model.name} gives ` +
        `${model.dimension}: ${REBUILD}`,
    );
  }
  if (built.metric !== METRIC) {
    throw new MismatchError(
      `the index compares vectors by ${built.metric}, this program by ${METRIC}: ${REBUILD}`,
    );
  }
}

/** Says what is wrong with a generation; a damaged one is set aside. */
async function failureOf(indexFolder: string, number: number, error: unknown): Promise<string> {
  const reason = withoutRemedy(error);
  const aside = error instanceof DamageError ? await quarantine(indexFolder, number) : null;
  return aside ? `${reason}, set aside as ${aside}` : reason;
}

function fallbackWarning(
  indexFolder: string,
  current: number | null,
  served: number,
  failures: string[],
): string {
  const reasons = current === null ? ['CURRENT names no generation', ...failures] : failures;
  return (
    `${reasons.join('; ')}: serving generation ${served} of ${indexFolder}; ` +
    'npm run index makes a new one'
  );
}
