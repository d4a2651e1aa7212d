import { agenciesWithPrograms, type EventType, tellPrograms } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Heard, Subscriber } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import {
  TRANSFER_APPLIED,
  TRANSFER_POSTED,
  TRANSFER_RETURNING,
  type TransferApplied,
  type TransferPosted,
  type TransferReturning,
} from '../events.ts';
import { statesOf, transferById, type TransferRow } from '../queries/transfers.ts';

/** News of transfers for the agency's own programs: ids and states, nothing of the sender, the person or the amount. */
export const programSubscribers: readonly Subscriber[] = [
  {
    event: TRANSFER_APPLIED,
    name: 'transfers.tell_programs_received',
    runAll: tellReceived,
  },
  {
    event: TRANSFER_POSTED,
    name: 'transfers.tell_programs_posted',
    run: (app, tx, _scope, { transfer, agency, facility }: TransferPosted) =>
      tell(app, tx, agency, 'transfer.posted', { transfer, facility, state: 'posted', reason: null }),
  },
  { event: TRANSFER_RETURNING, name: 'transfers.tell_programs_returned', run: tellReturned },
];

async function tellReceived(app: App, tx: Tx, heard: readonly Heard<TransferApplied>[]): Promise<void> {
  const listening = await agenciesWithPrograms(tx, [...new Set(heard.map(({ news }) => news.agency))]);
  for (const { transfer, agency, facility } of heard.map(({ news }) => news)) {
    if (listening.has(agency)) await tell(app, tx, agency, 'transfer.received', { transfer, facility, state: 'waiting', reason: null });
  }
}

/** Only of what the agency has heard of before: money that never came as far is no news to it. */
async function tellReturned(app: App, tx: Tx, _scope: Scope, { transfer, agency, why }: TransferReturning): Promise<void> {
  const row = await transferById(tx, transfer);
  if (!row || !(await statesOf(tx, transfer)).some(({ kind }) => kind === 'applied')) return;
  const type = why === 'cancelled' ? 'transfer.cancelled' : 'transfer.returned';
  await tell(app, tx, agency, type, { transfer, facility: row.facilityId, state: 'returned', reason: why });
}

/** In the transaction that hands it over: from now on the agency alone decides. */
export async function tellHandedOver(app: App, tx: Tx, transfer: TransferRow): Promise<void> {
  const { transferId, agencyId, facilityId: facility } = transfer;
  await tell(app, tx, agencyId, 'transfer.handed_over', { transfer: transferId, facility, state: 'waiting', reason: null });
}

interface TransferNews extends Readonly<Record<string, string | null>> {
  transfer: string;
  facility: string;
  state: 'waiting' | 'posted' | 'returned';
  reason: string | null;
}

async function tell(app: App, tx: Tx, agency: string, type: Exclude<EventType, 'roster.ended'>, data: TransferNews): Promise<void> {
  await tellPrograms(app, tx, { agency, type, data });
}
