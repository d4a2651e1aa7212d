import { createHash } from 'node:crypto';
import { sameSecret } from '#kernel/ids.ts';
import { json, type Reply, type Visit } from '../http.ts';
import { bankId, type Branch } from './account.ts';
import { BankProblem, problemReply } from './problem.ts';
import {
  becomeTheWriter,
  insertTransfer,
  type LineRow,
  linesOf,
  totalsOf,
  transferById,
  transferByKey,
  type TransferRow,
} from './queries.ts';
import { bankDay, isRoutingNumber, settlesAt } from './rules.ts';

/** Answers one request to `/bank/v1/…`. What went wrong is an error object; nothing else is thrown at the caller. */
export async function answerApi(branch: Branch, visit: Visit): Promise<Reply> {
  try {
    checkKey(branch, visit);
    return await route(branch, visit, visit.url.pathname.slice('/bank/v1'.length));
  } catch (error) {
    if (error instanceof BankProblem) return problemReply(error);
    branch.log.error({ path: visit.url.pathname, error: String(error) }, 'sandbox: a request broke the bank');
    return problemReply(new BankProblem(500, 'internal', 'Something went wrong. It may have happened or not: look.'));
  }
}

async function route(branch: Branch, visit: Visit, path: string): Promise<Reply> {
  if (path === '/transfers' && visit.method === 'POST') return await makeTransfer(branch, visit);
  if (visit.method !== 'GET') throw new BankProblem(404, 'not_found', `Nothing at ${visit.method} ${path}.`);
  if (path === '/transfers') return await findTransfer(branch, visit);
  if (path === '/totals') return await showTotals(branch, visit);
  if (path === '/statement-lines') return await showLines(branch, visit);
  const id = /^\/transfers\/([\w-]+)$/.exec(path)?.[1];
  const found = id === undefined ? undefined : await transferById(branch.db, id);
  if (!found) throw new BankProblem(404, 'not_found', 'There is no such thing.');
  return json(transferObject(found));
}

function checkKey(branch: Branch, visit: Visit): void {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const given = /^Bearer (\S+)$/.exec(visit.headers.authorization ?? '')?.[1] ?? '';
  if (!sameSecret(digest(given), digest(branch.key))) throw new BankProblem(401, 'wrong_key', 'This key opens nothing here.');
}

interface Order {
  amount_cents: string;
  routing_number: string;
  account_number: string;
  name: string;
  reference: string;
  batch: string;
  entries: number;
}

/** A key makes one transfer, for ever. The same key with another order is refused: it proves that something else exists. */
async function makeTransfer(branch: Branch, visit: Visit): Promise<Reply> {
  const key = visit.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key))
    throw new BankProblem(400, 'key_missing', 'Every transfer needs an Idempotency-Key.');
  const order = readOrder(visit.body);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(Object.entries(order)))
    .digest('hex');
  const made = await branch.db.tx(async (tx) => {
    await becomeTheWriter(tx);
    const before = await transferByKey(tx, key);
    if (before && before.fingerprint !== fingerprint)
      throw new BankProblem(409, 'key_reused', 'This Idempotency-Key came with another order before.');
    if (before) return { transfer: before, isNew: false };
    const now = branch.clock.now();
    const transfer: TransferRow = {
      id: bankId('btr'),
      key,
      fingerprint,
      ...order,
      status: 'pending',
      return_code: null,
      created_at: now,
      settles_at: settlesAt(now),
      settled_at: null,
      returned_at: null,
    };
    await insertTransfer(tx, transfer);
    return { transfer, isNew: true };
  });
  return json(transferObject(made.transfer), made.isNew ? 201 : 200);
}

function readOrder(body: string): Order {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new BankProblem(400, 'not_json', 'The body must be JSON.');
  }
  const text = (name: string, shape: RegExp, isRight: (value: string) => boolean = () => true): string => {
    const value = given[name];
    if (typeof value !== 'string' || !shape.test(value) || !isRight(value))
      throw new BankProblem(400, `invalid_${name}`, `This is not a ${name.replaceAll('_', ' ')}.`, name);
    return value;
  };
  const entries = given['entries'];
  if (!Number.isInteger(entries) || (entries as number) < 1)
    throw new BankProblem(400, 'invalid_entries', 'Say how many payments it is made of.', 'entries');
  const amount = text('amount', /^\d{1,10}\.\d{2}$/, (value) => Number(value) > 0);
  if (given['currency'] !== 'USD') throw new BankProblem(400, 'invalid_currency', 'This bank moves US dollars only.', 'currency');
  return {
    amount_cents: BigInt(amount.replace('.', '')).toString(),
    routing_number: text('routing_number', /^\d{9}$/, isRoutingNumber),
    account_number: text('account_number', /^\d{4,17}$/),
    name: text('name', /^\S[^\p{Cc}]{0,79}$/u),
    reference: text('reference', /^[\w-]{1,80}$/),
    batch: text('batch', /^\d{4}-\d\d-\d\d$/, isDay),
    entries: entries as number,
  };
}

async function findTransfer(branch: Branch, visit: Visit): Promise<Reply> {
  const key = visit.url.searchParams.get('idempotency_key');
  if (key === null) throw new BankProblem(400, 'invalid_idempotency_key', 'Say which key.', 'idempotency_key');
  const found = await transferByKey(branch.db, key);
  return json({ data: found ? [transferObject(found)] : [] });
}

async function showTotals(branch: Branch, visit: Visit): Promise<Reply> {
  const batch = dayOf(visit, 'batch', null);
  const totals = await totalsOf(branch.db, batch);
  return json({ batch, transfers: Number(totals.transfers), entries: Number(totals.entries), amount: money(totals.amount_cents) });
}

async function showLines(branch: Branch, visit: Visit): Promise<Reply> {
  const today = bankDay(branch.clock.now());
  const day = visit.url.searchParams.get('day');
  const from = day === null ? dayOf(visit, 'from', today) : dayOf(visit, 'day', today);
  const to = day === null ? dayOf(visit, 'to', from) : from;
  const limit = Number(visit.url.searchParams.get('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new BankProblem(400, 'invalid_limit', 'A limit is from 1 to 1000.', 'limit');
  const found = await linesOf(branch.db, { from, to, after: visit.url.searchParams.get('after'), limit: limit + 1 });
  const lines = found.slice(0, limit);
  return json({ data: lines.map(lineObject), next: found.length > limit ? lines.at(-1)!.id : null });
}

function dayOf(visit: Visit, name: string, otherwise: string | null): string {
  const value = visit.url.searchParams.get(name) ?? otherwise;
  if (value === null || !isDay(value)) throw new BankProblem(400, `invalid_${name}`, 'A day is written 2026-11-20.', name);
  return value;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function money(cents: string): string {
  const padded = cents.padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`;
}

/** An account number never comes back whole. */
function transferObject(t: TransferRow) {
  return {
    id: t.id,
    object: 'transfer',
    idempotency_key: t.key,
    amount: money(t.amount_cents),
    currency: 'USD',
    routing_number: t.routing_number,
    account_last4: t.account_number.slice(-4),
    name: t.name,
    reference: t.reference,
    batch: t.batch,
    entries: t.entries,
    status: t.status,
    return_code: t.return_code,
    created_at: t.created_at,
    settled_at: t.settled_at,
    returned_at: t.returned_at,
  };
}

function lineObject(line: LineRow) {
  return {
    id: line.id,
    object: 'statement_line',
    day: line.day,
    amount: money(line.amount_cents),
    currency: 'USD',
    sign: line.sign,
    type: line.type,
    reference: line.reference,
    description: line.description,
    transfer: line.transfer_id,
    booked_at: line.booked_at,
  };
}
