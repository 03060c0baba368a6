import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Settings } from '../src/cli/settings.ts';
import { NOISE_RULES } from '../src/reports/clean/noise-rules.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');
const design = read('docs/design.md');

describe('the README', () => {
  it('opens its commands with the two that set up and test', () => {
    const [, first = ''] = /```sh\n([\s\S]*?)```/u.exec(readme) ?? [];
    expect(first.trim().split('\n')).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it('lists every setting, and only settings', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gmu)].map(match => match[1]);
    expect(rows.sort()).toEqual(Object.keys(Settings.shape).sort());
  });

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm run ([a-z:]+)/gu)].map(match => match[1] ?? '');
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(scripts).toHaveProperty([name]);
  });
});

it('.env.example has every setting, and only settings', () => {
  const names = [...read('.env.example').matchAll(/^([A-Z_]+)=/gmu)].map(match => match[1]);
  expect(names.sort()).toEqual(Object.keys(Settings.shape).sort());
});

it.each(
  readdirSync(path.join(root, 'src'), { recursive: true })
    .map(String)
    .filter(
      file =>
        file.endsWith('.ts') &&
        !file.endsWith('.d.ts') &&
        !file.startsWith('preview') &&
        !file.startsWith('cli'),
    ),
)('the file map of the design names %s', file => {
  expect(design).toContain(`\`${path.basename(file, '.ts')}`);
});

it('every noise rule is named once', () => {
  const ids = NOISE_RULES.map(rule => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});
