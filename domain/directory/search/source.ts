import { createHmac } from 'node:crypto';
import { sourceKey } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';

/**
 * Who is counted for a budget: the signed-in person, else the network address, as a keyed digest from which nobody reads
 * the address back.
 */
export function sourceDigest(app: Pick<App, 'secret'>, scope: Scope, address: string): Buffer {
  const who = scope.actor ?? sourceKey(address);
  return createHmac('sha256', app.secret('directory.source')).update(`${scope.realm}:${who}`).digest();
}

export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
}
