import { listContacts } from '#domain/directory/index.ts';
import { listDrafts } from '#domain/mail/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';

/** The letters that wait for stamps of one agency: to whom, and where writing goes on. */
export async function draftsAt(app: App, scope: Scope, agencyId: string): Promise<{ name: string; href: string }[]> {
  const kept = new Set((await listDrafts(app, scope)).filter(({ body }) => body !== '').map(({ residentId }) => residentId));
  const people = (await listContacts(app, scope)).map(({ resident }) => resident);
  return people
    .filter(({ id, agency }) => agency.id === agencyId && kept.has(id))
    .map(({ id, givenName, familyName }) => ({ name: `${givenName} ${familyName}`, href: `/letters/write/${id}/check` }));
}
