/**
 * Why Telegram would refuse a link, or undefined when it is fine.
 * @returns Telegram's words, for `… URL '…' is invalid: <words>`.
 */
export function httpUrlProblem(url: string): string | undefined {
  if (url === '') return 'URL host is empty';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'tg') return undefined;
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return 'Unsupported URL protocol';
  }
  const parsed = parse(url, scheme);
  // Telegram refuses host names without a dot, `localhost` among them.
  const isPublic = parsed !== undefined && /[.:]/.test(parsed.hostname);
  return isPublic ? undefined : 'Wrong HTTP URL';
}

function parse(url: string, scheme: string | undefined): URL | undefined {
  try {
    return new URL(scheme === undefined ? `http://${url}` : url);
  } catch {
    return undefined;
  }
}
