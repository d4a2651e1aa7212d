import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { countMiss, keyByHash, noteKeyUse, spendCall } from '../queries/keys.ts';
import { type CallKind, callsPerMinute, MISSES_PER_MINUTE } from './key-scopes.ts';
import { hashOfKey } from './key-text.ts';
import { stateOf } from './list-keys.ts';

const MINUTE_MS = 60_000;

/** What is left of a minute's calls. */
export interface CallBudget {
  most: number;
  left: number;
  /** Until the next minute begins. */
  seconds: number;
}

export interface KeyCall {
  scope: Scope;
  budget: CallBudget;
  /** The minute's calls are used up: to be refused. */
  tooFast: boolean;
}

/**
 * Who comes with this key, read with every call: an ended key opens nothing from the moment on. Counts the call. Keys end by the real
 * clock. Who comes with keys that are none too often from one `source` is told to wait. Refuses identity.key_unknown, key_misses, key_ended, key_expired.
 */
export async function readKey(app: App, shown: string, call: { kind: CallKind; request: string; source?: string }): Promise<KeyCall> {
  return (await openKey(app, hashOfKey(shown), call)) ?? (await refuseMiss(app, call));
}

async function refuseMiss(app: App, { request, source }: { request: string; source?: string }): Promise<never> {
  if (source === undefined) refuse('identity.key_unknown');
  const digest = createHmac('sha256', app.secret('identity.api_misses')).update(source).digest();
  const minute = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
  const count = await app.tx(systemScope(request), (tx) => countMiss(tx, digest, minute));
  if (count === MISSES_PER_MINUTE + 1) app.log.warn({ request }, 'keys that are none come from one source again and again');
  return refuse(count > MISSES_PER_MINUTE ? 'identity.key_misses' : 'identity.key_unknown');
}

async function openKey(app: App, hash: Buffer | null, call: { kind: CallKind; request: string }): Promise<KeyCall | null> {
  if (hash === null) return null;
  return await app.tx(systemScope(call.request), async (tx) => {
    const key = await keyByHash(tx, hash);
    if (!key) return null;
    const now = new Date();
    const state = stateOf(key, now);
    if (state !== 'open') refuse(state === 'ended' ? 'identity.key_ended' : 'identity.key_expired');
    await noteKeyUse(tx, key.id, now, new Date(now.getTime() - MINUTE_MS));
    const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    const used = await spendCall(tx, key.id, call.kind, minute);
    const most = callsPerMinute[call.kind];
    const seconds = Math.max(1, Math.ceil((minute.getTime() + MINUTE_MS - now.getTime()) / 1000));
    const scope: Scope = {
      realm: 'machine',
      actor: key.id,
      agency: key.agencyId,
      ...(key.agencies && { agencies: key.agencies }),
      roles: key.scopes,
      facilities: key.facilities ?? 'all',
      session: null,
      request: call.request,
      lang: 'en',
    };
    return { scope, budget: { most, left: Math.max(0, most - used), seconds }, tooFast: used > most };
  });
}
