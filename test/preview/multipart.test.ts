import { expect, it } from 'vitest';
import { parseMultipart } from '../../src/preview/http/multipart.ts';

const type = 'multipart/form-data; boundary=xyz';
const parse = (...lines: string[]) =>
  parseMultipart(Buffer.from(lines.join('\r\n')), type).map(({ name, fileName, bytes }) => [
    name,
    fileName,
    bytes.toString(),
  ]);

it('reads texts and files, with and without quotes, of any content', () => {
  const parts = parse(
    '--xyz',
    'content-disposition:form-data;name="chat_id"',
    '',
    '1001',
    '--xyz',
    'Content-Disposition: form-data; name="a"; filename=晋中 五月.txt',
    'Content-Type: application/octet-stream',
    '',
    '一',
    '--xy',
    '--xyz',
    'Content-Type: text/plain',
    'content-disposition: form-data; filename="%22引%22.txt"; name=b',
    '',
    '',
    '--xyz--',
    '',
  );
  expect(parts).toEqual([
    ['chat_id', undefined, '1001'],
    ['a', '晋中 五月.txt', '一\r\n--xy'],
    ['b', '"引".txt', ''],
  ]);
});

it('reads a form without parts', () => {
  expect(parse('--xyz--')).toEqual([]);
});

const head = 'content-disposition:form-data;name="a"';

it.each([
  ['nothing', []],
  ['another boundary', ['--abc', head, '', '1', '--abc--']],
  ['no end', ['--xyz', head, '', '1']],
  ['an end that is cut off', ['--xyz', head, '', '1', '--xyz-']],
  ['no end of the head', ['--xyz', head, '--xyz--']],
  ['a head of any length', ['--xyz', `${head}${'x'.repeat(9000)}`, '', '1', '--xyz--']],
  ['a part without a name', ['--xyz', 'content-disposition:form-data', '', '1', '--xyz--']],
])('refuses %s', (_what, lines) => {
  expect(() => parse(...lines)).toThrow("Bad Request: can't parse multipart form data");
});

it('refuses a form that names no boundary', () => {
  expect(() => parseMultipart(Buffer.from('--undefined--'), 'multipart/form-data')).toThrow(
    'Bad Request',
  );
});
