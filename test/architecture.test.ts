import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAX_LINES = 250;
/** Every folder may import those before it. */
const ORDER =
  'text postgres reports index search answer evaluate picture reader telegram preview cli'.split(
    ' ',
  );

type Sources = Map<string, string>;

/** Texts of source files by their path from the root. */
function sourcesIn(folder: string, extensions = /\.(?:ts|js|css)$/u): Sources {
  const names = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter(name => extensions.test(name))
      .map(name => `${folder}/${name.split(path.sep).join('/')}`)
      .map(name => [name, readFileSync(path.join(ROOT, name), 'utf8')] as const),
  );
}

/** Relative imports of a file, as paths from the root. */
function importsOf(file: string, text: string): string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/gu);
  return [...specifiers].map(([, specifier = '']) =>
    path.posix.join(path.dirname(file), specifier),
  );
}

/** Imports from a folder that stands higher, or that has no place in the order. */
function upwardImports(sources: Sources): string[] {
  const rank = (file: string) => ORDER.indexOf(file.split('/')[1] ?? '');
  const found: string[] = [];
  for (const [file, text] of sources) {
    for (const imported of importsOf(file, text)) {
      if (imported === 'src/types.ts') continue;
      const isUpward = !imported.startsWith('src/') || rank(imported) > rank(file);
      if (isUpward || rank(imported) === -1) found.push(`${file} → ${imported}`);
    }
  }
  return found;
}

function filesWith(sources: Sources, pattern: RegExp): string[] {
  return [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file);
}

const src = sourcesIn('src');

describe('the source', () => {
  it('imports only from folders that stand lower', () => {
    expect(upwardImports(src)).toEqual([]);
  });

  it.each([
    ['src/text/fold.ts', "import { openIndex } from '../index/open.ts';", 'src/index/open.ts'],
    ['src/index/open.ts', "import type { Hit } from '../search/rank.ts';", 'src/search/rank.ts'],
    ['src/search/rank.ts', "export * from '../answer/answer.ts';", 'src/answer/answer.ts'],
    ['src/reports/read.ts', "await import('../cli/main.ts');", 'src/cli/main.ts'],
    ['src/text/fold.ts', "import '../reports/read.ts';", 'src/reports/read.ts'],
    [
      'src/text/fold.ts',
      "import {\n  a,\n} from '../evaluate/metrics.ts';",
      'src/evaluate/metrics.ts',
    ],
    [
      'src/answer/quote.ts',
      "import { report } from '../../test/helpers/report.ts';",
      'test/helpers/report.ts',
    ],
    ['src/types.ts', "import { fold } from './text/fold.ts';", 'src/text/fold.ts'],
    ['src/text/fold.ts', "import { help } from '../utils/help.ts';", 'src/utils/help.ts'],
  ])('would be caught importing upward: %s with %j', (file, text, imported) => {
    expect(upwardImports(new Map([[file, text]]))).toEqual([`${file} → ${imported}`]);
  });

  it('may import from lower folders and the types from everywhere', () => {
    const sources = new Map([
      ['src/cli/ask.ts', "import { a } from '../answer/answer.ts';"],
      ['src/text/fold.ts', "import type { Span } from '../types.ts';\nimport './glosses.ts';"],
    ]);

    expect(upwardImports(sources)).toEqual([]);
  });

  it('has every folder in the order, and no folder for odds and ends', () => {
    const folders = [...src.keys()].map(file => file.split('/')).filter(parts => parts.length > 2);

    expect([...new Set(folders.map(([, folder]) => folder))].sort()).toEqual([...ORDER].sort());
  });

  it('has no file over 250 lines, nor have the tests', () => {
    const all = [...src, ...sourcesIn('test'), ...sourcesIn('bin')];
    const long = all.filter(([, text]) => text.trimEnd().split('\n').length > MAX_LINES);

    expect(long.map(([file]) => file)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(filesWith(src, /process\.env\b|\benv\b[^;\n]*from 'node:process'/u)).toEqual([
      'src/cli/settings.ts',
    ]);
  });

  it('ends the process only in the command line', () => {
    const exiting = filesWith(src, /process\.(?:exit|abort)\b/u);

    expect(exiting.filter(file => !file.startsWith('src/cli/'))).toEqual([]);
  });

  it('prints only in the command line', () => {
    const printing = filesWith(src, /process\.(?:stdout|stderr)\b|\bconsole\.\w+\(/u);

    expect(
      printing.filter(
        file => !/^src\/(?:cli\/|preview\/page\/|reports\/documents\/worker\/quiet)/u.test(file),
      ),
    ).toEqual([]);
  });

  it('uses the native graph behind its one wrapper', () => {
    expect(filesWith(src, /from 'hnswlib-node'/u)).toEqual(['src/index/vectors.ts']);
  });
});
