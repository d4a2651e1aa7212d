import type { OwnData } from '#domain/identity/index.ts';
import { requireActor, systemScope } from '#kernel/scope.ts';
import { messagesOf } from './queries.ts';

/** What the customer wrote to us while signed in. */
export const ownData: OwnData = {
  async read(app, scope) {
    const actor = requireActor(scope);
    return [{ name: 'messages', rows: await app.tx(systemScope(scope.request), (tx) => messagesOf(tx, actor)) }];
  },
};
