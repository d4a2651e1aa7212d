import type { App } from '#kernel/app.ts';
import { type Scope, requireActor, requireRealm, systemScope } from '#kernel/scope.ts';
import { type Device, readDevice } from '../sign-in/device.ts';
import type { LoginRealm } from '../email.ts';
import { openSessions } from '../queries/sessions.ts';
import { sessionTimes } from './session-times.ts';

export interface OpenSession {
  id: string;
  device: Device;
  signedInAt: Date;
  seenAt: Date;
  /** The one that asks. */
  current: boolean;
}

/** Where the signed-in person is signed in, the latest used first. */
export async function listSessions(app: App, scope: Scope): Promise<OpenSession[]> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  const { idleMs } = sessionTimes[scope.realm as LoginRealm];
  const rows = await app.tx(systemScope(scope.request), (tx) => openSessions(tx, actor, new Date(), idleMs));
  return rows.map((row) => ({
    id: row.id,
    device: readDevice(row.userAgent),
    signedInAt: row.signedInAt,
    seenAt: row.seenAt,
    current: row.id === scope.session,
  }));
}
