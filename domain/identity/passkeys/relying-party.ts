import type { App } from '#kernel/app.ts';
import type { LoginRealm } from '../email.ts';

export interface RelyingParty {
  /** The host a passkey is bound to: the surface's own, so that one of the families' pages is none of the staff's. */
  id: string;
  name: string;
  origin: string;
}

const SURFACES = { customer: 'family', staff: 'staff', operator: 'ops' } as const;

/** Who a passkey is made for, by the installation's settings and never by a request. */
export function relyingParty(app: Pick<App, 'origins'>, realm: LoginRealm): RelyingParty {
  const { origin, hostname } = new URL(app.origins[SURFACES[realm]]);
  return { id: hostname, name: 'Kinline', origin };
}
