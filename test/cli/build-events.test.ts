import { describe, expect, it } from 'vitest';
import { EventPrinter, parseEvent } from '../../src/cli/build-events.ts';

/** A printer with a clock that the test moves. */
function printer() {
  const lines: string[] = [];
  const clock = { now: 0 };
  const events = new EventPrinter(
    line => lines.push(line),
    () => clock.now,
  );
  const told = () =>
    lines.map(line => parseEvent(line)).map(event => (event as { done: number }).done);
  return { events, clock, lines, told };
}

describe('the events of a build', () => {
  it('tell of progress five times a second at most, and of the end of a step always', () => {
    const { events, clock, told } = printer();

    for (let done = 1; done <= 100; done++) {
      clock.now = done * 10;
      events.progress('embed', done, 100);
    }

    expect(told()).toEqual([1, 21, 41, 61, 81, 100]);
  });

  it('are one line of JSON each', () => {
    const { events, lines } = printer();

    events.print({ event: 'error', message: 'two\nlines' });

    expect(lines).toEqual(['{"event":"error","message":"two\\nlines"}\n']);
    expect(parseEvent(lines[0] ?? '')).toEqual({ event: 'error', message: 'two\nlines' });
  });

  it.each(['', 'no JSON', '{}', '{"event":"other"}', '{"event":"progress"}'])(
    'are not what %j is',
    line => {
      expect(parseEvent(line)).toBeNull();
    },
  );
});
