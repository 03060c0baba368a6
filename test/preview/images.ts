/** The smallest file that says it is an image of this size; its pixels are missing. */
export function pngOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}

export function jpegOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  // SOI, an APP0 segment to be skipped, SOF0.
  const bytes = Buffer.from('ffd8ffe000040000ffc0001108000000000301', 'hex');
  bytes.writeUInt16BE(height, 13);
  bytes.writeUInt16BE(width, 15);
  return new Uint8Array(bytes);
}

export function gifOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from('474946383961000000000000', 'hex');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return new Uint8Array(bytes);
}

/** Of the extended form (VP8X). */
export function webpOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF', 0);
  bytes.write('WEBPVP8X', 8);
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return new Uint8Array(bytes);
}
