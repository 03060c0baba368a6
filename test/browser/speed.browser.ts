import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { inBrowser } from './stage.ts';

const rounds = 50;

inBrowser('speed', stage => {
  it('of a reply is printed, not expected', async () => {
    const page = await stage.open();
    const { field, message } = chatOf(page);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await field.fill(`第 ${round} 问。`);
      const shown = page.evaluate(untilShown(`回声：第 ${round} 问。`));
      await field.press('Enter');
      times.push((await shown) as number);
    }
    await message(`回声：第 ${rounds - 1} 问。`).waitFor();
    const median = times.toSorted((a, b) => a - b)[rounds / 2] ?? 0;
    process.stdout.write(`Enter → reply visible: ${median.toFixed(1)} ms, median of ${rounds}\n`);
    expect(times).toHaveLength(rounds);
  });
});

/** Milliseconds from the next Enter to the frame that shows a bubble with this text. */
function untilShown(text: string): string {
  return `new Promise(resolve => {
    let from = 0;
    addEventListener('keydown', () => { from = performance.now(); }, { capture: true, once: true });
    const log = document.querySelector('#log');
    const seen = new MutationObserver(() => {
      if (!log.lastElementChild.textContent.includes(${JSON.stringify(text)})) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
    });
    seen.observe(log, { childList: true });
  })`;
}
