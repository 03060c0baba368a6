import { BotProfile } from './bot-profile.ts';
import { Faults } from './faults.ts';
import { FileStore } from './file-store.ts';
import { InlineMessages } from './inline-messages.ts';
import { InlineQueries } from './inline-queries.ts';
import { OpenCallbacks } from './open-callbacks.ts';
import { UpdateQueue } from './update-queue.ts';
import type { World } from './world.ts';

/** What the methods of the Bot API, and the people, work on. */
export interface BotApiParts {
  world: World;
  updates: UpdateQueue;
  callbacks: OpenCallbacks;
  inlineQueries: InlineQueries;
  inlineMessages: InlineMessages;
  files: FileStore;
  profile: BotProfile;
  faults: Faults;
}

export function createParts(world: World): BotApiParts {
  const start = world.seconds();
  return {
    world,
    updates: new UpdateQueue(start),
    callbacks: new OpenCallbacks(start),
    inlineQueries: new InlineQueries(start, () => world.seconds()),
    inlineMessages: new InlineMessages(),
    files: new FileStore(),
    profile: new BotProfile(),
    faults: new Faults(() => world.emit({ type: 'settings' })),
  };
}
