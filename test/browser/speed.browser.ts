import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { printMedian, untilShown } from './reply-times.ts';
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
    printMedian('Enter → reply visible', times);
    expect(times).toHaveLength(rounds);
  });
});
