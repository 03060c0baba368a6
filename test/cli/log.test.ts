import { HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { createLog } from '../../src/cli/serve.ts';
import { TOKEN } from '../helpers/telegram.ts';

it('the log has no token, whoever logs it', () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = createLog({ LOG_LEVEL: 'info' }, { write });
  const cause = new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed`);
  log.error(new HttpError('Network request failed!', cause), 'as an error');
  log.info({ url: `https://api.telegram.org/bot${TOKEN}/getMe` }, `with ${TOKEN}`);
  log.child({ token: TOKEN }).warn('in a child');
  expect(lines).toHaveLength(3);
  expect(lines.join('')).not.toContain(TOKEN);
  expect(lines[1]).toContain('bot<token>/getMe');
});
