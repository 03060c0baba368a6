import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';
import { compare } from './compare.ts';
import { examples } from './examples/examples.ts';
import { feedback } from './feedback.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { latest } from './meetings/latest.ts';
import { meetings } from './meetings/meetings.ts';
import { privacy } from './privacy.ts';
import { report } from './report.ts';
import { start } from './start.ts';
import { timeline } from './topics/timeline.ts';
import { topics } from './topics/topics.ts';
import { unknown } from './unknown.ts';

/** What people may ask of the bot by a command, but for /ask, and the buttons that come of it. */
export function commands(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  for (const command of [start, help, examples, meetings, latest, topics, timeline]) {
    composer.use(command(parts));
  }
  for (const command of [compare, report, language, feedback, privacy]) {
    composer.use(command(parts));
  }
  // Last: it knows all that is left.
  composer.use(unknown());
  return composer;
}
