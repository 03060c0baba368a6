import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type NearCopies, signatureOf } from '../../reports/near-copies.ts';
import { foldText } from '../../text/fold.ts';
import { terms } from '../../text/terms.ts';
import type { Report } from '../../types.ts';
import type { CatalogWriter, NextNumbers } from '../catalog/catalog-write.ts';
import type { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import type { KnownVectors } from '../embedding/known-vectors.ts';
import { GRAPH_FILE, LEXICAL_FILE, VECTORS_FILE } from '../format.ts';
import { LexicalBuilder } from '../lexical/lexical-build.ts';
import { writeLexical } from '../lexical/lexical-merge.ts';
import { roundedBytes } from '../vectors.ts';
import type { GraphThread } from './graph-thread.ts';
import { indexedText, textHash } from './indexed-text.ts';
import { passageHeader, splitReport } from './split.ts';

/** What a generation is written with: empty, or as the generation before left it. */
export interface GenerationParts {
  catalog: CatalogWriter;
  nearCopies: NearCopies;
  graph: GraphThread;
  queue: EmbeddingQueue;
  known: KnownVectors;
  /** Postings of the generation before and the documents that are taken out; null without one. */
  before: {
    lexicalFile: string;
    /** The first numbers that it did not give. */
    next: NextNumbers;
    removed: Removed;
  } | null;
}

/** Numbers that are taken out. */
export interface Removed {
  passages: number[];
  reports: number[];
}

/** Writes the files of a generation, report by report. Of a report nothing is held but postings, for a while. */
export class GenerationWriter {
  readonly #folder: string;
  readonly #parts: GenerationParts;
  readonly #passageTerms: LexicalBuilder;
  readonly #reportTerms: LexicalBuilder;

  constructor(folder: string, parts: GenerationParts) {
    const { passage, report } = parts.before?.next ?? { passage: 0, report: 0 };
    const prefix = (name: string) => path.join(folder, name);
    this.#folder = folder;
    this.#parts = parts;
    this.#passageTerms = new LexicalBuilder({ prefix: prefix('passages'), firstDocument: passage });
    this.#reportTerms = new LexicalBuilder({ prefix: prefix('reports'), firstDocument: report });
  }

  /** Add a report that was read from a file; a known text becomes a further source of its report. */
  async add(report: Report, fileId: number): Promise<void> {
    const { catalog, nearCopies, queue, known } = this.#parts;
    const existing = catalog.find(report.reportId);
    if (existing !== null) {
      for (const source of report.sources) catalog.addSource(existing, source, fileId);
      return;
    }
    const passages = splitReport(report).map(span => {
      const text = indexedText(report, span);
      const folded = foldText(text);
      return { ...span, text, folded, textHash: textHash(text, folded) };
    });
    const signature = signatureOf(report.body);
    const reportIndex = catalog.add(report, passages, { fileId, signature });
    for (const { reportIndex: other, similarity } of nearCopies.add(reportIndex, signature)) {
      catalog.linkNearCopies(reportIndex, other, similarity);
    }
    this.#reportTerms.add(terms(foldText(`${passageHeader(report, null)}\n${report.body}`)));
    for (const { text, folded, textHash } of passages) {
      this.#passageTerms.add(terms(folded));
      await queue.add(text, textHash, known.find(textHash));
    }
    for (const builder of [this.#passageTerms, this.#reportTerms]) {
      if (builder.isFull) await builder.spill();
    }
  }

  /** Write all files; nothing can be added afterwards. Gives how many reports and passages there are. */
  async finish(
    onProgress: (done: number, total: number) => void,
  ): Promise<{ reports: number; passages: number }> {
    const folder = this.#folder;
    const { catalog, queue, graph, before } = this.#parts;
    catalog.close();
    const [passages = 0, reports = 0] = await writeLexical(
      path.join(folder, LEXICAL_FILE),
      [
        { added: this.#passageTerms, removed: before?.removed.passages ?? [] },
        { added: this.#reportTerms, removed: before?.removed.reports ?? [] },
      ],
      before?.lexicalFile ?? null,
    );
    await queue.finish(onProgress);
    const rounded = await graph.finish(path.join(folder, GRAPH_FILE));
    await writeFile(path.join(folder, VECTORS_FILE), roundedBytes(rounded));
    return { reports, passages };
  }
}
