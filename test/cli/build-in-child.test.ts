import { describe, expect, it } from 'vitest';
import { buildInChild } from '../../src/cli/build-in-child.ts';
import { StoppedError } from '../../src/cli/stop.ts';
import { IndexError } from '../../src/index/format.ts';

/** A child that prints these events and ends in this way. */
const childThat = (events: object[], end: string) => [
  '--eval',
  `${events.map(event => `console.log(${JSON.stringify(JSON.stringify(event))});`).join('')}${end}`,
];
const progress = { event: 'progress', step: 'read', done: 1, total: 2 };
const result = {
  event: 'result',
  generation: 1,
  mode: 'incremental',
  reports: 3,
  passages: 9,
  changes: { reports: { added: 1, removed: 0, kept: 2 } },
  skipped: [],
};

describe('a build in a process of its own', () => {
  it('is done when the child says so, and tells how far it is and what it came to', async () => {
    const told: unknown[][] = [];
    const building = buildInChild((...step) => told.push(step), childThat([progress, result], ''));

    expect(await building).toEqual(result);
    expect(told).toEqual([['read', 1, 2]]);
  });

  it('fails with the reason that the child gives', async () => {
    const failing = childThat(
      [progress, { event: 'error', message: 'no reports' }],
      'process.exitCode = 1',
    );

    await expect(buildInChild(() => {}, failing)).rejects.toThrow(new IndexError('no reports'));
  });

  it('is stopped when the child was', async () => {
    const stopped = childThat(
      [{ event: 'stopped', message: 'Stopped.' }],
      'process.exitCode = 130',
    );

    await expect(buildInChild(() => {}, stopped)).rejects.toThrow(StoppedError);
  });

  it.each([
    ['is killed, as when memory runs out', "process.kill(process.pid, 'SIGKILL')", 'SIGKILL'],
    ['crashes in native code', "process.kill(process.pid, 'SIGSEGV')", 'SIGSEGV'],
    ['ends without a result', 'process.exit(3)', 'exit 3'],
  ])('takes nobody along when the child %s', async (_, end, how) => {
    const building = buildInChild(() => {}, childThat([progress], end));

    await expect(building).rejects.toThrow(IndexError);
    await expect(building).rejects.toThrow(`the build ended with ${how} before it was done`);
  });

  it('passes a wish to stop on to the child', async () => {
    const patient = `
      process.on('SIGTERM', () => {
        console.log(JSON.stringify({ event: 'stopped', message: 'Stopped.' }));
        process.exit(130);
      });
      setInterval(() => {}, 1000);
      process.kill(process.ppid, 'SIGTERM');
    `;

    await expect(buildInChild(() => {}, ['--eval', patient])).rejects.toThrow('Stopped.');
  });
});
