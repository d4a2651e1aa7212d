import { randomBytes } from 'node:crypto';
import type { Clock } from '#kernel/clock.ts';
import type { Logger } from '#kernel/app.ts';
import type { Database, Tx } from '../database.ts';
import type { Faults } from '../processor/faults.ts';
import { becomeTheWriter, dueTransfers, insertLine, type LineRow, markReturned, markSettled, type TransferRow } from './queries.ts';
import { bankDay, oddAccount, ODD_ACCOUNTS, RETURN_CODES, type ReturnCode, settlesAt } from './rules.ts';

/** The bank's parts, made once at start. */
export interface Branch {
  db: Database;
  clock: Clock;
  log: Logger;
  key: string;
  faults: Faults;
}

export const bankId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** The money leaves the account. */
export async function settle(branch: Branch, tx: Tx, transfer: TransferRow): Promise<void> {
  const at = branch.clock.now();
  await markSettled(tx, transfer.id, at);
  await book(tx, transfer, { sign: 'debit', type: 'payment', description: `ACH credit to ${transfer.name}`, at });
}

/** The other bank gives it back. What had left the account comes in again as a line of its own; what had not never shows. */
export async function sendBack(branch: Branch, tx: Tx, transfer: TransferRow, code: ReturnCode): Promise<void> {
  const at = branch.clock.now();
  await markReturned(tx, transfer.id, code, at);
  if (transfer.status === 'settled')
    await book(tx, transfer, { sign: 'credit', type: 'return', description: `ACH return ${code}: ${RETURN_CODES[code]}`, at });
}

async function book(tx: Tx, transfer: TransferRow, line: Pick<LineRow, 'sign' | 'type' | 'description'> & { at: Date }): Promise<void> {
  await insertLine(tx, {
    id: bankId('line'),
    day: bankDay(line.at),
    amount_cents: transfer.amount_cents,
    sign: line.sign,
    type: line.type,
    reference: transfer.reference,
    description: line.description,
    transfer_id: transfer.id,
    booked_at: line.at,
  });
}

/** Settles and sends back what has fallen due by the sandbox's clock. */
export async function doDueTransfers(branch: Branch): Promise<number> {
  return await branch.db.tx(async (tx) => {
    await becomeTheWriter(tx);
    const now = branch.clock.now();
    const due = await dueTransfers(tx, now, Object.keys(ODD_ACCOUNTS));
    let done = 0;
    for (const transfer of due) {
      const odd = oddAccount(transfer.account_number);
      if (transfer.status === 'pending' && odd && !odd.afterSettling) await sendBack(branch, tx, transfer, odd.code);
      else if (transfer.status === 'pending') await settle(branch, tx, transfer);
      else if (odd?.afterSettling && settlesAt(transfer.settled_at!) <= now) await sendBack(branch, tx, transfer, odd.code);
      else continue;
      done++;
    }
    return done;
  });
}
