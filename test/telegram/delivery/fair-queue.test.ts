import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FairQueue } from '../../../src/telegram/delivery/fair-queue.ts';

/** Everything out of a queue, one in work at a time. */
function drained(queue: FairQueue<string>): string[] {
  const items: string[] = [];
  for (let next = queue.next(); next; next = queue.next()) {
    items.push(next.item);
    queue.release(next.key);
  }
  return items;
}

it('takes keys in turn, and items of a key in order', () => {
  const queue = new FairQueue<string>();
  for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) queue.add(item[0] ?? '', item);
  expect(drained(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  expect(queue.size).toBe(0);
});

it('begins nothing of a key that is in work', () => {
  const queue = new FairQueue<string>();
  for (const item of ['a1', 'a2', 'b1']) queue.add(item[0] ?? '', item);
  expect([queue.next()?.item, queue.next()?.item, queue.next()]).toEqual(['a1', 'b1', null]);
  queue.release('a');
  expect(queue.next()?.item).toBe('a2');
});

it('loses nothing and keeps the order of each key, whatever comes when', () => {
  const step = fc.oneof(fc.record({ add: fc.nat(4) }), fc.constant('next'), fc.constant('release'));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), steps => {
      const queue = new FairQueue<string>();
      const [added, taken, inWork]: [string[], string[], string[]] = [[], [], []];
      for (const what of steps) {
        if (typeof what === 'object') {
          const item = `${what.add}-${added.length}`;
          added.push(item);
          queue.add(String(what.add), item);
        } else if (what === 'next') {
          const next = queue.next();
          if (!next) continue;
          expect(inWork).not.toContain(next.key);
          taken.push(next.item);
          inWork.push(next.key);
        } else {
          const key = inWork.shift();
          if (key !== undefined) queue.release(key);
        }
        expect(queue.size).toBe(added.length - taken.length);
      }
      for (const key of inWork) queue.release(key);
      taken.push(...drained(queue));
      for (const key of '01234') {
        const ofKey = (items: string[]) => items.filter(item => item.startsWith(`${key}-`));
        expect(ofKey(taken)).toEqual(ofKey(added));
      }
    }),
  );
});
