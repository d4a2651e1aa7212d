import { readTransferFile, timeline } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import { accountNames } from '#web/reports/account-names.ts';
import { isEven, leftBy, shownJournals } from '#web/reports/shown-journal.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const { journals, ...file } = await readTransferFile(app, scope, event.params.id);
    const said = (['done', 'waits'] as const).find((one) => event.url.searchParams.has(one)) ?? null;
    const nameOf = await accountNames(
      app,
      scope,
      journals.flatMap(({ entries }) => entries.map(({ account }) => account)),
    );
    const own = journals.filter(({ sharedBy }) => sharedBy === null);
    const shared = journals.filter(({ sharedBy }) => sharedBy !== null);
    return {
      file,
      said,
      steps: timeline(file, lang),
      journals: shownJournals(own, nameOf, lang),
      shared: shownJournals(shared, nameOf, lang).map((shown, i) => ({ ...shown, sharedBy: shared[i]!.sharedBy! })),
      left: leftBy(own, nameOf),
      isEven: isEven(journals),
    };
  });
