import { decodeReference, encodeReference, type Reference } from '../reply/reference.ts';

/** What a button under a reply does, by the letter it has in its data. */
const ACTS = {
  answer: 'a',
  context: 'c',
  text: 't',
  more: 'm',
  meeting: 's',
  up: 'u',
  down: 'd',
  stay: 'n',
} as const;

/** A button that was pressed. */
export interface Press {
  act: keyof typeof ACTS;
  /** The answer to go back to; 0 for a message that is none. */
  answerId: number;
  /** Page to show; of a context, the page of further hits to go back to. 0 when there is none. */
  page: number;
  reference: Reference | null;
}

const NUMBER = '(0|[1-9a-z][0-9a-z]{0,7})';
const PRESS = new RegExp(`^q([actmsudn]):${NUMBER}:${NUMBER}(?::(\\w+))?$`, 'u');

/** `qc:1z:0:c_REPORT_START_END`: at most 54 bytes of the 64 that Telegram takes. */
export function encodePress({ act, answerId, page, reference }: Press): string {
  const of = reference === null ? [] : [encodeReference(reference)];
  return [`q${ACTS[act]}`, answerId.toString(36), page.toString(36), ...of].join(':');
}

/** Null for everything that `encodePress` does not write. */
export function decodePress(data: string): Press | null {
  const [, letter, answer = '', page = '', of] = PRESS.exec(data) ?? [];
  const [act] = (Object.keys(ACTS) as Press['act'][]).filter(name => ACTS[name] === letter);
  const reference = of === undefined ? null : decodeReference(of);
  if (act === undefined || (of !== undefined && reference === null)) return null;
  const [answerId, shown] = [answer, page].map(digits => Number.parseInt(digits, 36));
  return { act, answerId: answerId ?? 0, page: shown ?? 0, reference };
}
