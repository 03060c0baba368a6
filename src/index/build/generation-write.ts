import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type NearCopies, signatureOf } from '../../reports/near-copies.ts';
import { foldText } from '../../text/fold.ts';
import { terms } from '../../text/terms.ts';
import type { Report } from '../../types.ts';
import type { CatalogWriter } from '../catalog/catalog-write.ts';
import type { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import type { KnownVectors } from '../embedding/known-vectors.ts';
import { GRAPH_FILE, LEXICAL_FILE, VECTORS_FILE } from '../format.ts';
import { LexicalBuilder } from '../lexical/lexical-build.ts';
import { encodeLexical, type LexicalSection } from '../lexical/lexical-format.ts';
import { mergeSections } from '../lexical/lexical-merge.ts';
import type { DenseBuilder } from '../vectors.ts';
import { indexedText, textHash } from './indexed-text.ts';
import { passageHeader, splitReport } from './split.ts';

/** What a generation is written with: empty, or as the generation before left it. */
export interface GenerationParts {
  catalog: CatalogWriter;
  nearCopies: NearCopies;
  dense: DenseBuilder;
  queue: EmbeddingQueue;
  known: KnownVectors;
  /** Postings of the generation before and the documents that are taken out; null without one. */
  before: {
    sections: [passages: LexicalSection, reports: LexicalSection];
    removed: Removed;
  } | null;
}

/** Numbers that are taken out. */
export interface Removed {
  passages: number[];
  reports: number[];
}

/** Writes the files of a generation, report by report. Of a report nothing is held but postings. */
export class GenerationWriter {
  readonly #parts: GenerationParts;
  readonly #passageTerms = new LexicalBuilder();
  readonly #reportTerms = new LexicalBuilder();

  constructor(parts: GenerationParts) {
    this.#parts = parts;
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
  }

  /** Write all files; nothing can be added afterwards. Gives how many reports and passages there are. */
  async finish(
    folder: string,
    onProgress: (done: number, total: number) => void,
  ): Promise<{ reports: number; passages: number }> {
    const { catalog, queue, dense, before } = this.#parts;
    catalog.close();
    const added = [this.#passageTerms.build(), this.#reportTerms.build()] as const;
    const [passages, reports] = before
      ? [
          mergeSections(before.sections[0], before.removed.passages, added[0]),
          mergeSections(before.sections[1], before.removed.reports, added[1]),
        ]
      : added;
    await writePieces(path.join(folder, LEXICAL_FILE), encodeLexical([passages, reports]));
    await queue.finish(onProgress);
    dense.writeGraph(path.join(folder, GRAPH_FILE));
    await writeFile(path.join(folder, VECTORS_FILE), dense.roundedBytes());
    return { reports: reports.living, passages: passages.living };
  }
}

async function writePieces(file: string, pieces: Uint8Array[]): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const piece of pieces) await handle.writeFile(piece);
  } finally {
    await handle.close();
  }
}
