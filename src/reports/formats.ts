const FORMATS = new Map([
  ...['txt', 'md', 'html', 'jsonl', 'jsonl.gz', 'pdf', 'docx', 'zip'].map(
    name => [name, name] as const,
  ),
  ['text', 'txt'],
  ['markdown', 'md'],
  ['htm', 'html'],
  ['xhtml', 'html'],
]);

/** What of a folder is read, for messages. */
export const READ_FORMATS = 'txt, md, html, jsonl, pdf, docx, or a zip of such files';

/** Format of a file by its name, such as `html` or `jsonl.gz`; null when it is not read. */
export function formatOf(file: string): string | null {
  const [, extension = ''] = /\.(jsonl\.gz|[a-z]+)$/iu.exec(file) ?? [];
  return FORMATS.get(extension.toLowerCase()) ?? null;
}
