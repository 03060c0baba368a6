import { FileStore } from './content/file-store.ts';
import { Faults } from './faults.ts';
import { InlineMessages } from './kept/inline-messages.ts';
import { InlineQueries } from './kept/inline-queries.ts';
import { OpenCallbacks } from './kept/open-callbacks.ts';
import { UpdateQueue } from './kept/update-queue.ts';
import { BotProfile } from './methods/bot-profile.ts';
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
