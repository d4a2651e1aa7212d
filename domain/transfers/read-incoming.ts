import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { type IncomingRow, statesOf, transferById } from './queries/transfers.ts';
import { MOST_AT_ONCE } from './mark-posted.ts';

/** A transfer as the agency's people see it, with who marked it. */
export type IncomingView = IncomingRow & { postedByName: string | null };

/** These incoming transfers, for one's own facilities; every look is audited. Trust clerks and admins of an agency. Refuses: transfers.unknown_transfer, none_chosen. */
export async function readIncoming(app: App, scope: Scope, ids: readonly string[]): Promise<IncomingView[]> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  requireActor(scope);
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > MOST_AT_ONCE) refuse('transfers.none_chosen');
  return await app.tx(scope, async (tx) => {
    const found: IncomingView[] = [];
    for (const id of wanted) {
      const transfer = (isId('trf', id) ? await transferById(tx, id) : undefined) ?? refuse('transfers.unknown_transfer');
      const states = await statesOf(tx, id);
      const applied = states.find((state) => state.kind === 'applied') ?? refuse('transfers.unknown_transfer');
      const posted = states.find((state) => state.kind === 'posted');
      const by = posted?.actor ? await readLogin(tx, scope, posted.actor) : null;
      await audit(tx, scope, { action: 'transfers.read', subject: id, agency: transfer.agencyId }, app.clock.now());
      found.push({
        ...transfer,
        appliedAt: applied.at,
        postedAt: posted?.at ?? null,
        postedBy: posted?.actor ?? null,
        postedByName: by && (by.name ?? by.email),
      });
    }
    return found;
  });
}
