import { createHmac } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import type { PasskeyRow } from '../queries/passkeys.ts';
import { CHALLENGE_MINUTES, type ChallengeUse, makeChallenge } from './challenge.ts';
import { relyingParty } from './relying-party.ts';

const TIMEOUT = CHALLENGE_MINUTES * 60_000;
/** Ed25519, P-256, RSA: what every phone and key can do one of. */
export const ALGORITHMS = [-8, -7, -257];

export interface Owner {
  handle: Buffer<ArrayBuffer>;
  email: string;
  name: string | null;
}

/** What a login is called on its devices: 32 bytes that tell nothing of it. */
export function handleOf(app: Pick<App, 'secret'>, subjectId: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac('sha256', app.secret('identity.passkey.handle')).update(subjectId).digest());
}

/** What the browser is told when it shall make a passkey: kept on the device, opened by finger, face or PIN. Needs no proof of its maker. */
export async function askToMake(
  app: App,
  of: ChallengeUse,
  owner: Owner,
  has: readonly PasskeyRow[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const party = relyingParty(app, of.realm);
  return await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: owner.email,
    userDisplayName: owner.name ?? owner.email,
    userID: owner.handle,
    challenge: makeChallenge(app, of),
    timeout: TIMEOUT,
    attestationType: 'none',
    excludeCredentials: has.map(named),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** What the browser is told when a passkey shall be used: any of this surface, or one of these. */
export async function askToUse(
  app: App,
  of: ChallengeUse,
  among: readonly PasskeyRow[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await generateAuthenticationOptions({
    rpID: relyingParty(app, of.realm).id,
    challenge: makeChallenge(app, of),
    timeout: TIMEOUT,
    userVerification: 'required',
    allowCredentials: among.map(named),
  });
}

const named = ({ credentialId, transports }: PasskeyRow) => ({ id: credentialId.toString('base64url'), transports });
