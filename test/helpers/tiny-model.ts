import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface TinyModelOptions {
  /** File of the weights in `onnx/`. */
  weights?: string;
  /** More of config.json. */
  config?: Record<string, unknown>;
}

const FLOAT = 1;
const INT64 = 7;

/**
 * Write a model in which every character has a direction of its own: the vector of a text tells
 * which characters went into it. Unknown ones share the first direction.
 */
export async function writeTinyModel(
  folder: string,
  characters: string,
  { weights = 'model_quantized.onnx', config = {} }: TinyModelOptions = {},
): Promise<void> {
  const pieces = ['<unk>', ...characters];
  const write = (file: string, value: unknown) =>
    writeFile(path.join(folder, file), JSON.stringify(value));
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  await write('config.json', { model_type: 'bert', hidden_size: pieces.length, ...config });
  await write('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', unk_token: '<unk>' });
  await write('tokenizer.json', {
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'Split', pattern: { Regex: '.' }, behavior: 'Isolated', invert: true },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '<unk>',
      continuing_subword_prefix: '##',
      vocab: Object.fromEntries(pieces.map((piece, i) => [piece, i])),
    },
  });
  await writeFile(path.join(folder, 'onnx', weights), lookUp(pieces.length));
}

/** An ONNX graph that gives row i of the unit matrix for piece i. */
function lookUp(size: number): Buffer {
  const rows = Float32Array.from({ length: size * size }, (_, i) => Number(i % (size + 1) === 0));
  const unit = message(
    field(1, varint(size)),
    field(1, varint(size)),
    field(2, varint(FLOAT)),
    field(8, 'rows'),
    field(9, Buffer.from(rows.buffer)),
  );
  const gather = message(
    field(1, 'rows'),
    field(1, 'input_ids'),
    field(2, 'last_hidden_state'),
    field(4, 'Gather'),
  );
  const graph = message(
    field(1, gather),
    field(2, 'tiny'),
    field(5, unit),
    field(11, tensor('input_ids', INT64, ['batch', 'pieces'])),
    field(12, tensor('last_hidden_state', FLOAT, ['batch', 'pieces', 'size'])),
  );
  return message(field(1, varint(8)), field(7, graph), field(8, message(field(2, varint(13)))));
}

function tensor(name: string, type: number, dimensions: string[]): Buffer {
  const shape = message(...dimensions.map(dimension => field(1, message(field(2, dimension)))));
  const value = message(field(1, message(field(1, varint(type)), field(2, shape))));
  return message(field(1, name), field(2, value));
}

interface Varint {
  bytes: Buffer;
}

function varint(value: number): Varint {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return { bytes: Buffer.from([...bytes, rest]) };
}

/** One field of a protocol buffer. */
function field(number: number, value: Varint | Buffer | string): Buffer {
  if (typeof value === 'object' && 'bytes' in value) {
    return Buffer.concat([varint(number << 3).bytes, value.bytes]);
  }
  const content = Buffer.from(value as string);
  return Buffer.concat([varint((number << 3) | 2).bytes, varint(content.length).bytes, content]);
}

function message(...fields: Buffer[]): Buffer {
  return Buffer.concat(fields);
}
