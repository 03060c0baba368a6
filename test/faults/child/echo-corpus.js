import { setTimeout as sleep } from 'node:timers/promises';

const { understand } = await import('../../../dist/search/understand.js');

/** A corpus that answers every question with the question, after so many milliseconds. */
export function echoCorpus(answerMs) {
  async function ask(text) {
    await sleep(answerMs);
    const quote = {
      n: 1,
      text,
      reportId: '0123456789abcdef',
      title: '会议召开',
      date: '2022-05-12',
      dateInferred: false,
      place: null,
      speaker: null,
      file: '01.txt',
      url: null,
      start: 0,
      end: text.length,
      marks: [],
      copies: [],
      sha256: '',
      alike: [],
    };
    const answer = {
      status: 'answered',
      language: 'zh-Hans',
      quotes: [quote],
      reason: null,
      nearest: [],
      more: 0,
      missing: null,
    };
    return { answer, remembered: { query: understand(text), reportIds: [], shown: [] } };
  }
  return { ask, ranked: async () => ({ citations: [], goesOn: false }), use: () => {} };
}
