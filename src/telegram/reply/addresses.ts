import { Addresses } from '../../reader/addresses.ts';
import type { Span } from '../../types.ts';

/** What is cited, as far as its addresses need it. */
type Cited = Span & { reportId: string; url: string | null };

/** Where a quote can be read in its report: the reader page, else the source; null for neither. */
export function addressOf(cited: Cited, publicUrl: string | null): string | null {
  return readerAddress(cited.reportId, publicUrl, cited) ?? webAddress(cited.url);
}

/** Where a report can be read as a whole. */
export function reportAddress(
  { reportId, url }: Pick<Cited, 'reportId' | 'url'>,
  publicUrl: string | null,
): string | null {
  return readerAddress(reportId, publicUrl) ?? webAddress(url);
}

function readerAddress(reportId: string, publicUrl: string | null, span?: Span): string | null {
  return publicUrl === null ? null : webAddress(new Addresses(publicUrl).report(reportId, span));
}

/** The address as Telegram takes it, or null: it refuses a message with a link to a local name. */
function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  return /^https?:$/u.test(protocol) && hostname.includes('.') ? href : null;
}
