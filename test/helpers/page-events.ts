import type { ChatMessage, PageEvent } from '../../src/preview/page-events.ts';
import { botUser } from '../../src/preview/world.ts';

/** What an open chat page is told: opens the stream, calls `onOpen`, ends with `isLast`. */
export async function pageEvents(
  url: string,
  onOpen: () => Promise<void>,
  isLast: (event: PageEvent) => boolean,
): Promise<PageEvent[]> {
  const leave = new AbortController();
  const response = await fetch(`${url}events`, { signal: leave.signal });
  const events: PageEvent[] = [];
  let opened = false;
  let waiting = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    waiting += decoder.decode(chunk, { stream: true });
    const blocks = waiting.split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)) as PageEvent);
    }
    if (!opened) await onOpen();
    opened = true;
    if (events.some(isLast)) break;
  }
  leave.abort();
  return events;
}

/** The message that the page shows with this event, when it is the bot's. */
export function botMessage(event: PageEvent): ChatMessage | null {
  if (event.type !== 'message') return null;
  const { message } = event.shown;
  return message.from.id === botUser.id ? message : null;
}
