import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { MAX_QUESTION_CHARACTERS } from '../search/understand.ts';
import { languageNamed } from '../text/languages.ts';
import { Addresses, type ListWish } from './addresses.ts';
import { answerPage, unaskablePage } from './answer-page.ts';
import type { ReaderCorpus } from './corpus.ts';
import { ICON, SCRIPT, STYLE } from './files.ts';
import type { Page } from './frame.ts';
import { LANGUAGE_KEY, languageFor } from './language.ts';
import { listPage } from './lists/list-page.ts';
import { listReports } from './lists/listed-reports.ts';
import { pageNumber } from './lists/paging.ts';
import { topicMeasures, topicPage } from './lists/topic-page.ts';
import { plainPage } from './plain-page.ts';
import { nearReports } from './report/near-reports.ts';
import { openReport } from './report/opened-report.ts';
import { reportPage } from './report/report-page.ts';
import type { SourceReader } from './report/source-reader.ts';
import { fileResponse, type Keeping, pageResponse, readOnlyResponse } from './responses.ts';
import { wordsIn } from './words.ts';

/** What the pages are made of. */
export interface ReaderParts {
  corpus: ReaderCorpus;
  sources: SourceReader;
  /** Address that people reach the pages under; null for the one that they ask at. */
  publicUrl: string | null;
  /** Is told of a request that failed. */
  onError: (message: string) => void;
}

const ASKABLE = /[\p{L}\p{N}]/u;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/u;
const MOST_NAME_CHARACTERS = 60;
const YEAR_SECONDS = 31_536_000;

/** Reports, their list and topics as pages to read; to be mounted beside others. */
export function readerRoutes(parts: ReaderParts): Hono {
  const { corpus, sources } = parts;
  const routes = new Hono();

  routes.get('/reports', async c => {
    const page = pageFor(c, parts);
    const question = c.req.query('ask');
    if (question !== undefined) return answer(c, page, question.trim());
    const wish = wishOf(c);
    return respond(c, listPage(page, await corpus.use(index => listReports(index, wish))));
  });

  const answer = async (c: Context, page: Page, question: string): Promise<Response> => {
    const why = !ASKABLE.test(question)
      ? page.say('reader-no-words')
      : question.length > MAX_QUESTION_CHARACTERS
        ? page.say('reader-too-long', { most: MAX_QUESTION_CHARACTERS })
        : null;
    if (why !== null) return respond(c, unaskablePage(page, question, why), { status: 400 });
    const found = await corpus.ask(question);
    // What somebody asked is nobody else's.
    return respond(c, answerPage(page, question, found), { keeping: 'private' });
  };

  routes.get('/r/:reportId', async c => {
    const page = pageFor(c, parts);
    const opened = await corpus.use(async index => {
      const report = await openReport(index, c.req.param('reportId'));
      return report && { report, near: await nearReports(index, report) };
    });
    if (opened === null) return notFoundPage(c, parts);
    const { report, near } = opened;
    const [source] = report.sources;
    const wantsSource = c.req.query('removed') === '1' && source !== undefined;
    const sourceText = wantsSource ? await sources.read(source) : undefined;
    return respond(c, reportPage(page, report, { asked: c.req.query('q'), near, sourceText }), {
      // What cannot be read now may be read in a moment.
      keeping: sourceText === null ? 'private' : 'public',
    });
  });

  routes.get('/topics/:topic', async c => {
    const page = pageFor(c, parts);
    const wanted = pageNumber(c.req.query('page'));
    const found = await corpus.use(index => topicMeasures(index, c.req.param('topic'), wanted));
    return found === null ? notFoundPage(c, parts) : respond(c, topicPage(page, found));
  });

  for (const file of [STYLE, SCRIPT, ICON]) {
    routes.get(`/reader/${file.name}`, c => fileResponse(c, file));
  }
  for (const path of ['/reports', '/r/:reportId', '/topics/:topic', '/reader/:file']) {
    routes.all(path, c => (isRead(c) ? notFoundPage(c, parts) : readOnlyResponse(c)));
  }

  routes.onError((error, c) => {
    parts.onError(error.message);
    const page = pageFor(c, parts);
    const failed = plainPage(page, page.say('reader-failed'), page.say('reader-failed-hint'));
    return respond(c, failed, { status: 500, keeping: 'private' });
  });
  return routes;
}

/** The same as a site of its own: `/` is the list, and nothing else is there. */
export function readerSite(parts: ReaderParts): Hono {
  const site = new Hono();
  site.route('/', readerRoutes(parts));
  site.get('/', c => c.redirect(pageFor(c, parts).addresses.list()));
  site.notFound(c => (isRead(c) ? notFoundPage(c, parts) : readOnlyResponse(c)));
  return site;
}

function isRead(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD';
}

/** There is no such page; whoever came may still look for something. */
function notFoundPage(c: Context, parts: ReaderParts): Promise<Response> {
  const page = pageFor(c, parts);
  const shown = plainPage(page, page.say('reader-not-there'), page.say('reader-not-there-hint'));
  return respond(c, shown, { status: 404 });
}

function pageFor(c: Context, { publicUrl }: ReaderParts): Page {
  const here = new URL(c.req.url);
  const site = new URL(publicUrl ?? here.origin);
  const language = languageFor({
    parameter: c.req.query(LANGUAGE_KEY),
    cookie: getCookie(c, LANGUAGE_KEY),
    acceptLanguage: c.req.header('accept-language'),
  });
  return {
    say: wordsIn(language),
    language,
    addresses: new Addresses(site.pathname.replace(/\/+$/u, '')),
    here,
    origin: site.origin,
  };
}

/** A page; who has just chosen a language keeps the choice, and then the page is only theirs. */
function respond(
  c: Context,
  page: Parameters<typeof pageResponse>[1],
  options: { status?: number; keeping?: Keeping } = {},
): Promise<Response> {
  const chosen = languageNamed(c.req.query(LANGUAGE_KEY));
  if (chosen === null) return pageResponse(c, page, options);
  setCookie(c, LANGUAGE_KEY, chosen, {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'Lax',
    httpOnly: true,
  });
  return pageResponse(c, page, { ...options, keeping: 'private' });
}

/** What a list is narrowed to; what cannot be a name or a month does not narrow it. */
function wishOf(c: Context): ListWish {
  const name = (key: string) => {
    const value = c.req.query(key)?.trim() ?? '';
    return value === '' || value.length > MOST_NAME_CHARACTERS ? null : value;
  };
  const [place, topic, month] = ['place', 'topic', 'month'].map(name);
  return {
    ...(place ? { place } : {}),
    ...(topic ? { topic } : {}),
    ...(month && MONTH.test(month) ? { month } : {}),
    page: pageNumber(c.req.query('page')),
  };
}
