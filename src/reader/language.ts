import { DEFAULT_LANGUAGE, languageNamed, languageOfTag } from '../text/languages.ts';
import type { Language } from '../types.ts';

/** Name of the cookie and of the parameter that a person's choice is kept in. */
export const LANGUAGE_KEY = 'lang';
/** More than any browser sends. */
const MOST_ACCEPTED = 20;

/** What a request says about the language of the person behind it. */
export interface Wishes {
  parameter: string | undefined;
  cookie: string | undefined;
  acceptLanguage: string | undefined;
}

/** The language that was chosen, here or before, else the first that the browser asks for. */
export function languageFor({ parameter, cookie, acceptLanguage }: Wishes): Language {
  const chosen = languageNamed(parameter) ?? languageNamed(cookie);
  return chosen ?? accepted(acceptLanguage ?? '') ?? DEFAULT_LANGUAGE;
}

/** The best of a list such as `zh-TW,zh;q=0.9,en;q=0.8` that is one of ours; other tongues read English. */
function accepted(header: string): Language | null {
  const wanted = header
    .split(',', MOST_ACCEPTED)
    .map(entry => {
      const [tag = '', ...parameters] = entry.trim().split(/\s*;\s*/u);
      const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ tag, quality }) => /^[a-z]{2,3}(?:-|$)/iu.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  if (wanted.length === 0) return null;
  return languageOfTag(wanted.find(tag => /^(?:zh|en)\b/iu.test(tag)) ?? 'en');
}
