import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../index/embedder.ts';
import { CURRENT_FILE } from '../index/format.ts';
import type { LiveIndex } from '../index/live.ts';
import { freeBytes } from '../index/publish/disk.ts';
import {
  clearUnfinished,
  forChangesNoted,
  isBuildDue,
} from '../telegram/admin/files/aside-folder.ts';
import type { Keeper } from '../telegram/admin/keeper.ts';
import { buildInChild, YINJU } from './build-in-child.ts';
import { readInChild } from './read-in-child.ts';
import type { Settings } from './settings.ts';

/** The keeper of the corpus that the settings name; what it sets aside stands beside the state. */
export async function openKeeper(
  settings: Pick<Settings, 'REPORTS_DIR' | 'INDEX_DIR' | 'STATE_FILE'>,
  { embedder, live }: { embedder: Pick<Embedder, 'name'>; live: LiveIndex },
): Promise<Keeper> {
  const { REPORTS_DIR: reportsFolder, INDEX_DIR: indexFolder, STATE_FILE } = settings;
  const asideFolder = path.join(path.dirname(STATE_FILE), 'reports-aside');
  await mkdir(asideFolder, { recursive: true, mode: 0o700 });
  await clearUnfinished(asideFolder);
  const folders = ['--reports', reportsFolder, '--index', indexFolder];
  return {
    reportsFolder,
    asideFolder,
    isBuildDue: await isBuildDue(asideFolder),
    read: file => readInChild(file),
    async rebuild(full, onProgress) {
      const command = [YINJU, 'index', '--json', ...folders, ...(full ? ['--full'] : [])];
      const built = await forChangesNoted(asideFolder, () => buildInChild(onProgress, command));
      // The poll would find it within two seconds; who waits wants to know now.
      await live.refresh();
      const { generation, reports, passages, changes, skipped } = built;
      const { added, removed } = changes.reports;
      const serves = live.generation;
      return { generation, serves, reports, passages, added, removed, skipped };
    },
    async health() {
      const current = await stat(path.join(indexFolder, CURRENT_FILE)).catch(() => null);
      return {
        model: embedder.name,
        builtAt: current?.mtime ?? null,
        freeBytes: await freeBytes(indexFolder),
      };
    },
  };
}
