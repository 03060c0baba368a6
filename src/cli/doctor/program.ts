import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { lineOf } from '../../index/format.ts';
import { type Finding, failure, good, warning } from './finding.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** As `engines` in package.json. */
const NODE_VERSIONS = [20, 22, 24];
/** Packages with native code, and what shows that it runs. */
const NATIVE_MODULES: Record<string, string> = {
  'better-sqlite3': "const { default: D } = await import('better-sqlite3'); new D(':memory:');",
  'hnswlib-node': "const { default: H } = await import('hnswlib-node'); new H.L2Space(2);",
  'onnxruntime-node': "await import('@xenova/transformers');",
};

/** Whether this is a Node that the program is made and tested for. */
export function checkNode(version = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  if (NODE_VERSIONS.includes(major)) return good('node', `Node ${version}`);
  return warning(
    'node',
    `Node ${version} is not one that is tested`,
    `use Node ${NODE_VERSIONS.slice(0, -1).join(', ')} or ${NODE_VERSIONS.at(-1)}`,
  );
}

/**
 * Whether native code loads. Each module is tried in a process of its own, since one that was
 * compiled for another machine may end the process.
 */
export function checkNativeModules(
  modules: Record<string, string> = NATIVE_MODULES,
): Promise<Finding[]> {
  return Promise.all(Object.entries(modules).map(([name, use]) => checkNativeModule(name, use)));
}

async function checkNativeModule(name: string, use: string): Promise<Finding> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', use], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code === 0) return good('native code', `${name} loads`);
  const reason = /^\w*Error.*$/mu.exec(said)?.[0] ?? `ended with ${signal ?? `exit ${code}`}`;
  return failure(
    'native code',
    `${name} does not load: ${lineOf(reason)}`,
    `npm rebuild ${name}; if that fails, remove node_modules and run npm ci`,
  );
}
