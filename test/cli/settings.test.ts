import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSettings, Settings, SettingsError } from '../../src/cli/settings.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOKEN = `123456789:${'A'.repeat(35)}`;
const NAMES = Object.keys(Settings.shape);

describe('the settings', () => {
  const defaults = readSettings({});

  it('have a default for all that is needed, and no token', () => {
    expect(defaults).toEqual({
      REPORTS_DIR: path.join(ROOT, 'data/reports'),
      INDEX_DIR: path.join(ROOT, 'embeddings/index'),
      PREVIEW_PORT: 8787,
      ADMIN_IDS: [],
      HTTP_PORT: 8788,
      HTTP_HOST: '127.0.0.1',
      STATE_FILE: path.join(ROOT, 'data/state/bot.sqlite'),
      STATE_RETENTION_DAYS: 90,
      STORE_POOL: 10,
      LOG_LEVEL: 'info',
    });
  });

  it.each(NAMES)('take an empty %s for one that is not set', name => {
    expect(readSettings({ [name]: '' })).toMatchObject(defaults);
  });

  it('take what is given', () => {
    const given = {
      BOT_TOKEN: TOKEN,
      REPORTS_DIR: '/reports',
      INDEX_DIR: 'elsewhere/index',
      EMBEDDING_MODEL: 'Xenova/multilingual-e5-small',
      HF_ENDPOINT: 'https://mirror.example',
      PREVIEW_PORT: '0',
      ADMIN_IDS: '12, 345',
      PUBLIC_URL: 'https://yinju.example/',
      WEBHOOK_URL: 'https://yinju.example/hook',
      WEBHOOK_SECRET: 'a_secret-of-16-or-more',
      HTTP_PORT: '0',
      HTTP_HOST: '0.0.0.0',
      STATE_FILE: '/var/yinju/state.sqlite',
      STATE_RETENTION_DAYS: '7',
      STORE_URL: 'postgres://yinju:secret@db.example:5433/yinju?sslmode=require',
      STORE_READ_URL: 'postgresql://replica.example/yinju',
      STORE_POOL: '4',
      LOG_LEVEL: 'debug',
    };

    expect(readSettings({ ...given, UNRELATED: 'x' })).toEqual({
      ...given,
      INDEX_DIR: path.join(ROOT, 'elsewhere/index'),
      PREVIEW_PORT: 0,
      ADMIN_IDS: [12, 345],
      PUBLIC_URL: 'https://yinju.example',
      HTTP_PORT: 0,
      STATE_RETENTION_DAYS: 7,
      STORE_POOL: 4,
    });
  });

  it.each([
    ['BOT_TOKEN', 'secret-but-wrong', /token from @BotFather/u],
    ['BOT_TOKEN', `${TOKEN} `, /token from @BotFather/u],
    ['HF_ENDPOINT', 'not-an-address', /mirror of the model hub/u],
    ['PREVIEW_PORT', 'eighty', /port of the preview/u],
    ['PREVIEW_PORT', '65536', /port of the preview/u],
    ['PREVIEW_PORT', '80.5', /port of the preview/u],
    ['ADMIN_IDS', '@someone', /numbers of the Telegram users/u],
    ['PUBLIC_URL', 'ftp://yinju.example', /reader pages/u],
    ['STORE_URL', 'mysql://secret@host/yinju', /PostgreSQL database/u],
    ['STORE_POOL', '-5', /connections of one process/u],
    ['HTTP_PORT', '-1', /port of the reader pages/u],
    ['HTTP_HOST', 'somewhere', /address to listen on/u],
    ['WEBHOOK_URL', 'http://yinju.example', /https address/u],
    ['WEBHOOK_SECRET', 'short', /16 to 256/u],
    ['STATE_RETENTION_DAYS', 'forever', /1 to 3650/u],
    ['LOG_LEVEL', 'verbose', /one of debug, info, warn, error/u],
  ])('say what %s takes, and keep the wrong value to themselves', (name, value, accepts) => {
    let error: unknown;
    try {
      readSettings({ [name]: value });
    } catch (thrown) {
      error = thrown;
    }

    expect(error).toBeInstanceOf(SettingsError);
    expect((error as Error).message).toMatch(new RegExp(`^${name} is not usable; it takes: `, 'u'));
    expect((error as Error).message).toMatch(accepts);
    expect((error as Error).message).not.toContain(value.trim());
  });

  it.each(NAMES)('describe what %s takes', name => {
    expect(Settings.shape[name as keyof typeof Settings.shape].description).toBeTruthy();
  });
});
