import { readResident } from '#domain/directory/index.ts';
import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import type { ListedTransfer } from '../list-transfers.ts';
import { historyOf, type TransferWithKinds } from '../queries/transfers.ts';
import { asListed } from './find-anything.ts';
import { type FoundFile, foundFile, sentTo, standingIn } from './queries.ts';

const PAGE = 50;

/** What the transfers of a page have in common. */
export type Whose =
  | { kind: 'customer'; id: string; name: string; email: string }
  | { kind: 'person'; id: string; name: string; number: string }
  | ({ kind: 'file' } & FoundFile);

export interface SentPage {
  whose: Whose;
  transfers: ListedTransfer[];
  /** Give it as `before` for the next page; null on the last one. */
  next: string | null;
}

type Reader = (before: string | null, limit: number) => Promise<TransferWithKinds[]>;

/** Everything a customer sent, a person was sent, or a file holds, a page at a time. Operators; audited. Refuses transfers.unknown_transfers. */
export async function listSent(app: App, scope: Scope, input: { of: string; before: string | null }): Promise<SentPage> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  const before = isId('trf', input.before) ? input.before : null;
  return await app.tx(scope, async (tx) => {
    const found = (await whoseOf(tx, scope, input.of, app.clock.now())) ?? refuse('transfers.unknown_transfers');
    const rows = await found.read(before, PAGE + 1);
    const transfers = rows.slice(0, PAGE).map(asListed);
    const { kind } = found.whose;
    // The name under which he sent last.
    const whose = kind === 'customer' ? { ...found.whose, name: transfers[0]?.senderName ?? found.whose.name } : found.whose;
    const details = { by: kind, found: transfers.map(({ transferId }) => transferId) };
    const subject = kind === 'customer' ? input.of : (transfers[0]?.customer ?? '-');
    await audit(tx, scope, { action: 'transfers.searched', subject, details }, app.clock.now());
    return { whose, transfers, next: rows.length > PAGE ? transfers.at(-1)!.transferId : null };
  });
}

async function whoseOf(tx: Tx, scope: Scope, of: string, now: Date): Promise<{ whose: Whose; read: Reader } | undefined> {
  if (isId('lgn', of)) {
    const login = await readLogin(tx, scope, of);
    if (login?.realm !== 'customer') return undefined;
    const read: Reader = (before, limit) => historyOf(tx, of, { before, residentId: null, limit });
    return { whose: { kind: 'customer', id: of, name: login.name ?? '', email: login.email }, read };
  }
  if (isId('res', of)) {
    const person = await readResident(tx, of, now);
    if (!person) return undefined;
    const name = `${person.givenName} ${person.familyName}`;
    return { whose: { kind: 'person', id: of, name, number: person.number }, read: (before, limit) => sentTo(tx, of, before, limit) };
  }
  const file = isId('hof', of) ? await foundFile(tx, of) : undefined;
  return file && { whose: { kind: 'file', ...file }, read: (before, limit) => standingIn(tx, file.fileId, before, limit) };
}
