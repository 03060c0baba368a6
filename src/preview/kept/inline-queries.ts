import type { InlineAnswer } from '../content/inline-results.ts';

/** What a person typed behind the bot's name. */
export interface InlineQuestion {
  personId: number;
  chatId: number;
  query: string;
  offset: string;
}

interface Cached {
  answer: InlineAnswer;
  untilSeconds: number;
}

const maxKept = 200;

/** Inline queries that wait for `answerInlineQuery`, and the results that people can choose from. */
export class InlineQueries {
  readonly #open = new Map<string, InlineQuestion>();
  readonly #answered = new Map<string, { question: InlineQuestion; answer: InlineAnswer }>();
  readonly #cache = new Map<string, Cached>();
  readonly #nowSeconds: () => number;
  #lastId: number;

  /** @param firstId ids grow from here and must not repeat over restarts. */
  constructor(firstId: number, nowSeconds: () => number) {
    this.#lastId = firstId * 1000;
    this.#nowSeconds = nowSeconds;
  }

  /** @returns the id, with the answer when the bot has allowed to keep it: then it is not asked. */
  ask(question: InlineQuestion): { inlineId: string; answer: InlineAnswer | null } {
    this.#lastId += 1;
    const inlineId = String(this.#lastId);
    const answer = this.#cached(question);
    if (answer) keep(this.#answered, inlineId, { question, answer });
    else keep(this.#open, inlineId, question);
    return { inlineId, answer };
  }

  /** @returns whether the query was waiting: each is answered once. */
  answer(inlineId: string, answer: InlineAnswer): boolean {
    const question = this.#open.get(inlineId);
    if (!question) return false;
    this.#open.delete(inlineId);
    keep(this.#answered, inlineId, { question, answer });
    if (answer.cacheSeconds > 0) {
      const untilSeconds = this.#nowSeconds() + answer.cacheSeconds;
      keep(this.#cache, cacheKey(question, answer.isPersonal), { answer, untilSeconds });
    }
    return true;
  }

  answered(inlineId: string): { question: InlineQuestion; answer: InlineAnswer } | undefined {
    return this.#answered.get(inlineId);
  }

  #cached(question: InlineQuestion): InlineAnswer | null {
    const found = [true, false].map(isPersonal => this.#cache.get(cacheKey(question, isPersonal)));
    const fresh = found.find(each => each && each.untilSeconds > this.#nowSeconds());
    return fresh?.answer ?? null;
  }
}

/** Results that are not personal are shown to whoever asks the same. */
function cacheKey({ personId, query, offset }: InlineQuestion, isPersonal: boolean): string {
  return JSON.stringify([isPersonal ? personId : null, query, offset]);
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next().value;
  if (map.size > maxKept && oldest !== undefined) map.delete(oldest);
}
