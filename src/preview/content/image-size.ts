export interface ImageSize {
  mimeType: string;
  width: number;
  height: number;
}

/** Reads kind and size of a PNG, JPEG, GIF or WebP image; null when it is none of these. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? webp(view) ?? jpeg(view);
  } catch {
    // A read behind the end: the image is cut off before its size.
    return null;
  }
}

function ascii(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}

function png(view: DataView): ImageSize | null {
  if (view.getUint32(0) !== 0x89504e47 || ascii(view, 12, 4) !== 'IHDR') return null;
  return { mimeType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): ImageSize | null {
  if (ascii(view, 0, 4) !== 'GIF8') return null;
  return { mimeType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(view: DataView): ImageSize | null {
  if (ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return null;
  const mimeType = 'image/webp';
  switch (ascii(view, 12, 4)) {
    case 'VP8X': {
      const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
      return { mimeType, width: uint24(24) + 1, height: uint24(27) + 1 };
    }
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { mimeType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default: {
      const side = (at: number) => view.getUint16(at, true) & 0x3fff;
      return { mimeType, width: side(26), height: side(28) };
    }
  }
}

/** The size stands in the first frame header (SOF), behind segments of any length. */
function jpeg(view: DataView): ImageSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
      return { mimeType: 'image/jpeg', ...size };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
