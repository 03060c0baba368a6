import { isUtf8 } from 'node:buffer';
import type { Context } from 'hono';
import { BotApiFailure, badRequest } from '../bot-api-failure.ts';
import { isRecord, RequestParams, UploadedFile } from '../request-params.ts';
import { type Part, parseMultipart } from './multipart.ts';
import { isMultipart } from './request-guard.ts';

/** What a bot may upload; the fields beside the file get a little room. */
const maxUploadBytes = 50 * 1024 * 1024;
const maxMultipartBytes = maxUploadBytes + 1024 * 1024;
/** So much is read and thrown away, so that the sender gets to read the answer. */
const maxReadBytes = 4 * maxMultipartBytes;
const maxDepth = 100;

/** The parameters of a call: those of the query string, with those of the body over them. */
export async function readParams(c: Context): Promise<RequestParams> {
  const values = { ...c.req.query(), ...(await readBody(c)) };
  requireWellFormed(values);
  return new RequestParams(values);
}

/**
 * The fields and files of a form with files.
 * @throws BotApiFailure 413 over 50 MB, 400 when it is no form.
 */
export async function readMultipart(c: Context): Promise<Record<string, unknown>> {
  const body = await readAll(c.req.raw.body);
  const parts = parseMultipart(body, c.req.header('content-type') ?? '');
  // Not set one by one: a field may have a name like `__proto__`.
  return Object.fromEntries(parts.map(part => [part.name, fieldOf(part)]));
}

function fieldOf({ fileName, bytes }: Part): string | UploadedFile {
  if (fileName === undefined && !isUtf8(bytes)) throw notUtf8();
  if (fileName === undefined) return bytes.toString('utf8');
  if (bytes.length > maxUploadBytes) throw tooLarge();
  return new UploadedFile(fileName, new Uint8Array(bytes));
}

async function readBody(c: Context): Promise<Record<string, unknown>> {
  const type = c.req.header('content-type') ?? '';
  if (c.req.method === 'GET' || type === '') return {};
  if (isMultipart(c)) return readMultipart(c);
  if (!type.includes('json')) return c.req.parseBody();
  const text = await c.req.text();
  try {
    return text === '' ? {} : Object(JSON.parse(text));
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

async function readAll(body: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of body ?? []) {
    read += chunk.length;
    if (read > maxReadBytes) break;
    if (read > maxMultipartBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (read > maxMultipartBytes) throw tooLarge();
  return Buffer.concat(chunks);
}

function tooLarge(): BotApiFailure {
  return new BotApiFailure(413, 'Request Entity Too Large');
}

function notUtf8(): BotApiFailure {
  return badRequest('strings must be encoded in UTF-8');
}

/**
 * Half a surrogate pair cannot be written in UTF-8: who cuts a text in two sends it.
 * @throws BotApiFailure for such a text anywhere inside, and for one too deeply nested to look at.
 */
export function requireWellFormed(value: unknown, depth = 0): void {
  if (depth > maxDepth) throw badRequest("can't parse JSON object");
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
    throw notUtf8();
  }
  if (value instanceof UploadedFile) return;
  if (!isRecord(value) && !Array.isArray(value)) return;
  for (const inner of Object.values(value)) requireWellFormed(inner, depth + 1);
}
