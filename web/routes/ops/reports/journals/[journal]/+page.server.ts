import { readJournal } from '#domain/ledger/index.ts';
import { runLoad } from '#web/load.ts';
import { accountNames } from '#web/reports/account-names.ts';
import { shownJournals } from '#web/reports/shown-journal.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const journal = await readJournal(app, scope, { id: event.params.journal });
    const nameOf = await accountNames(
      app,
      scope,
      journal.entries.map(({ account }) => account),
    );
    const { actor, reverses, reversedBy, reference, key } = journal;
    const by = actor === null ? null : ((await nameLogins(app, scope, [actor])).get(actor) ?? actor);
    return { journal: shownJournals([journal], nameOf, lang)[0]!, key, reference, reverses, reversedBy, by };
  });
