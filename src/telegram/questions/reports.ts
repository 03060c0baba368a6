import type { BotContext, BotParts } from '../context.ts';
import type { Reference } from '../reply/reference.ts';
import { say } from '../reply/say.ts';
import { contextView, textView } from './views.ts';

/** Send a report: its record and the first page of its text, with buttons to the others. */
export function showReport(context: BotContext, parts: BotParts, reportId: string): Promise<void> {
  return showReference(context, parts, { reportId, span: null });
}

/** Send what a reference leads to: a quote in its context, or a report. */
export async function showReference(
  context: BotContext,
  { corpus, publicUrl }: BotParts,
  reference: Reference,
): Promise<void> {
  const { t } = context;
  const press = { act: 'stay', answerId: 0, page: 0, reference } as const;
  const view = reference.span === null ? textView : contextView;
  const reply = await corpus.use(index => view(index, press, { t, publicUrl }));
  await say(context, reply ?? { text: t('answers-report-gone') });
}
