import { badRequest } from '../bot-api-failure.ts';
import type { RequestParams } from '../request-params.ts';
import type { FileKind, FileStore, StoredFile } from './file-store.ts';

const attached = 'attach://';
/** As Telegram names kinds of files in its refusals. */
const kindNames = { photo: 'Photo', document: 'Document' } as const;

/**
 * Finds the file that a call sends: an upload in the field of its kind or named by `attach://`, or
 * one that was sent before, by its id.
 * @param given what the parameter says in place of an upload.
 * @returns undefined when there is none.
 * @throws BotApiFailure for an upload that Telegram refuses and an id that is none.
 */
export function readInputFile(
  files: FileStore,
  params: RequestParams,
  kind: FileKind,
  given: string,
): StoredFile | undefined {
  if (given !== '' && !given.startsWith(attached)) return sentBefore(files, kind, given);
  const upload = params.file(given.slice(attached.length)) ?? params.file(kind);
  return upload && files.add(kind, upload);
}

function sentBefore(files: FileStore, kind: FileKind, fileId: string): StoredFile {
  const file = files.find(fileId);
  if (file) {
    if (file.kind === kind) return file;
    throw badRequest(`can't use file of type ${kindNames[file.kind]} as ${kindNames[kind]}`);
  }
  // With a dot it is an address. The preview fetches nothing, so none can be reached.
  if (fileId.includes('.')) throw badRequest('failed to get HTTP URL content');
  throw badRequest('wrong file identifier/HTTP URL specified');
}
