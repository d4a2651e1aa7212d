import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** What a browser's answer may weigh as text. Real ones stay below 4 kB. */
const LONGEST = 20_000;

/** An answer to "make a passkey" as the page's script sends it; null when it is none. Says nothing of whether it is true. */
export function readMade(text: unknown): RegistrationResponseJSON | null {
  const said = parse(text);
  const { clientDataJSON, attestationObject, transports } = said?.response ?? {};
  if (!said || typeof clientDataJSON !== 'string' || typeof attestationObject !== 'string') return null;
  const ways = Array.isArray(transports)
    ? transports.filter((way) => typeof way === 'string' && /^[a-z-]{2,20}$/.test(way)).slice(0, 8)
    : [];
  const response = { clientDataJSON, attestationObject, transports: ways as string[] };
  return { id: said.id, rawId: said.id, type: 'public-key', clientExtensionResults: {}, response };
}

/** The same for "use a passkey". */
export function readUsed(text: unknown): AuthenticationResponseJSON | null {
  const said = parse(text);
  const { clientDataJSON, authenticatorData, signature, userHandle } = said?.response ?? {};
  if (!said || typeof clientDataJSON !== 'string' || typeof authenticatorData !== 'string' || typeof signature !== 'string') return null;
  const response = { clientDataJSON, authenticatorData, signature, ...(typeof userHandle === 'string' ? { userHandle } : {}) };
  return { id: said.id, rawId: said.id, type: 'public-key', clientExtensionResults: {}, response };
}

function parse(text: unknown): { id: string; response: Record<string, unknown> } | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null || !('id' in said) || !('response' in said)) return null;
  const { id, response } = said;
  if (typeof id !== 'string' || !/^[\w-]{1,1400}$/.test(id) || typeof response !== 'object' || response === null) return null;
  return { id, response: response as Record<string, unknown> };
}

/** The challenge that an answer is about; "" when it can't be read. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const found = typeof said === 'object' && said !== null && 'challenge' in said ? said.challenge : '';
    return typeof found === 'string' ? found : '';
  } catch {
    return '';
  }
}
