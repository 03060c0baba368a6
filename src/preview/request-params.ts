import { badRequest } from './bot-api-failure.ts';

/** A file of a multipart request. */
export class UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
}

/**
 * The parameters of one Bot API call. The same call may arrive as JSON, as a form or in the query
 * string, so numbers, booleans and objects are also accepted in their text form.
 */
export class RequestParams {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  has(name: string): boolean {
    const value = this.#values[name];
    return value !== undefined && value !== null && value !== '';
  }

  /** @returns the text, or `''` when absent. */
  text(name: string): string {
    const value = this.#values[name];
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  }

  file(name: string): UploadedFile | undefined {
    const value = this.#values[name];
    return value instanceof UploadedFile ? value : undefined;
  }

  /** @returns the whole number, or undefined when absent or no number: Telegram ignores those. */
  integer(name: string): number | undefined {
    const text = this.text(name).trim();
    return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
  }

  flag(name: string): boolean {
    return /^(true|yes|1)$/i.test(this.text(name).trim());
  }

  /**
   * @returns the object or array, or undefined when absent.
   * @throws BotApiFailure when a text form is not JSON.
   */
  json(name: string): unknown {
    if (!this.has(name)) return undefined;
    const value = this.#values[name];
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${name} JSON object`);
    }
  }

  /**
   * @returns the fields of an object parameter, as parameters; undefined when absent.
   * @throws BotApiFailure when it is not an object.
   */
  object(name: string): RequestParams | undefined {
    const value = this.json(name);
    if (value === undefined) return undefined;
    if (!isRecord(value)) throw badRequest(`object expected as ${name}`);
    return new RequestParams(value);
  }

  /**
   * @returns the elements of an array parameter; undefined when absent.
   * @throws BotApiFailure when it is not an array.
   */
  list(name: string): unknown[] | undefined {
    const value = this.json(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw badRequest(`expected an Array of ${name}`);
    return value;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
