import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Level, PersonRole, Place, Report } from '../types.ts';
import { ReportError } from './errors.ts';
import { readSidecarBytes } from './sidecar-file.ts';

const text = z.string().trim().min(1);
const names = z.array(text);
const IsoDate = z.string().regex(/^\d{4}-\d\d-\d\d$/u, 'takes YYYY-MM-DD, in quotes');

const LEVELS = [
  'nation',
  'province',
  'city',
  'county',
  'township',
  'village',
  'organisation',
] as const satisfies Level[];

/** Fields of a record that a person can set; each replaces what was read. */
const Sidecar = z.strictObject({
  title: text.optional(),
  published: IsoDate.optional(),
  meetingDate: IsoDate.optional(),
  place: z
    .strictObject({ province: text.optional(), city: text.optional(), county: text.optional() })
    .optional(),
  level: z.enum(LEVELS).optional(),
  meetingName: text.optional(),
  ordinal: z.number().int().positive().optional(),
  chair: text.optional(),
  speakers: names.optional(),
  attendees: names.optional(),
  /** Name → title, as in `常书铭: 市委副书记、市长`. */
  roles: z.record(text, text).optional(),
  conveyed: names.optional(),
  reporters: names.optional(),
  editors: names.optional(),
  site: text.optional(),
  url: z.url().optional(),
});

export type Sidecar = z.infer<typeof Sidecar>;

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

/**
 * The report with the fields of its sidecar in place of those that were read, and without the
 * readings of these: a person gave them, so they stand nowhere in the source.
 */
export function withSidecar(report: Report, sidecar: Sidecar): Report {
  const { place, roles, ...fields } = sidecar;
  const given = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Report>;
  return {
    ...report,
    ...given,
    ...(sidecar.meetingDate ? { dateInferred: false } : {}),
    ...(place ? { place: placeOf(place) } : {}),
    ...(roles ? { roles: rolesOf(roles) } : {}),
    readings: report.readings.filter(({ field }) => sidecar[field] === undefined),
  };
}

function placeOf({ province, city, county }: NonNullable<Sidecar['place']>): Place {
  return { province: province ?? null, city: city ?? null, county: county ?? null };
}

function rolesOf(roles: Record<string, string>): PersonRole[] {
  return Object.entries(roles).map(([person, role]) => ({ person, role }));
}
