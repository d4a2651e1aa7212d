import type { Database } from '../database.ts';
import { json, type Reply, type Visit } from '../http.ts';
import { decimal } from './read-file.ts';
import { noteCall, type TakenCall } from './queries.ts';

/**
 * How the agency's API answers a call: the last part of its address, so that agencies beside each other can behave differently. mixed: as in a real day.
 * late: it has it, and says what became of it when asked again. lost: it does its work, but the first answer never arrives. garbled: now half an answer, now
 * one that cannot be true. down: its server is broken. silent: it never answers.
 */
export const callManners = ['mixed', 'posted', 'deducted', 'rejected', 'accepted', 'late', 'lost', 'garbled', 'down', 'silent'] as const;
export type CallManner = (typeof callManners)[number];

const REASONS = ['released', 'account closed', 'over limit', 'unknown'] as const;

/** `POST /agency/calls/<manner>`. Null for any other path. */
export async function answerCall(db: Database, visit: Visit): Promise<Reply | 'silent' | null> {
  const asked = /^\/agency\/calls(?:\/([a-z]+))?$/.exec(visit.url.pathname);
  const manner = callManners.find((one) => one === (asked?.[1] ?? 'mixed'));
  if (!asked || !manner || visit.method !== 'POST') return null;
  if (manner === 'down') return json({ error: 'out of order' }, 503);
  const key = visit.headers['idempotency-key'];
  const cents = readCents(visit.body);
  if (typeof key !== 'string' || cents === null) return json({ error: 'no key, or no call' }, 400);
  if (visit.headers['webhook-id'] !== key || visit.headers['webhook-signature'] === undefined) return json({ error: 'not signed' }, 401);
  const call = await noteCall(db, { key, manner, body: visit.body, at: new Date() });
  if (call.body !== visit.body) return json({ error: 'another call had this key' }, 409);
  return answerTo(call, manner, cents);
}

function answerTo({ key, asked }: TakenCall, manner: CallManner, cents: bigint): Reply | 'silent' {
  switch (manner) {
    case 'mixed':
      return json(turnOf(key) % 3 === 0 ? rejected(key, cents) : deducted(cents));
    case 'posted':
      return json({ result: 'posted', amount: decimal(cents) });
    case 'deducted':
      return json(deducted(cents));
    case 'rejected':
      return json(rejected(key, cents));
    case 'accepted':
      return json({ result: 'accepted' }, 202);
    case 'late':
      return asked === 1 ? json({ result: 'accepted' }, 202) : json(deducted(cents));
    case 'lost':
      return asked === 1 ? { status: 502, body: 'lost on the way\n' } : json(deducted(cents));
    case 'garbled':
      return asked % 2 === 1
        ? { status: 200, body: JSON.stringify(deducted(cents)).slice(0, 40) }
        : json({ result: 'posted', deductions: [{ name: 'Restitution', amount: decimal(cents + 1n) }] });
    case 'down':
    case 'silent':
      return 'silent';
  }
}

/** Twenty of every hundred dollars. */
function deducted(cents: bigint): object {
  const taken = cents / 5n;
  return { result: 'posted', amount: decimal(cents), deductions: taken > 0n ? [{ name: 'Restitution', amount: decimal(taken) }] : [] };
}

function rejected(key: string, cents: bigint): object {
  return { result: 'rejected', amount: decimal(cents), reason: REASONS[turnOf(key) % REASONS.length] };
}

/** The same for a key each time. */
function turnOf(key: string): number {
  return [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
}

function readCents(body: string): bigint | null {
  try {
    const said = JSON.parse(body) as { amount?: unknown };
    return typeof said.amount === 'string' && /^\d+\.\d\d$/.test(said.amount) ? BigInt(said.amount.replace('.', '')) : null;
  } catch {
    return null;
  }
}
