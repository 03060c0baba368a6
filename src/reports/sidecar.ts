import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Report } from '../types.ts';
import { ReportError } from './errors.ts';

const text = z.string().trim().min(1);
const names = z.array(text);
const IsoDate = z.string().regex(/^\d{4}-\d\d-\d\d$/u, 'takes YYYY-MM-DD, in quotes');

/** Fields of a record that a person can set; each replaces what was read. */
const Sidecar = z.strictObject({
  title: text.optional(),
  published: IsoDate.optional(),
  meetingDate: IsoDate.optional(),
  place: z
    .strictObject({ province: text.optional(), city: text.optional(), county: text.optional() })
    .optional(),
  ordinal: z.number().int().positive().optional(),
  chair: text.optional(),
  speakers: names.optional(),
  attendees: names.optional(),
  conveyed: names.optional(),
  reporters: names.optional(),
  editors: names.optional(),
  site: text.optional(),
  url: z.url().optional(),
});

export type Sidecar = z.infer<typeof Sidecar>;

/** Where corrections to a file are looked for: `a.html.meta.yml`, then `a.meta.yml`. */
function sidecarPaths(file: string): string[] {
  const { dir, name } = path.parse(file);
  return [`${file}.meta.yml`, path.join(dir, `${name}.meta.yml`)];
}

/** Bytes of the sidecar beside a file and its path; null when there is none. */
export async function readSidecarBytes(
  file: string,
): Promise<{ path: string; bytes: Buffer } | null> {
  for (const candidate of sidecarPaths(file)) {
    const bytes = await readFile(candidate).catch(() => null);
    if (bytes) return { path: candidate, bytes };
  }
  return null;
}

/**
 * What a person says of a file in the sidecar beside it; null without one. Throws ReportError that
 * names the sidecar, the field and what it takes.
 */
export async function readSidecar(file: string): Promise<Sidecar | null> {
  const found = await readSidecarBytes(file);
  if (!found) return null;
  const name = path.basename(found.path);
  let given: unknown;
  try {
    given = parse(found.bytes.toString('utf8'));
  } catch (error) {
    throw new ReportError(name, `is not YAML (${(error as Error).message})`, { cause: error });
  }
  const fields = Sidecar.safeParse(given);
  if (!fields.success) throw new ReportError(name, z.prettifyError(fields.error));
  return fields.data;
}

/** The report with the fields of its sidecar in place of those that were read. */
export function withSidecar(report: Report, sidecar: Sidecar): Report {
  const { place, ...fields } = sidecar;
  const given = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Report>;
  return {
    ...report,
    ...given,
    ...(sidecar.meetingDate ? { dateInferred: false } : {}),
    ...(place
      ? {
          place: {
            province: place.province ?? null,
            city: place.city ?? null,
            county: place.county ?? null,
          },
        }
      : {}),
  };
}
