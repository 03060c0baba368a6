import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BotApiFailure } from '../../src/preview/bot-api-failure.ts';
import { formatCaption } from '../../src/preview/content/formatted-text.ts';
import { imageSize } from '../../src/preview/content/image-size.ts';
import { parseMultipart } from '../../src/preview/http/multipart.ts';
import { jpegOf, pngOf, webpOf } from './images.ts';

const type = 'multipart/form-data; boundary=----xyz';

function formOf(parts: readonly { name: string; bytes: Uint8Array }[]): Buffer {
  const written = parts.map(({ name, bytes }) => [
    Buffer.from(`------xyz\r\ncontent-disposition:form-data;name="${name}";filename=a\r\n\r\n`),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...written.flat(), Buffer.from('------xyz--\r\n')]);
}

const part = fc.record({
  name: fc.stringMatching(/^[a-z_]{1,9}$/),
  // Line ends and dashes more often than chance would have them.
  bytes: fc
    .array(fc.oneof(fc.constantFrom(13, 10, 45), fc.nat(255)), { maxLength: 60 })
    .map(bytes => Uint8Array.from(bytes))
    .filter(bytes => !Buffer.from(bytes).includes('------xyz')),
});

/** What remains of bytes when some are cut off and one is changed. */
const damaged = (whole: fc.Arbitrary<Uint8Array>) =>
  fc.tuple(whole, fc.nat(), fc.nat(), fc.nat(255)).map(([bytes, cut, at, value]) => {
    const left = Buffer.from(bytes.subarray(0, bytes.length - (cut % 9)));
    if (left.length > 0) left[at % left.length] = value;
    return left;
  });

it('gives every file of a form back byte for byte', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), parts => {
      const read = parseMultipart(formOf(parts), type);
      expect(read.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
        parts.map(({ name, bytes }) => [name, [...bytes]]),
      );
    }),
  );
});

it('refuses a damaged form in Telegram’s way or reads it', () => {
  const forms = fc.array(part, { maxLength: 3 }).map(formOf);
  fc.assert(
    fc.property(damaged(forms), body => {
      try {
        parseMultipart(body, type);
      } catch (error) {
        expect(error).toBeInstanceOf(BotApiFailure);
      }
    }),
  );
});

it('never fails on a damaged image', () => {
  const images = fc.constantFrom(pngOf(9, 7), jpegOf(9, 7), webpOf(9, 7), new Uint8Array(40));
  fc.assert(
    fc.property(damaged(images), bytes => {
      const size = imageSize(bytes);
      expect(size === null || size.mimeType.startsWith('image/')).toBe(true);
    }),
  );
});

it('keeps every entity inside its caption, with no quote in a quote', () => {
  const entity = fc.record({
    type: fc.constantFrom('bold', 'code', 'blockquote', 'expandable_blockquote', 'spoiler'),
    offset: fc.nat(12),
    length: fc.nat(12),
  });
  const caption = fc.stringMatching(/^[会议 \n@#/a𠮷]{0,20}$/u);
  fc.assert(
    fc.property(caption, fc.array(entity, { maxLength: 6 }), (raw, given) => {
      const end = raw.length;
      const inside = given.filter(({ offset, length }) => offset + length <= end);
      const isWhole = inside.every(
        ({ offset, length }) =>
          !/^[\uDC00-\uDFFF]/.test(raw.slice(offset)) &&
          !/^[\uDC00-\uDFFF]/.test(raw.slice(offset + length)),
      );
      fc.pre(isWhole);
      const { text, entities } = formatCaption(raw, inside);
      for (const { offset, length } of entities) {
        expect(length).toBeGreaterThan(0);
        expect(offset + length).toBeLessThanOrEqual(text.length);
      }
      const quotes = entities.filter(({ type: kind }) => kind.endsWith('blockquote'));
      for (const [at, quote] of quotes.entries()) {
        const next = quotes[at + 1];
        if (next) expect(next.offset).toBeGreaterThanOrEqual(quote.offset + quote.length);
      }
    }),
  );
});
