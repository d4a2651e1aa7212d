import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, instantOf } from '#kernel/wall-clock.ts';
import { accountByCode, type AccountRow, type StatementRow } from '../queries/read.ts';
import { readBalance } from '../read-balance.ts';
import { type ReadJournal, readJournals } from '../read-journal.ts';
import { readStatement } from '../read-statement.ts';
import { accountsOfFamily } from './queries.ts';
import { dayOf } from './read-standing.ts';

export interface AccountFile {
  account: AccountRow;
  balanceCents: bigint;
  lines: StatementRow[];
  /** Give it as `before` for the page of older lines; null on the last one. */
  next: bigint | null;
}

/** Lines of a sheet at most. */
export const STATEMENT_SHEET_MOST = 5000;
const LINES = 50;

/** An account with a page of its statement, the newest line first. Finance; audited. Refuses ledger.unknown_account. */
export async function readAccount(app: App, scope: Scope, input: { code: string; before: string | null }): Promise<AccountFile> {
  const before = input.before !== null && /^\d{1,18}$/.test(input.before) ? BigInt(input.before) : null;
  return await lookAt(app, scope, input.code, async (tx) => {
    const account = (await accountByCode(tx, input.code)) ?? refuse('ledger.unknown_account', { subject: input.code });
    const { lines, next } = await readStatement(tx, scope, { account: input.code, before, limit: LINES });
    return { account, balanceCents: await readBalance(tx, scope, input.code), lines: [...lines], next };
  });
}

/** The newest lines of an account for a sheet. Finance; audited. Refuses ledger.unknown_account. */
export async function exportStatement(app: App, scope: Scope, input: { code: string }): Promise<StatementRow[]> {
  return await lookAt(app, scope, input.code, async (tx) => {
    const all: StatementRow[] = [];
    let before: bigint | null = null;
    do {
      const page = await readStatement(tx, scope, { account: input.code, before, limit: 200 });
      all.push(...page.lines);
      before = page.next;
    } while (before !== null && all.length < STATEMENT_SHEET_MOST);
    return all;
  });
}

/** One journal by its number. Operators; audited. Refuses ledger.unknown_journal. */
export async function readJournal(app: App, scope: Scope, input: { id: string }): Promise<ReadJournal> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const [journal] = /^\d{1,18}$/.test(input.id) ? await readJournals(tx, scope, { id: BigInt(input.id) }) : [];
    if (!journal) return refuse('ledger.unknown_journal');
    await audit(tx, scope, { action: 'ledger.journal_read', subject: journal.key }, app.clock.now());
    return journal;
  });
}

export interface FamilyPage {
  day: string;
  accounts: { code: string; balanceCents: bigint }[];
  /** Give it as `after` for the next page; null on the last one. */
  next: string | null;
}

/** The accounts of one kind (`wallet`, `owed_trust`) by code, with how each stood at the end of a day. Finance; audited. */
export async function listAccounts(
  app: App,
  scope: Scope,
  input: { family: string; day: unknown; after: string | null },
): Promise<FamilyPage> {
  const day = dayOf(app, input.day);
  const end = new Date(instantOf(dayAfter(day), '00:00', HOUSE_ZONE).getTime() - 1);
  return await lookAt(app, scope, input.family, async (tx) => {
    const codes = await accountsOfFamily(tx, input.family, input.after ?? '', LINES + 1);
    const accounts: FamilyPage['accounts'] = [];
    for (const code of codes.slice(0, LINES)) accounts.push({ code, balanceCents: await readBalance(tx, scope, code, end) });
    return { day, accounts, next: codes.length > LINES ? accounts.at(-1)!.code : null };
  });
}

async function lookAt<R>(app: App, scope: Scope, subject: string, read: (tx: Tx) => Promise<R>): Promise<R> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'ledger.account_read', subject }, app.clock.now());
    return await read(tx);
  });
}
