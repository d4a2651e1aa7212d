import { tellCustomer, type Words } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Sweep } from '#kernel/jobs.ts';
import { publish } from '#kernel/outbox.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { PERSON_MOVED, type PersonMoved } from '../events.ts';
import { readServices } from '../policies/read-policies.ts';
import { selectAgency, selectFacility } from '../queries/agencies.ts';
import { customersOf, type Move, movesToTell, takeMove } from '../queries/moves.ts';
import { selectResident } from '../queries/residents.ts';
import { standingsOf } from './read-standing.ts';

const AT_ONCE = 200;

/**
 * A person is held elsewhere, or no more: who may reach him, or might until now, hears it, and nothing but what the agency's roster says. What has been put right
 * in the meantime is not told.
 */
export const tellMoves: Sweep = {
  name: 'directory.tell_moves',
  everySeconds: 60,
  async run(app) {
    const scope = systemScope('directory-tell-moves');
    for (const recordId of await app.tx(scope, (tx) => movesToTell(tx, AT_ONCE)))
      await app.tx(scope, async (tx) => {
        const move = await takeMove(tx, recordId);
        if (move) await tell(app, tx, scope, move);
      });
  },
};

async function tell(app: App, tx: Tx, scope: Scope, move: Move): Promise<void> {
  const person = await selectResident(tx, move.residentId);
  const [agency, facility] = [await selectAgency(tx, move.agencyId), await selectFacility(tx, move.facilityId)];
  const stands =
    person && (move.kind === 'released' ? person.status === 'released' : person.status === 'here' && person.facilityId === facility?.id);
  if (!stands || !agency || !facility) return;
  await publish(tx, scope, PERSON_MOVED, { resident: person.id } satisfies PersonMoved);
  const now = app.clock.now();
  const tellsOfStamps = move.kind === 'released' && (await readServices(tx, facility, now)).letters;
  const about = { name: `${person.givenName} ${person.familyName}`, facility: facility.name, agency: agency.name };
  for (const customer of await customersOf(tx, move.residentId)) {
    if (!(await mayHear(tx, scope, customer, person, now))) continue;
    await tellCustomer(tx, scope, {
      customer,
      kind: 'people',
      template: `person_${move.kind}`,
      key: `move:${move.recordId}:${customer}`,
      at: now,
      write: () => ({
        subject: words('subject'),
        heading: words(`${move.kind}_heading`),
        blocks: [
          { kind: 'text', text: words(`${move.kind}_text`, about) },
          { kind: 'text', text: words(`${move.kind}_next`) },
          ...(tellsOfStamps ? [{ kind: 'text' as const, text: words('released_stamps') }] : []),
          { kind: 'soft', text: words('source', { agency: agency.name }) },
          { kind: 'button', text: { key: 'contacts.mail.see' }, path: `/people/${move.residentId}` },
        ],
      }),
    });
  }
}

/** Never past an order or a block. Else whoever may use a service with the person, or was approved: a move may have ended just that. */
async function mayHear(
  tx: Tx,
  scope: Scope,
  customer: string,
  person: { id: string; agencyId: string; facilityId: string },
  now: Date,
): Promise<boolean> {
  const standing = (await standingsOf(tx, scope, customer, [person], now)).get(person.id)!;
  const uses = Object.values(standing.services);
  if (standing.blockedAt !== null || uses.some(({ use }) => !use.ok && use.because === 'restricted')) return false;
  return uses.some(({ use, newest }) => use.ok || newest?.state === 'approved');
}

function words(key: string, params?: Words['params']): Words {
  return { key: `contacts.move.${key}`, ...(params ? { params } : {}) };
}
