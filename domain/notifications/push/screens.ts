import { createHash } from 'node:crypto';
import { type Device, liveSessions, readDevice } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { endScreenAt, endScreens, insertScreen, lockScreens, openScreens, type ScreenRow } from '../queries/screens.ts';
import { areKeys } from './encrypt.ts';

/** Screens of one login at most. */
export const MOST_SCREENS = 10;

export interface Screen {
  id: string;
  device: Device;
  addedAt: Date;
  /** The one that asks. */
  here: boolean;
}

/** What a browser says when it signs up for notices: its own words, so anything can stand there. */
export interface ScreenInput {
  endpoint: string;
  /** Both base64url, as a browser's `PushSubscription` writes them. */
  p256dh: string;
  auth: string;
  userAgent: string | null;
}

/**
 * Adds the signed-in customer's browser to those that show notices, until its session ends. A browser that is added again, by whomever,
 * ends as what it was before. Refuses notifications.push_off, .screen_unreadable, .screen_unknown_service, .too_many_screens {most}.
 */
export async function addScreen(app: App, scope: Scope, input: ScreenInput): Promise<void> {
  requireRealm(scope, 'customer');
  const loginId = requireActor(scope);
  const sessionId = scope.session;
  if (!app.push || sessionId === null) refuse('notifications.push_off');
  const keys = { p256dh: Buffer.from(input.p256dh, 'base64url'), auth: Buffer.from(input.auth, 'base64url') };
  if (!areKeys(keys)) refuse('notifications.screen_unreadable');
  if (!app.push.allows(input.endpoint)) refuse('notifications.screen_unknown_service');
  const at = app.clock.now();
  const endpointHash = createHash('sha256').update(input.endpoint).digest();
  const inside = systemScope(scope.request);
  const userAgent = (input.userAgent ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 300);
  await app.tx(inside, async (tx) => {
    await lockScreens(tx, endpointHash.toString('base64'));
    await lockScreens(tx, loginId);
    await endScreenAt(tx, endpointHash, at);
    const { reached } = await splitScreens(tx, loginId, at);
    if (reached.length >= MOST_SCREENS) refuse('notifications.too_many_screens', { most: MOST_SCREENS });
    await insertScreen(tx, { loginId, sessionId, endpoint: input.endpoint, endpointHash, ...keys, userAgent, at });
  });
}

/** The signed-in customer's screens that show notices, the newest first. */
export async function listScreens(app: App, scope: Scope): Promise<Screen[]> {
  requireRealm(scope, 'customer');
  const loginId = requireActor(scope);
  const inside = systemScope(scope.request);
  const { reached, sessions } = await app.tx(inside, (tx) => splitScreens(tx, loginId, app.clock.now()));
  return reached.map(({ id, userAgent, addedAt, sessionId }) => ({
    id,
    device: readDevice(userAgent),
    addedAt,
    here: sessions.get(sessionId) === scope.session,
  }));
}

/** Takes one of the signed-in customer's screens off. Refuses notifications.unknown_screen for another's. */
export async function removeScreen(app: App, scope: Scope, input: { screen: string }): Promise<void> {
  requireRealm(scope, 'customer');
  const loginId = requireActor(scope);
  await app.tx(systemScope(scope.request), async (tx) => {
    const own = (await openScreens(tx, loginId)).find(({ id }) => id === input.screen) ?? refuse('notifications.unknown_screen');
    await endScreens(tx, [own.id], 'owner', app.clock.now());
  });
}

/** Takes off the screen that is signing out, so that we forget its address at once. Whoever has none has nothing to do. */
export async function leaveScreen(app: App, scope: Scope): Promise<void> {
  const { actor, session, realm } = scope;
  if (realm !== 'customer' || actor === null || session === null) return;
  await app.tx(systemScope(scope.request), async (tx) => {
    const at = app.clock.now();
    const { reached, sessions } = await splitScreens(tx, actor, at);
    const here = reached.filter(({ sessionId }) => sessions.get(sessionId) === session);
    await endScreens(
      tx,
      here.map(({ id }) => id),
      'signed_out',
      at,
    );
  });
}

/** A login's screens whose session still lives, or lives on in the one that replaced it; the others end here. System only. */
export async function splitScreens(tx: Tx, loginId: string, at: Date): Promise<{ reached: ScreenRow[]; sessions: Map<string, string> }> {
  const screens = await openScreens(tx, loginId);
  const sessions = screens.length === 0 ? new Map<string, string>() : await liveSessions(tx, loginId, 'customer');
  const over = screens.filter(({ sessionId }) => !sessions.has(sessionId));
  await endScreens(
    tx,
    over.map(({ id }) => id),
    'signed_out',
    at,
  );
  return { reached: screens.filter(({ sessionId }) => sessions.has(sessionId)), sessions };
}
