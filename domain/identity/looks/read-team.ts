import type { Tx } from '#kernel/db.ts';
import { type Lang, type Reach, requireRealm, type Scope } from '#kernel/scope.ts';
import { workingLogins } from '../queries/people.ts';

export interface TeamMember {
  loginId: string;
  name: string;
  email: string;
  roles: readonly string[];
  facilities: Reach;
  disabled: boolean;
  lang: Lang;
}

/** Everybody who has a login of an agency, closed ones too, or (null) the operators. For jobs; people see listPeople. */
export async function readTeam(tx: Tx, scope: Scope, agencyId: string | null): Promise<TeamMember[]> {
  requireRealm(scope, 'system');
  return await workingLogins(tx, agencyId);
}
