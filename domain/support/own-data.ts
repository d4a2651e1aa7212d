import type { OwnData } from '#domain/identity/index.ts';
import { requireActor, systemScope } from '#kernel/scope.ts';
import { forgetSender, messagesOf } from './queries.ts';

/** What the customer wrote to us while signed in. The case stays when the login is closed, without who and where he was. */
export const ownData: OwnData = {
  async read(app, scope) {
    const actor = requireActor(scope);
    return [{ name: 'messages', rows: await app.tx(systemScope(scope.request), (tx) => messagesOf(tx, actor)) }];
  },
  async forget(app, scope) {
    const actor = requireActor(scope);
    await app.tx(systemScope(scope.request), (tx) => forgetSender(tx, actor));
  },
};
