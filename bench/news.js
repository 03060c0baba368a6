/** Reports for growing corpora: real news, then the same with other numbers and names. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { productModule } from './product.js';

/** Characters of text that make a passage of this register, measured. */
const CHARACTERS_A_PASSAGE = 176;
const DIGITS = /\d+/gu;
/** What may be a name behind an office: the surname stays, the rest changes. */
const NAMED = /(?<=主席|总理|书记|部长|市长|省长|县长|主任|委员|局长|代表)\p{Script=Han}{2,3}/gu;
const GIVEN =
  '文武明华国建军志海春秋冬雪梅兰竹松柏山川江河云天星辰光远航平安康宁和顺德才学思敏慧贤良正义诚信';

/**
 * Write at least so many passages' worth of reports, one a line.
 * @param {string} news `news-2012-2026.jsonl.xz`
 * @param {string} file
 * @param {number} passages
 * @returns {Promise<{ titles: string[], real: boolean }>} titles of the real ones; false when they were too few
 */
export async function writeReports(news, file, passages) {
  const out = createWriteStream(file);
  const titles = [];
  let characters = passages * CHARACTERS_A_PASSAGE;
  let copy = 0;
  const { isPersonName } = await productModule('text/names');
  for (; characters > 0; copy++) {
    for await (const { id, title, date, text } of readNews(news)) {
      if (characters <= 0) break;
      if (copy === 0) titles.push(title);
      characters -= text.length;
      const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
      const changed = copy === 0 ? text : altered(text, copy, isPersonName);
      const line = JSON.stringify({ _id: `${id}-${copy}`, title, date: day, text: changed });
      if (!out.write(`${line}\n`)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
  return { titles, real: copy === 1 };
}

/** @param {string} file */
async function* readNews(file) {
  const unpack = spawn('xz', ['-dc', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    for await (const line of createInterface({ input: unpack.stdout })) {
      const report = JSON.parse(line);
      if (report.text.length > 0) yield report;
    }
  } finally {
    unpack.kill();
  }
}

/**
 * The same with other numbers and other given names; the same copy is always altered alike.
 * @param {string} text
 * @param {number} copy
 * @param {(text: string) => boolean} isName
 */
function altered(text, copy, isName) {
  let at = copy;
  const next = () => {
    at = (at * 48_271 + 11) % 2_147_483_647;
    return at;
  };
  const renamed = (/** @type {string} */ name) =>
    [...name].map((each, i) => (i === 0 ? each : GIVEN[next() % GIVEN.length])).join('');
  return text
    .replaceAll(DIGITS, digits => digits.replaceAll(/\d/gu, () => String(next() % 10)))
    .replaceAll(NAMED, words => {
      const name = [words, words.slice(0, 2)].find(isName);
      return name ? renamed(name) + words.slice(name.length) : words;
    });
}
