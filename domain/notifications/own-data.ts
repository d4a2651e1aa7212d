import { type OwnData, readLogin } from '#domain/identity/index.ts';
import { requireActor, systemScope } from '#kernel/scope.ts';
import { deliveriesTo } from './queries.ts';

const MOST = 1000;

/** The mails that went to the address the customer has now. */
export const ownData: OwnData = {
  async read(app, scope) {
    const actor = requireActor(scope);
    const system = systemScope(scope.request);
    const mails = await app.tx(system, async (tx) => {
      const login = await readLogin(tx, system, actor);
      return login ? await deliveriesTo(tx, login.email, MOST) : [];
    });
    return [{ name: 'mails', rows: mails.map(({ template, queuedAt }) => ({ kind: template, at: queuedAt })) }];
  },
};
