import fs from 'node:fs';

const MEANINGS = {
  EIO: [-5, 'i/o error'],
  ENOSPC: [-28, 'no space left on device'],
  EMFILE: [-24, 'too many open files'],
};

// Taken before anything is watched: a fault itself is not a call to count.
const { rmSync, readdirSync, writeFileSync } = fs;
const HALF_A_GRAPH = 1000;

/** An error as the system, or SQLite, gives it for a call that fails. */
export function systemError(code, { name, file }) {
  const [errno, meaning] = MEANINGS[code];
  if (name.startsWith('sqlite.')) {
    const full = code === 'ENOSPC';
    return Object.assign(new Error(full ? 'database or disk is full' : 'disk I/O error'), {
      code: full ? 'SQLITE_FULL' : 'SQLITE_IOERR_WRITE',
    });
  }
  const syscall = name.replace('handle.', '').replace(/^(?:sync|datasync)$/u, 'fsync');
  return Object.assign(new Error(`${code}: ${meaning}, ${syscall} '${file}'`), {
    errno,
    code,
    syscall,
    path: file,
  });
}

/** Do half of a call, as far as that can be, so that the process can die in the middle of it. */
export function half({ name, file, data }) {
  try {
    if (/writeFile$/u.test(name)) {
      const bytes = Buffer.from(typeof data === 'string' ? data : new Uint8Array(data));
      writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    } else if (name === 'rm') {
      const [first] = readdirSync(file);
      if (first) rmSync(`${file}/${first}`, { recursive: true });
    } else if (name.startsWith('graph.write')) {
      writeFileSync(file, Buffer.alloc(HALF_A_GRAPH));
    }
  } catch {
    // What cannot be done by half is not done.
  }
}
