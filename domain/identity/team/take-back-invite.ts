import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { requestLink } from '../links/request-link.ts';
import {
  countInviteMails,
  endLinks,
  type InviteRow,
  inviteById,
  lockInvite,
  takeBackInviteRow,
  takenBackByLink,
} from '../queries/links.ts';
import { requireLeader, requireWithinReach } from './lead-agency.ts';

/** Mails of one invitation in an hour: enough for a lost one, too few to pester an address with. */
const MAILS_PER_HOUR = 3;

/**
 * Takes an open invitation back: its link works no more, from this commit on. Once more changes nothing. By operators, and by an agency's admins
 * for those who would work nowhere but where they do. Refuses identity.no_such_invite, .beyond_reach, .invite_accepted.
 */
export async function takeBackInvite(app: App, scope: Scope, input: { inviteId: string }): Promise<void> {
  await decide(app, scope, input.inviteId, async (tx, inside, invite) => {
    if (invite.takenBackAt) return;
    const at = app.clock.now();
    if (!(await takeBackInviteRow(tx, invite.id, scope.actor, at))) refuse('identity.invite_accepted');
    await endLinks(tx, { loginId: null, signUpId: null, inviteId: invite.id }, ['invite'], at);
    await audit(tx, inside, { action: 'identity.invite_taken_back', subject: invite.id, agency: invite.agencyId }, at);
  });
}

/**
 * Sends an open invitation again, with a new link that ends the one before. By the same. Refuses identity.no_such_invite,
 * .beyond_reach, .invite_accepted, .invite_taken_back, .invite_sent_often.
 */
export async function sendInviteAgain(app: App, scope: Scope, input: { inviteId: string }): Promise<void> {
  await decide(app, scope, input.inviteId, async (tx, inside, invite) => {
    if (invite.takenBackAt) refuse('identity.invite_taken_back');
    const at = app.clock.now();
    if ((await countInviteMails(tx, invite.id, new Date(at.getTime() - 3_600_000))) >= MAILS_PER_HOUR) refuse('identity.invite_sent_often');
    const { realm, emailKey } = invite;
    // In the language of whom it invites, not of whoever presses the button.
    const order = { purpose: 'invite', realm, emailKey, source: 'invite', inviteId: invite.id } as const;
    await requestLink(app, tx, { ...inside, lang: invite.lang }, order);
    await audit(tx, inside, { action: 'identity.invite_sent_again', subject: invite.id, agency: invite.agencyId }, at);
  });
}

/** Whether this link is one of an invitation that was taken back: whoever holds it is told so. Says nothing of any other link. */
export async function isInviteTakenBack(app: App, scope: Scope, input: { token: unknown; realm: 'staff' | 'operator' }): Promise<boolean> {
  const { token, realm } = input;
  if (typeof token !== 'string' || token === '') return false;
  return await app.tx(systemScope(scope.request), (tx) => takenBackByLink(tx, hashToken(token), realm));
}

/** With the invitation held: whoever accepts it at the same moment comes before or after, never between. */
async function decide(
  app: App,
  scope: Scope,
  inviteId: string,
  then: (tx: Tx, inside: Scope, invite: InviteRow) => Promise<void>,
): Promise<void> {
  await app.tx(systemFor(scope), async (tx) => {
    await lockInvite(tx, inviteId);
    const invite = await inviteById(tx, inviteId);
    requireLeader(scope, invite?.realm === 'staff' ? invite.agencyId : null);
    if (!invite) refuse('identity.no_such_invite');
    requireWithinReach(scope, invite.facilities);
    if (invite.acceptedAt) refuse('identity.invite_accepted');
    await then(tx, systemFor(scope, invite.agencyId), invite);
  });
}
