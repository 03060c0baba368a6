import { afterEach } from 'vitest';
import { type Preview, startPreview } from '../../src/preview/server.ts';

export interface Answer {
  status: number;
  ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what its method answers
  result: any;
  description: string;
}

export const privateId = 1001;
export const groupId = -2001;

const running = new Set<Preview>();

afterEach(async () => {
  await Promise.all([...running].map(preview => preview.close()));
  running.clear();
});

/** A preview on a free port, closed after the test, with short ways to call it. */
export async function startForTest(examples: string[] = []) {
  const preview = await startPreview({ port: 0, examples });
  running.add(preview);
  return {
    preview,
    bot: (method: string, params: object = {}) =>
      post(`${preview.apiRoot}/bot${preview.token}/${method}`, params),
    /** The same with files: a `Blob` becomes a part with a name. */
    upload: (method: string, fields: Record<string, unknown>, fileName?: string) =>
      postForm(`${preview.apiRoot}/bot${preview.token}/${method}`, fields, fileName),
    user: (action: string, body: object) => post(`${preview.apiRoot}/user/${action}`, body),
    /** What the bot has not been told yet; each is told once. */
    updates: async () => {
      const root = `${preview.apiRoot}/bot${preview.token}/getUpdates`;
      const { result } = await post(root, {});
      const last = result.at(-1)?.update_id ?? 0;
      await post(root, { offset: last + 1 });
      return result;
    },
  };
}

export async function postForm(
  url: string,
  fields: Record<string, unknown>,
  fileName = '报告.txt',
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.set(name, value, fileName);
    else form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return answerOf(await fetch(url, { method: 'POST', body: form }));
}

export async function post(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answerOf(response);
}

async function answerOf(response: Response): Promise<Answer> {
  const answer = (await response.json()) as Omit<Answer, 'status'>;
  return { ...answer, status: response.status };
}
