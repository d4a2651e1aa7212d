import type { Glimpse, TrailLook, WorkSource } from '#kernel/looks.ts';
import { moneyFor, peopleOfTransfers, troubleOf } from './queries/work.ts';

const FOUND_AT_MOST = 10;

/** Looks at transfers, and at somebody's wallet in the books. A day's list of what came in is the clerk's desk, not a look. */
export const workSource: WorkSource = {
  looks: ['transfers.read', 'transfers.searched', 'ledger.account_read'],
  async peopleOf(tx, realm, looks) {
    const seen = looks.map((look) => ({ look, ids: transfersIn(look) }));
    const people = await peopleOfTransfers(tx, [...new Set(seen.flatMap(({ ids }) => ids))]);
    return seen.flatMap(({ look, ids }) => {
      if (look.action === 'ledger.account_read') return walletOf(look);
      const found = ids.flatMap((id) => people.get(id) ?? []).map((sent) => (realm === 'staff' ? sent.residentId : sent.customer));
      return [...new Set(found)].map((person): Glimpse => ({ person, at: look.at }));
    });
  },
  async hadWork(tx, realm, glimpses) {
    return await (realm === 'staff' ? moneyFor : troubleOf)(tx, glimpses);
  },
};

// Of the accounts only wallets are people's.
function walletOf({ subject, at }: TrailLook): Glimpse[] {
  const [family, person] = subject.split(':');
  return family === 'wallet' && person !== undefined ? [{ person, at }] : [];
}

function transfersIn({ action, subject, details }: TrailLook): string[] {
  if (action === 'transfers.read') return [subject];
  const found: unknown[] = Array.isArray(details.found) ? details.found : [];
  return found.length > FOUND_AT_MOST ? [] : found.filter((id) => typeof id === 'string');
}
