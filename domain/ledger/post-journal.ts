import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { accountsOf, type Journal, type Posted } from './journal.ts';
import { openAccounts } from './open-accounts.ts';
import { callPostSet, type PostVerdict, type SqlJournal } from './queries/write.ts';
import { type LedgerRefusal, SQL_CODES } from './refusals.ts';
import { refuseVerdict } from './verdict.ts';

export type Verdict =
  | { readonly verdict: 'posted' | 'replayed'; readonly key: string; readonly id: bigint }
  | { readonly verdict: 'refused'; readonly key: string; readonly refusal: LedgerRefusal; readonly subject: string };

const UNKNOWN_ACCOUNT = 'LG004';

/**
 * Posts one journal in the caller's transaction. The same key with the same kind, reference and entries (in any order) answers
 * with the journal that is there, whatever the time and the actor; with another input it is refused (ledger.key_reused).
 *
 * Refuses also: ledger.unbalanced (not zero in each asset), ledger.bad_entries (fewer than two, a zero, an account twice),
 * ledger.unknown_account, ledger.wrong_asset, ledger.overdraft (a floor account would have less than its open holds keep).
 * After a refusal the transaction is still whole; a refused key stays free.
 */
export async function postJournal(tx: Tx, scope: Scope, journal: Journal): Promise<Posted> {
  return await postOne(tx, scope, { ...journal, actor: scope.actor });
}

/**
 * Posts many journals with one call; each gets its own verdict, and later ones see the earlier ones. Accounts are locked in one
 * order, so prefer this to several postJournal calls in one transaction. A new key that stands twice belongs to its first place.
 * Journals on accounts that had to be opened first are posted after the others.
 */
export async function postJournals(tx: Tx, scope: Scope, journals: readonly Journal[]): Promise<Verdict[]> {
  if (journals.length === 0) return [];
  const written = journals.map((journal) => ({ ...journal, actor: scope.actor }));
  const answers = await postOpening(tx, scope, written);
  return answers.map((answer, i) => verdictOf(answer, journals[i]!.key));
}

/** Posts all of these with one call, or throws the refusal of the first one that is refused. Returns the keys that were not in the book before. */
export async function postTogether(tx: Tx, scope: Scope, journals: readonly Journal[]): Promise<string[]> {
  const verdicts = await postJournals(tx, scope, journals);
  for (const verdict of verdicts) if (verdict.verdict === 'refused') refuse(verdict.refusal, { subject: verdict.subject });
  return verdicts.filter(({ verdict }) => verdict === 'posted').map(({ key }) => key);
}

export function verdictOf({ code, detail, id, verdict }: PostVerdict, key: string): Verdict {
  if (code === null) return { verdict: verdict === 'replayed' ? 'replayed' : 'posted', key, id: id! };
  return { verdict: 'refused', key, refusal: SQL_CODES[code] ?? refuseVerdict({ code, detail }), subject: detail ?? '' };
}

/** One journal that may settle a hold or reverse another. */
export async function postOne(tx: Tx, scope: Scope, journal: SqlJournal): Promise<Posted> {
  const [answer] = await postOpening(tx, scope, [journal]);
  if (answer === undefined) return refuse('ledger.bad_entries');
  if (answer.code !== null) refuseVerdict(answer);
  return { id: answer.id!, key: journal.key, replayed: answer.verdict === 'replayed' };
}

/**
 * Accounts are nearly always open, so we look for the missing ones only after the database has missed them. With `waits` false a
 * journal on a floor account that somebody else holds is answered with LG018 at once.
 */
export async function postOpening(tx: Tx, scope: Scope, journals: readonly SqlJournal[], waits = true): Promise<PostVerdict[]> {
  const answers = await callPostSet(tx, journals, waits);
  const again = journals.filter((journal, i) => answers[i]!.code === UNKNOWN_ACCOUNT && accountsOf([journal]).length > 0);
  if (again.length === 0) return answers;
  await openAccounts(tx, scope, { accounts: accountsOf(again), at: again[0]!.at });
  const second = await callPostSet(tx, again, waits);
  return answers.map((answer, i) => second[again.indexOf(journals[i]!)] ?? answer);
}
