import type pg from 'pg';
import type { NearCopies } from '../../../reports/near-copies.ts';
import type { Report } from '../../../types.ts';
import type { EmbeddingQueue } from '../../embedding/embedding-queue.ts';
import { VISIBLE } from '../reading.ts';
import { addReport, type EmbeddedText, emptyTables, type ReportTables } from './report-columns.ts';
import type { VectorStore } from './vector-store.ts';

/** Reports written at once, and most characters of their texts. */
const BATCH = { reports: 64, characters: 1 << 20 };

/** What a generation is written with. */
export interface StoredParts {
  client: pg.ClientBase;
  generation: number;
  nearCopies: NearCopies;
  vectors: VectorStore;
  queue: EmbeddingQueue;
  /** The first numbers that were never given. */
  next: { report: number; passage: number };
}

/** Where a report stands, and the position for its next source. */
interface Place {
  reportIndex: number;
  nextSource: number;
}

/** Writes the reports of a generation, in batches that are there as a whole or not at all. */
export class StoredWriter {
  readonly #parts: StoredParts;
  readonly #next: { report: number; passage: number };
  #waiting: { report: Report; fileId: number }[] = [];
  #characters = 0;

  constructor(parts: StoredParts) {
    this.#parts = parts;
    this.#next = { ...parts.next };
  }

  /** The first numbers that were not given so far. */
  get next(): Readonly<{ report: number; passage: number }> {
    return this.#next;
  }

  /** Add a report that was read from a file; a known text becomes a further source of its report. */
  async add(report: Report, fileId: number): Promise<void> {
    this.#waiting.push({ report, fileId });
    this.#characters += report.body.length;
    const isFull = this.#waiting.length >= BATCH.reports || this.#characters >= BATCH.characters;
    if (isFull) await this.#write();
  }

  /** Write the rest, and have all embedded. */
  async finish(onProgress: (done: number, total: number) => void): Promise<void> {
    await this.#write();
    await this.#parts.queue.finish(onProgress);
    await this.#parts.vectors.finish();
  }

  async #write(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    this.#characters = 0;
    if (batch.length === 0) return;
    const tables = emptyTables();
    const places = await this.#places(batch.map(({ report }) => report.reportId));
    const texts: EmbeddedText[] = [];
    for (const { report, fileId } of batch) {
      const place = places.get(report.reportId) ?? this.#addNew(tables, report, texts);
      places.set(report.reportId, place);
      this.#addSources(tables, report, place, fileId);
    }
    await this.#send(tables);
    const known = await this.#parts.vectors.known(texts.map(({ hash }) => hash));
    for (const [i, { text, hash }] of texts.entries()) {
      await this.#parts.queue.add(text, hash, known[i] ?? null);
    }
  }

  /** Where texts stand that are there already. */
  async #places(reportIds: string[]): Promise<Map<string, Place>> {
    const { client, generation } = this.#parts;
    const { rows } = await client.query<Place & { report_id: string }>(
      `SELECT report_id, report_index AS "reportIndex", (SELECT coalesce(max(position) + 1, 0)
         FROM yinju_index.sources s WHERE s.report_index = r.report_index) AS "nextSource"
       FROM yinju_index.reports r WHERE ${VISIBLE} AND report_id = ANY ($2::text[])`,
      [generation, reportIds],
    );
    return new Map(rows.map(({ report_id, ...place }) => [report_id, place]));
  }

  #addNew(tables: ReportTables, report: Report, texts: EmbeddedText[]): Place {
    const { generation, nearCopies } = this.#parts;
    const reportIndex = this.#next.report++;
    const numbers = { reportIndex, firstPassage: this.#next.passage, generation };
    const added = addReport(tables, report, numbers);
    this.#next.passage += added.texts.length;
    for (const text of added.texts) texts.push(text);
    for (const { reportIndex: other, similarity } of nearCopies.add(reportIndex, added.signature)) {
      tables.nearCopies.add({ report_index: reportIndex, other_index: other, similarity });
      tables.nearCopies.add({ report_index: other, other_index: reportIndex, similarity });
    }
    return { reportIndex, nextSource: 0 };
  }

  #addSources(tables: ReportTables, report: Report, place: Place, fileId: number): void {
    for (const { entry, line, encoding, sha256, url, site, externalId } of report.sources) {
      tables.sources.add({
        ...{ report_index: place.reportIndex, position: place.nextSource++, file_id: fileId },
        ...{ entry, line, encoding, sha256, url, site, external_id: externalId },
        from_generation: this.#parts.generation,
      });
    }
  }

  async #send(tables: ReportTables): Promise<void> {
    const { client } = this.#parts;
    await client.query('BEGIN');
    try {
      for (const rows of Object.values(tables)) await rows.send(client);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }
}
