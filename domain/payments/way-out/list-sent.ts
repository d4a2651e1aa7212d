import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { numberedWays, type SentRow } from './queries.ts';
import { NUMBER_MAX } from './ways.ts';

const PAGE = 50;

/** Checks and transfers that two people agreed to, some fifty on a page, the newest first; with a `number`, those with just that one. Finance; audited. */
export async function listSent(
  app: App,
  scope: Scope,
  input: { number: string; after: string | null },
): Promise<{ items: SentRow[]; next: string | null }> {
  requireOperator(scope, 'finance');
  const typed = cleanText(input.number, { max: NUMBER_MAX });
  const number = typed.ok ? typed.value : null;
  return await app.tx(scope, async (tx) => {
    const found = await numberedWays(tx, { number, after: input.after, limit: PAGE + 1 });
    const page = found.slice(0, PAGE);
    const items = page.filter(({ isApproved }) => isApproved);
    await audit(tx, scope, { action: 'payments.sent_listed', subject: '-', details: { found: items.length } }, app.clock.now());
    return { items, next: found.length > PAGE ? page.at(-1)!.ask : null };
  });
}
