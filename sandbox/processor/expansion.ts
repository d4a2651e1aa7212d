import type { Tx } from '../database.ts';
import { presentObject } from './presentation.ts';
import { invalid } from './problem.ts';
import { findByBody, findObject, type Thing } from './queries/objects.ts';
import { listOf } from './lists.ts';

type Body = Record<string, unknown>;

/** Which fields hold the id of another object, and which lists can be asked for with an object. */
const REFERENCES: Record<string, Record<string, string>> = {
  'checkout.session': { customer: 'customer', payment_intent: 'payment_intent' },
  payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  charge: {
    balance_transaction: 'balance_transaction',
    customer: 'customer',
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
  },
  refund: {
    balance_transaction: 'balance_transaction',
    charge: 'charge',
    customer: 'customer',
    payment_intent: 'payment_intent',
    payment_method: 'payment_method',
  },
  dispute: { charge: 'charge', payment_intent: 'payment_intent' },
  payout: { balance_transaction: 'balance_transaction', failure_balance_transaction: 'balance_transaction' },
  balance_transaction: { source: '*' },
  payment_method: { customer: 'customer' },
  price: { product: 'product' },
};
const LISTS: Record<string, Record<string, { kind: string; by: string; url: (id: string) => string }>> = {
  'checkout.session': {
    line_items: { kind: 'item', by: 'session', url: (id) => `/v1/checkout/sessions/${id}/line_items` },
  },
  charge: { refunds: { kind: 'refund', by: 'charge', url: (id) => `/v1/charges/${id}/refunds` } },
};
const SOURCE_KINDS: Record<string, string> = { ch: 'charge', re: 'refund', du: 'dispute', po: 'payout' };
const DEEPEST = 4;

/** Replaces ids by the objects they name, in place, as `expand[]` asks. */
export async function expandAll(tx: Tx, root: Body, paths: string[] = []): Promise<void> {
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > DEEPEST + (steps[0] === 'data' ? 1 : 0)) {
      throw invalid(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`, 'expand');
    }
    await expandStep(tx, root, steps, path);
  }
}

async function expandStep(tx: Tx, at: Body, steps: string[], path: string): Promise<void> {
  const [field, ...rest] = steps;
  if (field === undefined) return;
  if (at.object === 'list') {
    if (field !== 'data') throw cannotExpand(path, `data.${path}`);
    if (rest.length === 0) throw cannotExpand(path);
    for (const item of at.data as Body[]) await expandStep(tx, item, rest, path);
    return;
  }
  const value = await fillField(tx, at, field, path);
  if (value !== null && typeof value === 'object') await expandStep(tx, value as Body, rest, path);
}

async function fillField(tx: Tx, at: Body, field: string, path: string): Promise<unknown> {
  const kind = String(at.object);
  const list = own(own(LISTS, kind) ?? {}, field);
  if (list && (at[field] === undefined || at[field] === null)) {
    const items = await findByBody<Thing>(tx, list.kind, { [list.by]: at.id }, 10);
    const shown = items.map((item) => presentObject(item, null));
    if (list.kind !== 'item') shown.reverse();
    at[field] = listOf(shown, false, list.url(String(at.id)));
    return at[field];
  }
  const reference = own(own(REFERENCES, kind) ?? {}, field);
  const value = Object.hasOwn(at, field) ? at[field] : undefined;
  if (reference && typeof value === 'string') {
    const target = reference === '*' ? own(SOURCE_KINDS, value.split('_')[0]!) : reference;
    const found = target && (await findObject<Thing>(tx, target, value));
    if (found) at[field] = presentObject(found, null);
    return at[field];
  }
  // A step on the way ("price" of "price.product") is an object already; anything else can't be expanded.
  if (!list && !reference && (value === null || typeof value !== 'object' || !Object.hasOwn(value, 'object'))) {
    throw cannotExpand(path);
  }
  return value;
}

function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function cannotExpand(path: string, instead?: string): Error {
  const hint = instead ? ` You may want to try expanding '${instead}' instead.` : '';
  return invalid(`This property cannot be expanded (${path}).${hint}`, 'expand');
}
