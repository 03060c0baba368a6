import type { Language } from '../types.ts';

/** Languages that our own words are in; reports stay in theirs. */
export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/** For who says nothing of it. */
export const DEFAULT_LANGUAGE: Language = 'zh-Hans';

/** Ours for who reads that of a tag (`zh-TW`, `zh-hant-HK`, `de`): whoever reads no Chinese, English. */
export function languageOfTag(tag: string): Language {
  if (/^zh-(?:hant|tw|hk|mo)\b/iu.test(tag)) return 'zh-Hant';
  return /^zh\b/iu.test(tag) ? 'zh-Hans' : 'en';
}

/** One of ours by its name, or null. */
export function languageNamed(name: string | undefined): Language | null {
  return LANGUAGES.find(language => language === name) ?? null;
}
