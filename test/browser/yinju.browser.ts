import { expect, it } from 'vitest';
import { createBot } from '../../src/telegram/bot.ts';
import { answered, answerOf, botParts, logBook } from '../helpers/telegram.ts';
import { chatOf } from './chat.ts';
import { examples, inBrowser } from './stage.ts';

const quoted = '落霞谷景区每天不超过12000人、瞬时不超过5000人。';

/** The bot itself, over a corpus that gives one quote for every question. */
function yinju(token: string, apiRoot: string) {
  const ask = async (question: string) => answered(question, answerOf([{ text: quoted }]));
  return createBot({ token, apiRoot, ...botParts({ ask, log: logBook().log }) });
}

inBrowser(
  'the bot itself',
  stage => {
    it('answers an example question with the quote, word for word, and where it stands', async () => {
      const page = await stage.open();
      const { message } = chatOf(page);
      await page.getByRole('button', { name: examples[0] ?? '' }).click();
      await message(quoted).waitFor();
      expect(await message(quoted).locator('blockquote').first().textContent()).toContain(quoted);
      expect(await message(quoted).textContent()).toContain('2022-05-12');
    });

    it.todo('shows the context of a quote in place, and goes back');
    it.todo('opens the page of the report at the quote');
    it.todo('takes a report that an administrator drops, and answers from it');
    it.todo('makes a picture of a quote');
  },
  yinju,
);
