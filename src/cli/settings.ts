import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** An empty variable is one that is not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());

const folder = (fallback: string) =>
  optional(z.string()).transform(value => path.resolve(ROOT, value ?? fallback));

/**
 * Everything that the environment (or `.env`) sets. `describe` is what the README's table and an
 * error say that the variable takes.
 */
export const Settings = z.object({
  BOT_TOKEN: optional(z.string().regex(/^\d{5,}:[\w-]{30,}$/u)).describe(
    'token from @BotFather, such as 123456:ABC…; without it the preview runs',
  ),
  REPORTS_DIR: folder('data/reports').describe('folder with the reports'),
  INDEX_DIR: folder('embeddings/index').describe('folder of the index'),
  EMBEDDING_MODEL: optional(z.string()).describe(
    'folder (beginning with / or .) or hub id of another embedding model; empty for the shipped one',
  ),
  HF_ENDPOINT: optional(z.url()).describe('address of a mirror of the model hub'),
  PREVIEW_PORT: optional(z.coerce.number().int().min(0).max(65_535))
    .transform(port => port ?? 8787)
    .describe('port of the preview, 0 for any free one'),
  ADMIN_IDS: optional(z.string().regex(/^\d+(?:[\s,]+\d+)*$/u))
    .transform(ids => ids?.split(/[\s,]+/u).map(Number) ?? [])
    .describe('numbers of the Telegram users who may change the corpus, with commas between'),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/u }))
    .transform(url => url?.replace(/\/+$/u, ''))
    .describe('address under which people reach the reader pages, such as https://yinju.example'),
  WEBHOOK_URL: optional(z.url({ protocol: /^https$/u })).describe(
    'https address that Telegram sends updates to; without it the bot polls',
  ),
  WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{16,256}$/u)).describe(
    '16 to 256 letters, digits, _ and -, needed with WEBHOOK_URL',
  ),
  HTTP_PORT: optional(z.coerce.number().int().min(0).max(65_535))
    .transform(port => port ?? 8788)
    .describe('port of the reader pages and the webhook, behind a reverse proxy'),
  HTTP_HOST: optional(z.union([z.ipv4(), z.ipv6()]))
    .transform(host => host ?? '127.0.0.1')
    .describe('address to listen on: 127.0.0.1, or 0.0.0.0 in a container'),
  STATE_FILE: folder('data/state/bot.sqlite').describe('file of what the bot remembers'),
  STATE_RETENTION_DAYS: optional(z.coerce.number().int().min(1).max(3_650))
    .transform(days => days ?? 90)
    .describe('days that questions and feedback are kept, 1 to 3650'),
  STORE_URL: optional(z.url({ protocol: /^postgres(?:ql)?$/u })).describe(
    'address of a PostgreSQL database, such as postgres://user:password@host/database; without it files are used',
  ),
  STORE_READ_URL: optional(z.url({ protocol: /^postgres(?:ql)?$/u })).describe(
    'address of a copy of that database to search in, where there is one',
  ),
  STORE_POOL: optional(z.coerce.number().int().min(2).max(1_000))
    .transform(size => size ?? 10)
    .describe('connections of one process to the database at most, 2 to 1000'),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error']))
    .transform(level => level ?? 'info')
    .describe('one of debug, info, warn, error'),
});

export type Settings = z.infer<typeof Settings>;

/** Names of the settings that are set, in `.env` or the environment; never what they are set to. */
export function namesOfSet(environment: NodeJS.ProcessEnv = process.env): string[] {
  return Object.keys(Settings.shape).filter(name => environment[name]);
}

/** A setting that cannot be used. The message names the variable and what it accepts. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Read the settings from `.env` (when there is one; what the environment sets wins) and the
 * environment. The only place that reads the environment. Throws SettingsError.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const file = path.join(ROOT, '.env');
  if (environment === process.env && existsSync(file)) process.loadEnvFile(file);
  const parsed = Settings.safeParse(environment);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0] ?? '');
  const accepts = Settings.shape[name as keyof Settings]?.description ?? '';
  // The value stays out of the message: it may be a secret.
  throw new SettingsError(`${name} is not usable; it takes: ${accepts}`);
}
