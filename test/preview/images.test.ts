import { expect, it } from 'vitest';
import { imageSize } from '../../src/preview/content/image-size.ts';
import { gifOf, jpegOf, pngOf, webpOf } from './images.ts';

it.each([
  ['image/png', pngOf(1080, 1440)],
  ['image/jpeg', jpegOf(1080, 1440)],
  ['image/gif', gifOf(1080, 1440)],
  ['image/webp', webpOf(1080, 1440)],
])('reads the size of an %s', (mimeType, bytes) => {
  expect(imageSize(bytes)).toEqual({ mimeType, width: 1080, height: 1440 });
});

it.each([
  ['nothing', new Uint8Array()],
  ['a text', new TextEncoder().encode('会议强调：安全第一，预防为主。会议强调：安全第一。')],
  ['a PNG that is cut off', pngOf(1, 1).slice(0, 18)],
  ['a JPEG without a frame', jpegOf(1, 1).slice(0, 8)],
])('takes %s for no image', (_what, bytes) => {
  expect(imageSize(bytes)).toBeNull();
});
