import { html } from 'hono/html';
import { MAX_QUESTION_CHARACTERS } from '../search/understand.ts';
import { LANGUAGES } from '../text/languages.ts';
import type { Language } from '../types.ts';
import type { Addresses } from './addresses.ts';
import { ICON, SCRIPT, STYLE } from './files.ts';
import { LANGUAGE_KEY } from './language.ts';
import type { Html } from './markup.ts';
import type { Say } from './words.ts';

/** What every page is made with. */
export interface Page {
  say: Say;
  language: Language;
  addresses: Addresses;
  /** This page's own address, for the switch of languages. */
  here: URL;
  /** Address of the site as others reach it, without a slash at its end. */
  origin: string;
}

const NAMES: Record<Language, string> = { 'zh-Hans': '简体', 'zh-Hant': '繁體', en: 'English' };

/** A whole page around its main part. */
export function framed(
  page: Page,
  { title, main, asked = '' }: { title: string; main: Html; asked?: string },
): Html {
  const { say, language, addresses } = page;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${say('reader-name')}</title>
<link rel="icon" href="${addresses.file(ICON.name)}" type="image/svg+xml">
<link rel="stylesheet" href="${addresses.file(STYLE.name)}">
<script src="${addresses.file(SCRIPT.name)}" defer></script>
</head>
<body>
<a class="skip" href="#main">${say('reader-skip')}</a>
<header class="masthead">
<p class="brand"><a href="${addresses.list()}">${say('reader-name')}</a> <span>${say('reader-motto')}</span></p>
${searchBox(page, asked)}
<nav class="languages" aria-label="${say('reader-languages')}">${languageLinks(page)}</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="foot"><p>${say('reader-foot')}</p></footer>
</body>
</html>`;
}

function searchBox({ say, addresses }: Page, asked: string): Html {
  return html`<form class="search" role="search" action="${addresses.list()}" method="get">
<label class="unseen" for="ask">${say('reader-ask-label')}</label>
<input id="ask" name="ask" type="search" value="${asked}" maxlength="${MAX_QUESTION_CHARACTERS}" placeholder="${say('reader-ask-hint')}" autocomplete="off" required>
<button>${say('reader-ask-button')}</button>
</form>`;
}

function languageLinks({ language, here }: Page): Html {
  return html`${LANGUAGES.map(each => {
    const parameters = new URLSearchParams(here.search);
    parameters.set(LANGUAGE_KEY, each);
    const current = each === language ? html` aria-current="true"` : '';
    return html` <a href="?${parameters}" hreflang="${each}" lang="${each}"${current}>${NAMES[each]}</a>`;
  })}`;
}
