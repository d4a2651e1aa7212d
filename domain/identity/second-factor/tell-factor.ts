import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import type { SecondFactorChanged } from '../events.ts';
import type { LoginRow } from '../queries/logins.ts';

/** Writes a change of the second factors down and has its owner told by mail. */
export async function tellFactorChanged(tx: Tx, scope: Scope, login: LoginRow, what: SecondFactorChanged['what'], at: Date): Promise<void> {
  const inside = systemFor(scope, login.agencyId);
  await audit(tx, inside, { action: `identity.second_factor_${what}`, subject: login.id, agency: login.agencyId }, at);
  const news: SecondFactorChanged = { loginId: login.id, what, changeId: newId('sfc'), at: at.toISOString(), lang: scope.lang };
  await publish(tx, inside, 'second_factor.changed', news);
}
