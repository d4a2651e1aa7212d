import { passkeyOffer } from '#web/identity/passkey-pages.ts';

export const GET = passkeyOffer('operator');
