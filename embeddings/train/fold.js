/** Folds JSON strings, one a line, as the product folds what it embeds. */

import { createInterface } from 'node:readline';
import { foldText } from '../../dist/text/fold.js';

const BATCH_LINES = 5000;
let folded = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  folded.push(foldText(JSON.parse(line)));
  if (folded.length >= BATCH_LINES) write();
}
write();

function write() {
  process.stdout.write(folded.map(text => `${text}\n`).join(''));
  folded = [];
}
