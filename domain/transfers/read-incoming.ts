import { readAgency } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { conflictsOf, type ConflictView, type Deduction, deductionsOf } from './handoff/queries/answers.ts';
import type { IncomingRow } from './incoming/queries.ts';
import { type StateRow, statesOf, transferById, type TransferRow } from './queries/transfers.ts';
import { MOST_AT_ONCE } from './mark-posted.ts';
import { type OtherLeg, cameFrom, wentOnAs } from './returns/onward.ts';
import type { StateKind } from './transfer.ts';
import { awayAmong } from './whereabouts.ts';

/** A transfer as the agency's people see it, with who marked it, held it or sent it back, and why. */
export type IncomingView = IncomingRow & {
  /** The agency's clock, which its lists and sheets go by; that of the facility may be another. */
  timeZone: string;
  /** Null too when it was its system that said so when we called. */
  postedByName: string | null;
  /** It waits, and its person has left the facility, by the agency's list. */
  isAway: boolean;
  /** What the agency said that it took. */
  taken: Deduction[];
  /** When the agency was given it, and in which file; null for the file when its system was called. */
  handedOver: { at: Date; file: { id: string; number: string } | null } | null;
  /** What the agency said against an earlier word of its own, or too late. */
  conflicts: ConflictView[];
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
  const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
  const { found, away, conflicts } = await app.tx(scope, async (tx) => {
    const all = [];
    for (const id of wanted) {
      const transfer = (isId('trf', id) ? await transferById(tx, id) : undefined) ?? refuse('transfers.unknown_transfer');
      const states = await statesOf(tx, id);
      await audit(tx, scope, { action: 'transfers.read', subject: id, agency: transfer.agencyId }, app.clock.now());
      all.push({ transfer, states, taken: await deductionsOf(tx, id) });
    }
    const standing = all.map(({ transfer, states }) => ({
      ...transfer,
      postedAt: at(states, 'posted'),
      returningAt: at(states, 'returning'),
    }));
    return { found: all, away: await awayAmong(tx, standing), conflicts: await conflictsOf(tx, wanted) };
  });
  const actors = found.flatMap(({ states }) => states.flatMap(({ actor }) => actor ?? []));
  const names = await nameLogins(app, scope, actors);
  return found.map(({ transfer, states, taken }) => ({
    ...transfer,
    timeZone: agency.timeZone,
    isAway: away.has(transfer.transferId),
    taken,
    conflicts: conflicts.filter(({ transferId }) => transferId === transfer.transferId),
    ...whereItStands(transfer.customer, states, names),
  }));
}

const at = (states: readonly StateRow[], wanted: StateKind): Date | null => states.find(({ kind }) => kind === wanted)?.at ?? null;

type Standing = Omit<IncomingView, keyof TransferRow | 'taken' | 'isAway' | 'conflicts'>;

function whereItStands(customer: string, states: readonly StateRow[], names: ReadonlyMap<string, string>): Standing {
  const first = (...kinds: StateKind[]): StateRow | undefined => states.find(({ kind }) => kinds.includes(kind));
  const nameOf = (actor: string | null | undefined): string | null => names.get(actor ?? '') ?? null;
  const decision = (kind: 'withheld' | 'returning'): IncomingDecision | null => {
    const state = first(kind);
    if (!state) return null;
    const byName = state.actor === customer ? null : nameOf(state.actor);
    return { at: state.at, why: state.details['why'] ?? 'other', note: state.details['note'] ?? null, byName };
  };
  const [withheld, returning, posted, handed] = [decision('withheld'), decision('returning'), first('posted'), first('handed_over')];
  const file = handed?.details['file'];
  return {
    appliedAt: (first('applied') ?? refuse('transfers.unknown_transfer')).at,
    handedOver: handed === undefined ? null : { at: handed.at, file: file ? { id: file, number: handed.details['number'] ?? '' } : null },
    postedAt: posted?.at ?? null,
    postedBy: posted?.actor ?? null,
    postedByName: nameOf(posted?.actor),
    withheldAt: withheld?.at ?? null,
    returningAt: returning?.at ?? null,
    onwardTo: wentOnAs(states)?.facilityName ?? null,
    cameFrom: cameFrom(states),
    wentOnAs: wentOnAs(states),
    withheld,
    returning,
    returnedAt: first('returned', 'return_settled')?.at ?? null,
  };
}
