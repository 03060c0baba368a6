import { afterEach, expect, it, vi } from 'vitest';
import { BuildProgress } from '../../src/cli/progress.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('names every step of a build once where there is no terminal', () => {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation(text => lines.push(String(text)) > 0);
  const progress = new BuildProgress();

  for (const done of [0, 7, 14]) progress.advance('read', done, 14);
  for (const done of [8, 89]) progress.advance('embed', done, 89);
  progress.advance('check', 0, 1);
  progress.advance('publish', 1, 1);
  progress.stop();

  expect(lines).toEqual(['Reading (14)\n', 'Embedding (89)\n', 'Checking\n']);
});
