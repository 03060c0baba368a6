import { randomBytes } from 'node:crypto';
import { badRequest } from '../bot-api-failure.ts';
import type { UploadedFile } from '../request-params.ts';
import { imageSize } from './image-size.ts';
import { mimeTypeOf } from './mime-types.ts';

export type FileKind = 'photo' | 'document';

export interface StoredFile {
  kind: FileKind;
  fileId: string;
  uniqueId: string;
  /** As Telegram would show it: without folders and control characters. */
  name: string;
  mimeType: string;
  size: number;
  /** Of `getFile`, below `/file/bot<token>/`. */
  path: string;
  /** Pixels; 0 for a document. */
  width: number;
  height: number;
  /** Null when it had to make room for newer ones. */
  bytes: Uint8Array | null;
}

const defaultMaxTotalBytes = 256 * 1024 * 1024;
const maxPhotoBytes = 10 * 1024 * 1024;
const maxPhotoSides = 10_000;
const maxPhotoRatio = 20;

/** Files that were sent, in memory. The oldest lose their content when all are too large together. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #maxTotalBytes: number;
  #count = 0;
  #totalBytes = 0;

  constructor(maxTotalBytes = defaultMaxTotalBytes) {
    this.#maxTotalBytes = maxTotalBytes;
  }

  /** @throws BotApiFailure for an empty file, and for a photo that Telegram would refuse. */
  add(kind: FileKind, upload: UploadedFile): StoredFile {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    const name = cleanName(upload.name);
    const form =
      kind === 'photo'
        ? photoForm(upload.bytes)
        : { mimeType: mimeTypeOf(name), width: 0, height: 0 };
    const ending =
      kind === 'photo' ? `.${form.mimeType.slice('image/'.length)}`.replace('jpeg', 'jpg') : name;
    this.#count += 1;
    const file: StoredFile = {
      kind,
      // Begins as Telegram's ids of photos and documents do.
      fileId:
        (kind === 'photo' ? 'AgACAgUAAx' : 'BQACAgUAAx') + randomBytes(36).toString('base64url'),
      uniqueId: randomBytes(11).toString('base64url'),
      name,
      ...form,
      size: upload.bytes.length,
      path: `${kind}s/file_${this.#count}${/\.[a-z0-9]{1,8}$/i.exec(ending)?.[0] ?? ''}`,
      bytes: upload.bytes,
    };
    this.#files.set(file.fileId, file);
    this.#totalBytes += file.size;
    this.#makeRoom();
    return file;
  }

  find(fileId: string): StoredFile | undefined {
    return this.#files.get(fileId);
  }

  findByPath(path: string): StoredFile | undefined {
    return [...this.#files.values()].find(file => file.path === path);
  }

  #makeRoom(): void {
    for (const file of this.#files.values()) {
      if (this.#totalBytes <= this.#maxTotalBytes) return;
      if (file.bytes) this.#totalBytes -= file.size;
      file.bytes = null;
    }
  }
}

function photoForm(bytes: Uint8Array): { mimeType: string; width: number; height: number } {
  if (bytes.length > maxPhotoBytes) {
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${maxPhotoBytes} bytes`,
    );
  }
  const form = imageSize(bytes);
  if (!form) throw badRequest('IMAGE_PROCESS_FAILED');
  const [short = 0, long = 0] = [form.width, form.height].sort((a, b) => a - b);
  if (short === 0 || long > short * maxPhotoRatio || short + long > maxPhotoSides) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
  return form;
}

function cleanName(name: string): string {
  const base = name.split(/[\\/]/u).at(-1) ?? '';
  const clean = base.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, ' ').trim();
  return [...clean].slice(0, 255).join('') || 'file';
}
