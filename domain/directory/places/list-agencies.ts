import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Agency } from './agency.ts';
import { selectAgencies } from '../queries/agencies.ts';

/** The agencies the scope may see, by state: the open ones for families, its own for staff, all for operators. */
export async function listAgencies(app: App, scope: Scope): Promise<Agency[]> {
  return await app.tx(scope, selectAgencies);
}
