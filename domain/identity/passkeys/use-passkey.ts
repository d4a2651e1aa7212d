import { type AuthenticationResponseJSON, type VerifiedAuthenticationResponse, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { sameSecret } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { holdPasskey, notePasskeyUse, type PasskeyRow, takeChallenge } from '../queries/passkeys.ts';
import { type ChallengeUse, openChallenge } from './challenge.ts';
import { challengeIn, readUsed } from './read-answer.ts';
import { relyingParty } from './relying-party.ts';

export interface UsedPasskey {
  passkeyId: string;
  loginId: string;
}

/**
 * Checks what a device answered and uses the challenge up, right or wrong. The person was verified by the device (finger, face
 * or PIN), so a passkey is two factors in one. `loginId`: whose it must be; null: whoever's it is, and then the device says whose.
 * The work that relies on it asks `passkeyStands` once more in its own transaction.
 * Refuses identity.passkey_over (too late, used before, asked of somebody else) and identity.passkey_wrong (everything else).
 */
export async function usePasskey(
  app: App,
  scope: Scope,
  asked: ChallengeUse & { answer: unknown; loginId: string | null },
): Promise<UsedPasskey> {
  const response = readUsed(asked.answer);
  if (!response) refuse('identity.passkey_wrong');
  const challenge = openChallenge(app, asked, challengeIn(response.response.clientDataJSON));
  if (!challenge) refuse('identity.passkey_over');
  const inside = systemScope(scope.request);
  const taken = await app.tx(inside, (tx) => takeChallenge(tx, challenge.hash, challenge.expiresAt));
  if (!taken) refuse('identity.passkey_over');
  const used = await app.tx(inside, (tx) => check(app, tx, inside, asked, response));
  if (typeof used !== 'string') return used;
  app.log.warn({ realm: asked.realm, use: asked.use, why: used, request: scope.request }, 'a passkey was refused');
  return refuse('identity.passkey_wrong');
}

async function check(
  app: App,
  tx: Tx,
  scope: Scope,
  asked: ChallengeUse & { loginId: string | null },
  response: AuthenticationResponseJSON,
): Promise<UsedPasskey | string> {
  const passkey = await holdPasskey(tx, Buffer.from(response.id, 'base64url'));
  if (!passkey || passkey.realm !== asked.realm) return 'not known';
  if (asked.loginId !== null && passkey.loginId !== asked.loginId) return "somebody else's";
  const { userHandle } = response.response;
  if (userHandle === undefined ? asked.loginId === null : !sameSecret(Buffer.from(userHandle, 'base64url'), passkey.userHandle))
    return 'other handle';
  const verified = await verify(app, asked, response, passkey);
  if (typeof verified === 'string') return verified;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  // Phones count nothing and say 0 for ever; a key that counts and falls behind has a twin somewhere.
  if ((newCounter > 0 || passkey.signCount > 0n) && BigInt(newCounter) <= passkey.signCount) {
    const details = { passkey: passkey.id, kept: Number(passkey.signCount), said: newCounter };
    await audit(tx, scope, { action: 'identity.passkey_counted_back', subject: passkey.loginId, details }, new Date());
    return 'counted back';
  }
  await notePasskeyUse(tx, passkey.id, { signCount: newCounter, backedUp: credentialBackedUp, at: new Date() });
  return { passkeyId: passkey.id, loginId: passkey.loginId };
}

/** The signature, host, origin and the person's presence. What is wrong with it is for the log only. */
async function verify(
  app: App,
  asked: ChallengeUse,
  response: AuthenticationResponseJSON,
  passkey: PasskeyRow,
): Promise<VerifiedAuthenticationResponse | string> {
  const party = relyingParty(app, asked.realm);
  try {
    const verified = await verifyAuthenticationResponse({
      response,
      // Looked at before this, with what it is bound to.
      expectedChallenge: () => true,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: Uint8Array.from(passkey.publicKey), counter: 0 },
    });
    return verified.verified ? verified : 'signature';
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
  }
}
