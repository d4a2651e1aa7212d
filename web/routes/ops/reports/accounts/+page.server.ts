import { listAccounts } from '#domain/ledger/index.ts';
import { runLoad } from '#web/load.ts';
import { accountNames } from '#web/reports/account-names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const family = (asked.get('family') ?? '').slice(0, 100);
    const { day, accounts, next } = await listAccounts(app, scope, { family, day: asked.get('day'), after: asked.get('after') });
    const codes = accounts.map(({ code }) => code);
    const nameOf = await accountNames(app, scope, codes);
    const to = (more: Record<string, string>): string => `/reports/accounts?${new URLSearchParams({ family, day, ...more })}`;
    return {
      day,
      kind: nameOf(family),
      accounts: accounts.map((one) => ({ ...one, name: nameOf(one.code) })),
      first: asked.has('after') ? to({}) : undefined,
      next: next === null ? undefined : to({ after: next }),
    };
  });
