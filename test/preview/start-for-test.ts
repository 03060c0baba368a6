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
    user: (action: string, body: object) => post(`${preview.apiRoot}/user/${action}`, body),
  };
}

export async function post(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Omit<Answer, 'status'>;
  return { ...answer, status: response.status };
}
