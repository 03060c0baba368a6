import type { Context } from 'hono';
import { sha256 } from '../text/hash.ts';
import type { PageFile } from './files.ts';
import type { Html } from './markup.ts';

/** A page loads its own style, script and icon, sends its own forms, and is framed by nobody. */
const SECURITY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
/** A new generation is seen after this long; until then nobody asks. */
const PAGE_SECONDS = 60;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ETAG_DIGITS = 27;

/** Who may keep a page: anybody for a minute, or only the person's own browser, asking each time. */
export type Keeping = 'public' | 'private';

/**
 * A page, or 304 when the browser has it: its tag is a hash of what it says, so it holds for as many
 * generations as say the same.
 */
export async function pageResponse(
  context: Context,
  page: Html,
  { status = 200, keeping = 'public' }: { status?: number; keeping?: Keeping } = {},
): Promise<Response> {
  const content = String(await page);
  const etag = `"${sha256(content).slice(0, ETAG_DIGITS)}"`;
  const headers = {
    ...SECURITY,
    etag,
    'cache-control':
      keeping === 'public'
        ? `public, max-age=${PAGE_SECONDS}, must-revalidate`
        : 'private, no-cache',
    vary: 'accept-language, cookie',
  };
  if (status === 200 && isKnown(context.req.header('if-none-match'), etag)) {
    return context.body(null, 304, headers);
  }
  return context.body(content, status as 200, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
  });
}

export function fileResponse(context: Context, { type, content }: PageFile): Response {
  return context.body(content, 200, {
    ...SECURITY,
    'content-type': type,
    'cache-control': FOR_EVER,
  });
}

/** Somebody wants to write here. */
export function readOnlyResponse(context: Context): Response {
  return context.text('Method Not Allowed', 405, { ...SECURITY, allow: 'GET, HEAD' });
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch === '*' || (ifNoneMatch?.match(/"[^"]*"/gu)?.includes(etag) ?? false);
}
