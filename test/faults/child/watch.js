import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const PATH_CALLS =
  'access appendFile copyFile cp link lstat mkdir mkdtemp open opendir readdir readFile rename rm ' +
  'rmdir stat statfs symlink truncate unlink utimes writeFile';
const DESCRIPTOR_CALLS = 'close fdatasync fstat fsync ftruncate read write writev';
const HANDLE_CALLS = 'appendFile datasync read readFile stat sync truncate write writeFile writev';

/**
 * Have `onCall` see every call of the file system, of SQLite and of the graph's library on something
 * in a folder, before it is made. What it throws, the call throws. Returns what ends the watch.
 */
export async function watchCalls(folder, onCall) {
  const undo = [];
  const inside = given => {
    const file = given instanceof URL ? given.pathname : given;
    if (typeof file !== 'string' && !Buffer.isBuffer(file)) return null;
    const full = path.resolve(String(file));
    return full === folder || full.startsWith(folder + path.sep) ? full : null;
  };
  const replace = (owner, name, make) => {
    const own = Object.hasOwn(owner, name);
    const original = owner[name];
    if (typeof original !== 'function') return;
    owner[name] = make(original);
    undo.push(() => {
      if (own) owner[name] = original;
      else delete owner[name];
    });
  };
  watchPaths({ replace, inside, onCall });
  watchDescriptors({ replace, inside, onCall });
  await watchHandles({ replace, inside, onCall });
  watchLibraries({ replace, inside, onCall });
  syncBuiltinESMExports();
  return () => {
    for (const step of undo.reverse()) step();
    syncBuiltinESMExports();
  };
}

function watchPaths({ replace, inside, onCall }) {
  for (const name of PATH_CALLS.split(' ')) {
    const seen = args => {
      const file = inside(args[0]) ?? inside(args[1]);
      if (file) onCall({ name, file, data: args[1] });
    };
    replace(
      fs.promises,
      name,
      original =>
        async function watched(...args) {
          seen(args);
          return original.apply(this, args);
        },
    );
    replace(fs, `${name}Sync`, original => afterSeen(original, seen));
    replace(fs, name, original => withCallback(original, seen));
  }
}

/** Calls on numbers, of files that were opened under the folder. */
function watchDescriptors({ replace, inside, onCall }) {
  const files = new Map();
  replace(
    fs,
    'openSync',
    original =>
      function watched(...args) {
        const descriptor = original.apply(this, args);
        const file = inside(args[0]);
        if (file) files.set(descriptor, file);
        return descriptor;
      },
  );
  for (const name of DESCRIPTOR_CALLS.split(' ')) {
    const seen = args => {
      const file = files.get(args[0]);
      if (name === 'close') files.delete(args[0]);
      if (file) onCall({ name, file, data: args[1] });
    };
    // A close that fails has closed the file all the same.
    const watch = name === 'close' ? beforeSeen : afterSeen;
    replace(fs, `${name}Sync`, original => watch(original, seen));
    replace(fs, name, original => withCallback(original, seen));
  }
}

async function watchHandles({ replace, inside, onCall }) {
  const files = new WeakMap();
  const probe = await fs.promises.open('/dev/null');
  const prototype = Object.getPrototypeOf(probe);
  await probe.close();
  replace(
    fs.promises,
    'open',
    original =>
      async function watched(...args) {
        const handle = await original.apply(this, args);
        const file = inside(args[0]);
        if (!file) return handle;
        files.set(handle, file);
        const { close } = handle;
        handle.close = async () => {
          // A close that fails has closed the file all the same.
          await close.call(handle);
          onCall({ name: 'handle.close', file });
        };
        return handle;
      },
  );
  for (const name of HANDLE_CALLS.split(' ')) {
    replace(
      prototype,
      name,
      original =>
        async function watched(...args) {
          const file = files.get(this);
          if (file) onCall({ name: `handle.${name}`, file, data: args[0] });
          return original.apply(this, args);
        },
    );
  }
}

/** The native libraries write by themselves; their entrances stand for what they call. */
function watchLibraries({ replace, inside, onCall }) {
  const require = createRequire(import.meta.url);
  const database = require('better-sqlite3').prototype;
  for (const name of ['exec', 'pragma', 'close']) {
    replace(
      database,
      name,
      original =>
        function watched(...args) {
          const file = inside(this.name);
          if (name === 'close') original.apply(this, args);
          if (file) onCall({ name: `sqlite.${name}`, file });
          return name === 'close' ? this : original.apply(this, args);
        },
    );
  }
  replace(require('hnswlib-node'), 'HierarchicalNSW', Graph => {
    // The methods of the library cannot be replaced, those of a class made from it can.
    class WatchedGraph extends Graph {}
    for (const name of ['writeIndex', 'writeIndexSync', 'readIndex', 'readIndexSync']) {
      const value = function watched(...args) {
        const file = inside(args[0]);
        if (file) onCall({ name: `graph.${name}`, file });
        return Graph.prototype[name].apply(this, args);
      };
      Object.defineProperty(WatchedGraph.prototype, name, { value });
    }
    return WatchedGraph;
  });
}

/** The call, behind a look at its arguments. */
function afterSeen(original, seen) {
  return function watched(...args) {
    seen(args);
    return original.apply(this, args);
  };
}

/** The call, then a look at its arguments. */
function beforeSeen(original, seen) {
  return function watched(...args) {
    const result = original.apply(this, args);
    seen(args);
    return result;
  };
}

function withCallback(original, seen) {
  return function watched(...args) {
    const done = args.at(-1);
    try {
      seen(args);
    } catch (error) {
      if (typeof done !== 'function') throw error;
      process.nextTick(done, error);
      return undefined;
    }
    return original.apply(this, args);
  };
}
