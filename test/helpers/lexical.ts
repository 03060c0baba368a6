import path from 'node:path';
import { LexicalBuilder } from '../../src/index/lexical/lexical-build.ts';
import { LexicalFile } from '../../src/index/lexical/lexical-file.ts';
import { writeLexical } from '../../src/index/lexical/lexical-merge.ts';
import { SectionRun } from '../../src/index/lexical/posting-run.ts';
import { eachPosting } from '../../src/index/lexical/postings.ts';
import { tempFolder } from './temp-folder.ts';

/** A builder of documents by their terms, numbered from a first one; it holds few or many postings. */
export async function builderOf(documents: string[][], firstDocument = 0, mostHeld = 1e6) {
  const prefix = path.join(await tempFolder(), 'terms');
  const builder = new LexicalBuilder({ prefix, firstDocument, mostHeld });
  for (const terms of documents) {
    builder.add(terms);
    if (builder.isFull) await builder.spill();
  }
  return { builder, prefix };
}

/** A `lexical.bin` of passages and reports, in a folder of its own. */
export async function lexicalFileOf(passages: string[][], reports: string[][] = []) {
  const file = path.join(await tempFolder(), 'lexical.bin');
  const changes = [passages, reports].map(async documents => {
    const { builder } = await builderOf(documents);
    return { added: builder, removed: [] };
  });
  await writeLexical(file, await Promise.all(changes), null);
  return file;
}

/** What a section of a file holds: how often every term stands in every document. */
export function contentOf(file: string, section: number) {
  const lexical = new LexicalFile(file);
  const run = new SectionRun(lexical, section, []);
  const terms: [term: string, postings: [document: number, frequency: number][]][] = [];
  while (run.next()) {
    const postings: [number, number][] = [];
    eachPosting(run.postings.bytes, (document, frequency) => postings.push([document, frequency]));
    terms.push([run.term, postings]);
  }
  const { living } = lexical.size(section);
  const lengths = [...lexical.lengths(section)];
  lexical.close();
  return { terms, lengths, living };
}
