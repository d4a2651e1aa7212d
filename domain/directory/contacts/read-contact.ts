import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { type ApprovalService, approvalServices } from '../policies/approval-rule.ts';
import { selectSteps, type StepRow } from '../queries/approvals.ts';
import { selectContacts } from '../queries/residents.ts';
import { readResident, type Resident } from '../people/read-resident.ts';
import { readStandings, type Standing } from './read-standing.ts';

export interface ContactPage {
  contactId: string;
  resident: Resident;
  standing: Standing;
  /** Whether the legal name is known that a clerk compares. */
  hasDetails: boolean;
  now: Date;
  /** Every step of the newest ask of each service. */
  steps: Partial<Record<ApprovalService, StepRow[]>>;
}

/** A person on the customer's list with where each service stands. Customers. Refuses: directory.unknown_contact. */
export async function readContact(app: App, scope: Scope, residentId: string): Promise<ContactPage> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!isId('res', residentId)) refuse('directory.unknown_contact');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const contact =
      (await selectContacts(tx, customer)).find((one) => one.residentId === residentId) ?? refuse('directory.unknown_contact');
    const resident = (await readResident(tx, residentId, now)) ?? refuse('directory.unknown_contact');
    const standing = (await readStandings(tx, scope, [resident], now)).get(residentId)!;
    const steps: ContactPage['steps'] = {};
    for (const service of approvalServices) {
      const { newest } = standing.services[service];
      if (newest) steps[service] = await selectSteps(tx, newest.id);
    }
    const hasDetails = (await readPersonalDetails(tx, scope, customer)) !== null;
    return { contactId: contact.id, resident, standing, hasDetails, now, steps };
  });
}

/** Where money, mail and visits stand for all people on the list, for the first page. */
export async function listStandings(app: App, scope: Scope): Promise<Map<string, Standing>> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const people = (await selectContacts(tx, customer)).map(({ residentId, agencyId, facilityId }) => ({
      id: residentId,
      agencyId,
      facilityId,
    }));
    return await readStandings(tx, scope, people, app.clock.now());
  });
}
