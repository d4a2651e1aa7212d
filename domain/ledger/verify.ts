import type { App } from '#kernel/app.ts';
import { allowMinutes } from '#kernel/db.ts';
import { systemScope } from '#kernel/scope.ts';
import { checks } from './queries/verify.ts';

/** A book of millions of journals takes a rule longer than any page may take. */
const MINUTES_A_RULE = 60;

export interface Finding {
  /** The rule that is broken: `journal_unbalanced`, `chain_broken`, … (README.md lists them). */
  readonly check: string;
  /** The journal's key, the account's code or the hold's key. */
  readonly subject: string;
  readonly detail: string;
}

/** Proves the whole book from its entries up. An empty list means that every rule holds. Reads only; posting goes on meanwhile. */
export async function verifyLedger(app: Pick<App, 'tx'>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, query } of checks) {
    const rows = await app.tx(systemScope('ledger.verify'), async (tx) => {
      await allowMinutes(tx, MINUTES_A_RULE);
      return (await query.execute(tx)).rows;
    });
    findings.push(...rows.map(({ subject, detail }) => ({ check: name, subject, detail })));
  }
  return findings;
}
