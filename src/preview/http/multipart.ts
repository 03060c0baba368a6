import { badRequest } from '../bot-api-failure.ts';

export interface Part {
  name: string;
  /** Of a file; undefined for a text. */
  fileName: string | undefined;
  bytes: Buffer;
}

const maxHeadBytes = 8192;

/**
 * Takes a multipart body apart. As lenient as Telegram: bots send file names without quotes and
 * beyond ASCII, which the platform's own parser refuses.
 * @throws BotApiFailure when it is not one, or is cut off.
 */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const line = `--${boundary?.[1] ?? boundary?.[2]}`;
  if (!boundary || body.indexOf(line) !== 0) throw broken();
  const parts: Part[] = [];
  let at = line.length;
  // Behind the line of the boundary stands the end of the line, or `--` at the very end.
  while (body.toString('latin1', at, at + 2) === '\r\n') {
    const headEnd = body.subarray(at, at + maxHeadBytes).indexOf('\r\n\r\n') + at;
    const start = headEnd + 4;
    const end = body.indexOf(`\r\n${line}`, start);
    if (headEnd < at || end < 0) throw broken();
    parts.push({
      ...readHead(body.toString('utf8', at, headEnd)),
      bytes: body.subarray(start, end),
    });
    at = end + 2 + line.length;
  }
  if (body.toString('latin1', at, at + 2) !== '--') throw broken();
  return parts;
}

function readHead(head: string): { name: string; fileName: string | undefined } {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const name = parameter(disposition, 'name');
  if (name === undefined) throw broken();
  return { name, fileName: parameter(disposition, 'filename') };
}

function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\r]*))`, 'i').exec(disposition);
  // Browsers write quotes and line ends of a quoted name like this.
  const unquote = (text: string) => text.replaceAll(/%(?:22|0D|0A)/g, decodeURIComponent);
  return found?.[1] === undefined ? found?.[2]?.trim() : unquote(found[1]);
}

function broken(): Error {
  return badRequest("can't parse multipart form data");
}
