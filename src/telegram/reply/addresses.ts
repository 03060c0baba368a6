import type { Span } from '../../types.ts';

/** What is cited, as far as its addresses need it. */
type Cited = Span & { reportId: string; url: string | null };

/** Where a quote can be read in its report: the reader page, else the source; null for neither. */
export function addressOf(cited: Cited, publicUrl: string | null): string | null {
  const { reportId, start, end, url } = cited;
  const reader = publicUrl === null ? null : `${publicUrl}/r/${reportId}#q=${start}-${end}`;
  return webAddress(reader) ?? webAddress(url);
}

/** Where a report can be read as a whole. */
export function reportAddress(
  { reportId, url }: Pick<Cited, 'reportId' | 'url'>,
  publicUrl: string | null,
): string | null {
  return webAddress(publicUrl && `${publicUrl}/r/${reportId}`) ?? webAddress(url);
}

/** The address as Telegram takes it, or null: it refuses a message with a link to a local name. */
function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  return /^https?:$/u.test(protocol) && hostname.includes('.') ? href : null;
}
