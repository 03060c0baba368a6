/**
 * What a million, a hundred million and a thousand million passages would take: computed from measured
 * constants and from estimates, each named as what it is. Writes the tables of docs/scale.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { figure, table } from './table.js';

const PLAN = fileURLToPath(new URL('../docs/scale.md', import.meta.url));
const [KB, GB, TB] = [1e3, 1e9, 1e12];
const QUESTIONS = 2_000;

/** @type {Record<string, [value: number, unit: string, origin: 'measured' | 'estimated', how: string]>} */
const CONSTANTS = {
  graph: [1170, 'B', 'measured', 'files: HNSW of float32 with 32 links, a passage'],
  codes: [260, 'B', 'measured', 'files: vectors of 8 bits, a passage'],
  lexical: [1000, 'B', 'measured', 'files: postings of passages and reports, a passage'],
  catalog: [1400, 'B', 'measured', 'files: SQLite, a passage'],
  stored: [9967, 'B', 'measured', 'PostgreSQL: all tables and indexes, a passage, at 22,036'],
  hnsw: [840, 'B', 'measured', 'PostgreSQL: HNSW of halfvec, a passage, at 2,135'],
  bm25: [4171, 'B', 'measured', 'PostgreSQL: BM25 of passages and of reports, a passage, at 2,135'],
  wal: [
    18_080,
    'B',
    'measured',
    'PostgreSQL: write-ahead log of a full build, a passage, at 2,135',
  ],
  keys: [
    230,
    'B',
    'measured',
    'PostgreSQL: B-trees by number, report and text, a passage, at 2,135',
  ],
  share: [
    1.13,
    '',
    'measured',
    'postings that a headline asks for, as a multiple of the passages: half have less',
  ],
  shareP99: [5.31, '', 'measured', 'the same: one of a hundred has more'],
  posting: [4, 'ns', 'measured', 'files: scoring a posting'],
  graphSmall: [0.45, 'ms', 'measured', 'graph search at 22,036 passages'],
  graphMillion: [
    2.5,
    'ms',
    'estimated',
    'graph search at 1,000,000, beyond the caches of the processor',
  ],
  answer: [3.5, 'ms', 'measured', 'an answer beyond finding evidence'],
  reading: [1000, '/s', 'measured', 'passages that one process reads and writes'],
  embedding: [3271, '/s', 'measured', 'passages that one core embeds, shipped model'],
  levels: [
    1.6,
    '×',
    'estimated',
    'postings of passages and reports together, of those of passages',
  ],
  serverPosting: [
    2,
    'ns',
    'estimated',
    'PostgreSQL: a posting, with blocks skipped that cannot matter',
  ],
  statements: [
    8,
    'ms',
    'estimated',
    'PostgreSQL: 15 statements of an answer, some at once, within one data centre',
  ],
  serverCpu: [5, 'ms', 'estimated', 'PostgreSQL: processor time of those statements'],
  hotBm25: [0.5, '', 'estimated', 'share of BM25 that questions keep touching'],
  graphBuild: [
    5000,
    '/s',
    'estimated',
    'PostgreSQL: vectors put into HNSW by the parallel workers of one server',
  ],
  memoryUsed: [0.75, '', 'estimated', 'share of memory that caches can have'],
  jitter: [0.2, '', 'estimated', 'spread of the time of one shard (sigma of its logarithm)'],
  pauses: [
    0.002,
    '',
    'estimated',
    'share of shard queries that meet a pause: vacuum, checkpoint, another query',
  ],
  pause: [25, 'ms', 'estimated', 'how long such a pause is'],
  shardRoundTrip: [1.5, 'ms', 'estimated', 'Citus: to all shards and back, and merging'],
};

const is = (/** @type {string} */ name) => CONSTANTS[name]?.[0] ?? Number.NaN;

/**
 * @typedef {object} Layout
 * @property {string} name
 * @property {number} passages
 * @property {'files' | 'server' | 'citus'} kind
 * @property {number} memory of a node, bytes
 * @property {number} cores of a node
 */

/** @type {Layout[]} */
const LAYOUTS = [
  { name: 'files', passages: 1e6, kind: 'files', memory: 8 * GB, cores: 4 },
  { name: 'PostgreSQL', passages: 1e6, kind: 'server', memory: 16 * GB, cores: 8 },
  { name: 'files', passages: 1e7, kind: 'files', memory: 64 * GB, cores: 4 },
  { name: 'PostgreSQL', passages: 1e7, kind: 'server', memory: 64 * GB, cores: 16 },
  { name: 'files', passages: 1e8, kind: 'files', memory: 256 * GB, cores: 4 },
  { name: 'PostgreSQL', passages: 1e8, kind: 'server', memory: 512 * GB, cores: 64 },
  { name: 'Citus', passages: 1e8, kind: 'citus', memory: 64 * GB, cores: 16 },
  { name: 'Citus', passages: 1e9, kind: 'citus', memory: 256 * GB, cores: 32 },
];

/** @param {Layout} layout */
function planOf({ passages, kind, memory, cores }) {
  const isLocal = kind === 'files';
  const hot = isLocal
    ? passages * (is('graph') + is('codes') + is('lexical'))
    : passages * (is('hnsw') + is('keys') + is('hotBm25') * is('bm25'));
  const nodes = kind === 'citus' ? Math.ceil(hot / (memory * is('memoryUsed'))) : 1;
  // Half the cores of a node for one question, so that two can be asked at once.
  const shards = kind === 'citus' ? nodes * (cores / 2) : 1;
  const disk = isLocal
    ? passages * (is('graph') + is('codes') + is('lexical') + is('catalog'))
    : passages * is('stored');
  const readSeconds = passages / is('reading');
  const graphSeconds = isLocal ? 0 : passages / (is('graphBuild') * nodes);
  const { p50, p99, busy } = simulated({ passages: passages / shards, kind, shards });
  const cpu = isLocal ? busy + is('answer') : busy * shards + is('serverCpu');
  const questionsASecond = ((isLocal ? 1 : nodes * cores) * 1000) / cpu;
  const wal = isLocal ? 0 : passages * is('wal');
  const fits = hot <= nodes * memory * is('memoryUsed');
  return {
    nodes,
    shards,
    hot,
    disk,
    wal,
    readSeconds,
    graphSeconds,
    p50,
    p99,
    questionsASecond,
    fits,
  };
}

/**
 * Questions one by one, each of which waits for its slowest shard.
 *
 * @param {{ passages: number, kind: Layout['kind'], shards: number }} given passages of one shard
 */
function simulated({ passages, kind, shards }) {
  const random = randomFrom(7);
  const spread = Math.log(is('shareP99') / is('share')) / 2.326;
  const posting = kind === 'files' ? is('posting') : is('serverPosting');
  const graph = graphMs(passages);
  let busy = 0;
  const times = Array.from({ length: QUESTIONS }, () => {
    const share = is('share') * Math.exp(spread * normal(random));
    const lexical = (share * is('levels') * passages * posting) / 1e6;
    busy += lexical + graph;
    let slowest = 0;
    for (let shard = 0; shard < shards; shard++) {
      const pause = kind !== 'files' && random() < is('pauses') ? is('pause') : 0;
      // In a server both are asked at once, in files one after the other.
      const once = kind === 'files' ? lexical + graph : Math.max(lexical, graph);
      slowest = Math.max(slowest, once * Math.exp(is('jitter') * normal(random)) + pause);
    }
    const server = kind === 'files' ? 0 : is('statements');
    return is('answer') + server + slowest + (shards > 1 ? is('shardRoundTrip') : 0);
  }).sort((a, b) => a - b);
  const at = (/** @type {number} */ quantile) => times[Math.floor(quantile * QUESTIONS)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), busy: busy / QUESTIONS };
}

/** As many steps as the logarithm of the passages; each waits for memory once the caches are too small. */
function graphMs(/** @type {number} */ passages) {
  const steps = Math.log(passages) / Math.log(1e6);
  if (passages >= 1e6) return is('graphMillion') * steps;
  const part = Math.max(0, Math.log(passages / 22_036) / Math.log(1e6 / 22_036));
  return is('graphSmall') + part * (is('graphMillion') - is('graphSmall'));
}

/** The same numbers every time (mulberry32). */
function randomFrom(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(/** @type {() => number} */ random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function bytes(/** @type {number} */ value) {
  if (value === 0) return '–';
  if (value >= TB) return `${figure(value / TB, 2)} TB`;
  return value >= GB ? `${figure(value / GB, 2)} GB` : `${figure(value / KB, 2)} KB`;
}

function duration(/** @type {number} */ seconds) {
  if (seconds === 0) return '–';
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${figure(seconds / 86_400, 2)} d`;
}

const plan = table([
  [
    ...['passages', 'layout', 'nodes', 'shards', 'in memory', 'disk', 'log of a build'],
    ...['reading', 'graph', 'p50 ms', 'p99 ms', 'questions/s'],
  ],
  ...LAYOUTS.map(layout => {
    const of = planOf(layout);
    const { memory, cores } = layout;
    return [
      `10^${Math.log10(layout.passages)}`,
      layout.name,
      `${of.nodes} × ${memory / GB} GB, ${cores} cores`,
      of.shards,
      `${bytes(of.hot)}${of.fits ? '' : ' (!)'}`,
      ...[bytes(of.disk), bytes(of.wal), duration(of.readSeconds), duration(of.graphSeconds)],
      ...[Math.round(of.p50), Math.round(of.p99), figure(of.questionsASecond, 2)],
    ];
  }),
]);
const constants = table([
  ['value', 'of', 'origin'],
  ...Object.values(CONSTANTS).map(([value, unit, origin, how]) => [
    `${value}${unit === '×' ? '×' : unit && ` ${unit}`}`,
    how,
    origin,
  ]),
]);

const START = '<!-- computed: plan -->';
const END = '<!-- end of plan -->';
const before = readFileSync(PLAN, 'utf8');
const [head = '', rest = ''] = before.split(START);
const [, tail = ''] = rest.split(END);
writeFileSync(PLAN, `${head}${START}\n\n${plan}\n\n${constants}\n\n${END}${tail}`);
process.stdout.write(`${plan}\n\nwritten to ${path.relative(process.cwd(), PLAN)}\n`);
