import { Hono } from 'hono';

/** How the bot is, for whoever watches over it. */
export interface Health {
  mode: 'polling' | 'webhook';
  /** False until Telegram has been reached, and when it has not been for a while. */
  isConnected: boolean;
  /** Updates that are taken and not yet in work. */
  waiting: number;
  /** Generation of the index that questions are answered from. */
  generation: number;
}

/** `GET /healthz`: 200 when all is well, else 503. */
export function healthRoutes(health: () => Health): Hono {
  return new Hono().get('/healthz', c => {
    const now = health();
    return c.json({ ok: now.isConnected, ...now }, now.isConnected ? 200 : 503);
  });
}
