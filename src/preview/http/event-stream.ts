/** A listener's end of the stream of events that one open page receives. */
export interface EventStream {
  response: Response;
  send(event: object): void;
  close(): void;
}

/** A page that reads this far behind is cut off; it connects again and gets a fresh snapshot. */
const maxQueuedEvents = 1000;

/**
 * Opens a stream of server-sent events.
 * @param onClose called once, whoever ends it.
 */
export function openEventStream(onClose: () => void): EventStream {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const end = () => {
    if (!controller) return;
    controller = undefined;
    onClose();
  };
  const body = new ReadableStream<Uint8Array>({
    start(opened) {
      controller = opened;
      opened.enqueue(encoder.encode('retry: 1000\n\n'));
    },
    cancel: end,
  });
  const close = () => {
    controller?.close();
    end();
  };
  return {
    response: new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    }),
    send(event) {
      if (!controller) return;
      controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
      if ((controller.desiredSize ?? 0) < -maxQueuedEvents) close();
    },
    close,
  };
}
