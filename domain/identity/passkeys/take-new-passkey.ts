import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { takeChallenge } from '../queries/passkeys.ts';
import { ALGORITHMS } from './ask-passkey.ts';
import { type ChallengeUse, openChallenge } from './challenge.ts';
import { challengeIn, readMade } from './read-answer.ts';
import { relyingParty } from './relying-party.ts';

export interface NewPasskey {
  credentialId: Buffer;
  publicKey: Buffer;
  signCount: number;
  transports: string[];
  backedUp: boolean;
}

/**
 * Checks a passkey that a device has just made and uses the challenge up. Refuses identity.passkey_missing, .passkey_over and
 * .passkey_wrong, beside the field `passkey`.
 */
export async function takeNewPasskey(app: App, scope: Scope, asked: ChallengeUse & { answer: unknown }): Promise<NewPasskey> {
  if (asked.answer === undefined || asked.answer === '') refuse('identity.passkey_missing', {}, 'passkey');
  const response = readMade(asked.answer);
  if (!response) refuse('identity.passkey_wrong', {}, 'passkey');
  const challenge = openChallenge(app, asked, challengeIn(response.response.clientDataJSON));
  if (!challenge) refuse('identity.passkey_over', {}, 'passkey');
  const taken = await app.tx(systemScope(scope.request), (tx) => takeChallenge(tx, challenge.hash, challenge.expiresAt));
  if (!taken) refuse('identity.passkey_over', {}, 'passkey');
  const made = await verify(app, asked, response);
  if (typeof made !== 'string') return made;
  app.log.warn({ realm: asked.realm, use: asked.use, why: made, request: scope.request }, 'a new passkey was refused');
  return refuse('identity.passkey_wrong', {}, 'passkey');
}

async function verify(app: App, asked: ChallengeUse, response: RegistrationResponseJSON): Promise<NewPasskey | string> {
  const party = relyingParty(app, asked.realm);
  try {
    if (!provesNothing(response.response.attestationObject)) return 'brings a certificate';
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: () => true,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return 'attestation';
    const { credential, credentialBackedUp } = registrationInfo;
    if (credential.id !== response.id) return 'other id';
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      signCount: credential.counter,
      transports: response.response.transports ?? [],
      backedUp: credentialBackedUp,
    };
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
  }
}

/**
 * Whether the answer comes without its maker's certificates, as we ask for. Those we don't want would have us fetch lists from
 * addresses that a stranger wrote into them.
 */
function provesNothing(attestationObject: string): boolean {
  const object = decodeAttestationObject(Uint8Array.from(Buffer.from(attestationObject, 'base64url')));
  const format = object.get('fmt');
  return format === 'none' || (format === 'packed' && object.get('attStmt').get('x5c') === undefined);
}
