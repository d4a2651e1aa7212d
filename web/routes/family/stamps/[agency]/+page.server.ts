import { redirect } from '@sveltejs/kit';
import { listContacts } from '#domain/directory/index.ts';
import { listPacksLeft, orderStamps, readShop, readStampStatement, type StampLine } from '#domain/stamps/index.ts';
import { newId } from '#kernel/ids.ts';
import { runForm } from '#web/form.ts';
import { draftsAt } from '#web/letters/drafts-at.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page of the order or the letter that a line belongs to. */
function hrefOf(reference: string | null): string | null {
  if (reference?.startsWith('sto_')) return `/stamps/orders/${reference}`;
  return reference?.startsWith('let_') ? `/letters/${reference.replace(/:reply$/, '')}` : null;
}

const lineOf = ({ journalId, at, kind, reference, changeCents, balanceCents }: StampLine) => ({
  key: String(journalId),
  at,
  // The stamp that was sent along for an answer is used by the answer.
  kind: kind === 'stamps_spent' && reference?.endsWith(':reply') ? 'reply_spent' : kind,
  href: hrefOf(reference),
  change: changeCents,
  after: balanceCents,
});

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency } = event.params;
    const before = /^\d{1,18}$/.exec(event.url.searchParams.get('before') ?? '')?.[0];
    const shop = await readShop(app, scope, agency);
    const people = (await listContacts(app, scope)).map(({ resident }) => resident);
    const { lines, next } = await readStampStatement(app, scope, { agency, before: before === undefined ? null : BigInt(before) });
    return {
      ...shop,
      drafts: await draftsAt(app, scope, agency),
      packsLeft: await listPacksLeft(app, scope, agency),
      // Each pack is an order of its own, however often the button is pressed.
      packs: shop.packs.map((pack) => ({ ...pack, choice: `${newId('sto')}.${pack.stamps}.${pack.totalCents}` })),
      people: people
        .filter((one) => one.agency.id === agency && one.status === 'here' && one.services.letters)
        .map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}` })),
      lines: lines.map(lineOf),
      older: next === null ? undefined : `/stamps/${agency}?before=${next}`,
      newer: before === undefined ? undefined : `/stamps/${agency}`,
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { pack: 'text' }, async ({ pack }) => {
      const { app, scope } = event.locals;
      const [, order = '', stamps = '0', total = '0'] = /^(sto_\w+)\.(\d{1,4})\.(\d{1,9})$/.exec(pack) ?? [];
      const { agency } = event.params;
      const { orderId } = await orderStamps(app, scope, { order, agency, stamps: BigInt(stamps), totalCents: BigInt(total) });
      redirect(303, `/stamps/orders/${orderId}`);
    }),
};
