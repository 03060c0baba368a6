/**
 * Milliseconds from the next Enter to the frame that shows a new message with this text, as an
 * expression for the page.
 */
export function untilShown(text: string): string {
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

export function printMedian(what: string, times: readonly number[]): void {
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  process.stdout.write(`${what}: ${median.toFixed(1)} ms, median of ${times.length}\n`);
}
