import { isClosedLogin, readLogin } from '#domain/identity/index.ts';
import { credit, customerWallet, debit, postJournal, refundsPayable } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { addJob } from '#kernel/jobs.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { takeTurn } from '../queries.ts';
import { insertRest } from '../way-out/queries.ts';
import { WALLET_PURPOSE } from './queries.ts';
import { planOf, sendToCards } from './refund-balance.ts';

/**
 * The login of the wallet's owner is closed, and nobody can come for its money any more: what cards take goes back to them, and the rest is owed to its
 * owner until two of finance have found a way (way-out). Twice finds nothing the second time.
 */
export async function emptyWallet(app: App, scope: Scope): Promise<void> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const system = systemFor(scope);
  await app.tx(system, async (tx) => {
    await takeTurn(tx, `wallet:${customer}`);
    const { parts, leftCents } = await planOf(app, tx, system, customer);
    if (parts.length > 0) await sendToCards(app, tx, system, customer, { parts, leftCents: 0n });
    if (leftCents > 0n) await oweRest(app, tx, system, customer, leftCents);
  });
}

/**
 * Before money comes into a wallet, or is free there again, in the caller's transaction: in that of a closed login it does not stay. Takes the wallet's turn,
 * so that a login closed at the same moment is either seen here, or `emptyWallet` waits and finds the money.
 */
export async function emptyIfClosed(tx: Tx, scope: Scope, customer: string): Promise<void> {
  await takeTurn(tx, `wallet:${customer}`);
  const login = await readLogin(tx, scope, customer);
  if (login !== null && isClosedLogin(login))
    await addJob(tx, 'payments.empty_wallet', { customer }, { key: `payments.empty_wallet:${customer}` });
}

async function oweRest(app: App, tx: Tx, scope: Scope, customer: string, amountCents: Money): Promise<void> {
  const restId = newId('wrs');
  const at = app.clock.now();
  const about = { purpose: WALLET_PURPOSE, subject: restId, agencyId: null, refundId: null, cameBackOf: null };
  await insertRest(tx, { restId, customer, amountCents, at, ...about });
  const entries = [debit(customerWallet(customer), amountCents), credit(refundsPayable(), amountCents)];
  await postJournal(tx, scope, { key: `${restId}:owed`, kind: 'wallet_rest', reference: restId, at, entries });
  const details = { refund: restId, amount: moneyToJson(amountCents) };
  await audit(tx, scope, { action: 'payments.wallet_rest_owed', subject: customer, agency: null, details }, at);
}
