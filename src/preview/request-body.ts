import type { Context } from 'hono';
import { BotApiFailure, badRequest } from './bot-api-failure.ts';
import { isMultipart } from './request-guard.ts';
import { isRecord, RequestParams, UploadedFile } from './request-params.ts';

/** What a bot may upload; the fields beside the file get a little room. */
const maxUploadBytes = 50 * 1024 * 1024;
const maxMultipartBytes = maxUploadBytes + 1024 * 1024;
/** So much is read and thrown away, so that the sender gets to read the answer. */
const maxReadBytes = 4 * maxMultipartBytes;

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
  const bytes = await readAll(c.req.raw.body);
  const headers = { 'content-type': c.req.header('content-type') ?? '' };
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw badRequest("can't parse multipart form data");
  });
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      fields[name] = value;
      continue;
    }
    if (value.size > maxUploadBytes) throw tooLarge();
    fields[name] = new UploadedFile(value.name, new Uint8Array(await value.arrayBuffer()));
  }
  return fields;
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

async function readAll(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of body ?? []) {
    read += chunk.length;
    if (read > maxReadBytes) break;
    if (read > maxMultipartBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (read > maxMultipartBytes) throw tooLarge();
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(): BotApiFailure {
  return new BotApiFailure(413, 'Request Entity Too Large');
}

/** Half a surrogate pair cannot be written in UTF-8: a bot that cuts a text in two sends it. */
function requireWellFormed(value: unknown): void {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
    throw badRequest('strings must be encoded in UTF-8');
  }
  if (value instanceof UploadedFile) return;
  if (isRecord(value) || Array.isArray(value)) Object.values(value).forEach(requireWellFormed);
}
