import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type FieldError, refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { checkEmail } from '../email.ts';
import { type ChosenGrants, type Grants, readGrants, readOperatorRoles, requireLeader } from './lead-agency.ts';
import { checkPersonName } from '../details/person-name.ts';
import { insertInvite } from '../queries/links.ts';
import { loginByEmail } from '../queries/logins.ts';
import { requestLink } from '../links/request-link.ts';

/** The system alone may leave out `agencyFacilities`. */
export type StaffInvite = ChosenGrants & { email: unknown; name: unknown; agencyId: string };

/**
 * Invites an agency's staff member by a link; whoever accepts it chooses a password and a second factor. By operations, and
 * by an agency's admins for their own agency, as far as they work there themselves. Refuses wrong fields, and identity.already_invited for an address with a staff login.
 */
export async function inviteStaff(app: App, scope: Scope, input: StaffInvite): Promise<{ inviteId: string }> {
  requireLeader(scope, input.agencyId);
  const agencyFacilities = input.agencyFacilities ?? (scope.realm === 'system' ? input.facilities : []);
  return await invite(app, scope, { ...input, realm: 'staff' }, (others) => readGrants(scope, { ...input, agencyFacilities }, others));
}

export interface OperatorInvite {
  email: unknown;
  name: unknown;
  /** What is given besides support: finance, operations. */
  roles: readonly string[];
}

/** Invites an operator by a link. By operations; by the system on a new installation. Refuses wrong fields, and identity.already_invited. */
export async function inviteOperator(app: App, scope: Scope, input: OperatorInvite): Promise<{ inviteId: string }> {
  requireLeader(scope, null);
  return await invite(app, scope, { ...input, realm: 'operator', agencyId: null }, (others) => {
    return { roles: readOperatorRoles(input.roles, others), facilities: [] };
  });
}

interface Invite {
  realm: 'staff' | 'operator';
  email: unknown;
  name: unknown;
  agencyId: string | null;
}

async function invite(
  app: App,
  scope: Scope,
  input: Invite,
  grantsWith: (others: readonly FieldError[]) => Grants,
): Promise<{ inviteId: string }> {
  const errors: FieldError[] = [];
  const email = checkEmail(input.email);
  if (!email.ok) errors.push({ field: 'email', code: `identity.${email.reason}` });
  const name = checkPersonName(input.name, 120);
  if (!name.ok) errors.push({ field: 'name', code: `identity.name_${name.reason}`, params: { most: 120 } });
  const { roles, facilities } = grantsWith(errors);
  if (!email.ok || !name.ok) throw new Error('unreachable');
  const inside = systemFor(scope, input.agencyId);
  return await app.tx(inside, async (tx) => {
    if (await loginByEmail(tx, input.realm, email.key)) refuse('identity.already_invited', {}, 'email');
    const inviteId = await insertInvite(tx, {
      realm: input.realm,
      email: email.email,
      emailKey: email.key,
      name: name.value,
      agencyId: input.agencyId,
      roles: [...roles],
      facilities,
      lang: scope.lang,
      invitedBy: scope.actor,
      at: app.clock.now(),
    });
    await requestLink(app, tx, inside, { purpose: 'invite', realm: input.realm, emailKey: email.key, source: 'invite', inviteId });
    const details = { invite: inviteId, realm: input.realm, roles, facilities };
    await audit(tx, inside, { action: 'identity.invited', subject: inviteId, agency: input.agencyId, details }, app.clock.now());
    return { inviteId };
  });
}
