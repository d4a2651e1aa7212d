import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { IncomingRow } from './incoming/queries.ts';
import { statesOf, transferById } from './queries/transfers.ts';
import { MOST_AT_ONCE } from './mark-posted.ts';
import { type OtherLeg, cameFrom, wentOnAs } from './returns/onward.ts';

/** A transfer as the agency's people see it, with who marked it, held it or sent it back, and why. */
export type IncomingView = IncomingRow & {
  postedByName: string | null;
  withheld: IncomingDecision | null;
  returning: IncomingDecision | null;
  /** What it was where its person was before, and what it went on as. */
  cameFrom: OtherLeg | null;
  wentOnAs: OtherLeg | null;
  /** When the card company had sent it back. */
  returnedAt: Date | null;
};

export interface IncomingDecision {
  at: Date;
  why: string;
  note: string | null;
  /** Null when its sender did it, or it happened by itself. */
  byName: string | null;
}

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
      const nameOf = async (actor: string | null | undefined): Promise<string | null> => {
        const by = actor ? await readLogin(tx, scope, actor) : null;
        return by && (by.name ?? by.email);
      };
      const decision = async (kind: 'withheld' | 'returning'): Promise<IncomingDecision | null> => {
        const state = states.find((one) => one.kind === kind);
        if (!state) return null;
        const byName = state.actor === transfer.customer ? null : await nameOf(state.actor);
        return { at: state.at, why: state.details['why'] ?? 'other', note: state.details['note'] ?? null, byName };
      };
      const [withheld, returning] = [await decision('withheld'), await decision('returning')];
      await audit(tx, scope, { action: 'transfers.read', subject: id, agency: transfer.agencyId }, app.clock.now());
      found.push({
        ...transfer,
        appliedAt: applied.at,
        postedAt: posted?.at ?? null,
        postedBy: posted?.actor ?? null,
        postedByName: await nameOf(posted?.actor),
        withheldAt: withheld?.at ?? null,
        returningAt: returning?.at ?? null,
        onwardTo: wentOnAs(states)?.facilityName ?? null,
        cameFrom: cameFrom(states),
        wentOnAs: wentOnAs(states),
        withheld,
        returning,
        returnedAt: states.find((state) => state.kind === 'returned' || state.kind === 'return_settled')?.at ?? null,
      });
    }
    return found;
  });
}
