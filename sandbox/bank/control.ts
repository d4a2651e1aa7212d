import { isFromElsewhere, json, seeOther, type Reply, type Visit } from '../http.ts';
import { FAULT_KINDS, type FaultKind } from '../processor/faults.ts';
import { bankId, type Branch, doDueTransfers, sendBack, settle } from './account.ts';
import { BankProblem, problemReply } from './problem.ts';
import { becomeTheWriter, insertLine, lineById, type LineRow, transferById } from './queries.ts';
import { bankDay, RETURN_CODES, type ReturnCode } from './rules.ts';

type Body = Record<string, string>;
type Work = (branch: Branch, body: Body, id: string) => Promise<unknown>;

const ORDERS: [string, RegExp, Work][] = [
  ['GET', /^\/faults$/, (branch) => Promise.resolve({ faults: branch.faults.list() })],
  ['POST', /^\/faults$/, (branch, body) => Promise.resolve(orderFault(branch, body))],
  ['DELETE', /^\/faults$/, (branch) => Promise.resolve(branch.faults.clear() ?? { faults: [] })],
  ['POST', /^\/transfers\/([\w-]+)\/settle$/, (branch, _body, id) => change(branch, id, null)],
  ['POST', /^\/transfers\/([\w-]+)\/return$/, (branch, body, id) => change(branch, id, codeOf(body))],
  ['POST', /^\/lines$/, strayLine],
  ['POST', /^\/lines\/([\w-]+)\/again$/, lineAgain],
  ['POST', /^\/due$/, async (branch) => ({ done: await doDueTransfers(branch) })],
];

/** Levers for tests and for the sandbox's operator, `/control/bank/…`. A form is answered with its page. */
export async function answerControl(branch: Branch, visit: Visit): Promise<Reply> {
  if (visit.method !== 'GET' && isFromElsewhere(visit)) return json({ error: 'came from elsewhere' }, 403);
  const path = visit.url.pathname.slice('/control/bank'.length);
  for (const [method, pattern, work] of ORDERS) {
    const match = method === visit.method ? pattern.exec(path) : null;
    if (!match) continue;
    try {
      const result = await work(branch, readBody(visit), match[1] ?? '');
      const isForm = visit.method === 'POST' && (visit.headers.accept ?? '').includes('text/html');
      return isForm ? seeOther('/bank') : json(result);
    } catch (error) {
      if (error instanceof BankProblem) return problemReply(error);
      throw error;
    }
  }
  return json({ error: `nothing at ${visit.method} ${visit.url.pathname}` }, 404);
}

function readBody(visit: Visit): Body {
  if (visit.body.trim() === '') return {};
  if (!visit.headers['content-type']?.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(visit.body));
  try {
    const parsed = JSON.parse(visit.body) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
  } catch {
    throw new BankProblem(400, 'not_json', 'The body is not JSON.');
  }
}

function orderFault(branch: Branch, body: Body) {
  const kind = FAULT_KINDS.find((one) => one === body['kind']);
  if (!kind) throw new BankProblem(400, 'invalid_kind', `Kinds are ${FAULT_KINDS.join(', ')}.`, 'kind');
  const number = (name: string, most: number): number | undefined => {
    if (body[name] === undefined) return undefined;
    const value = Number(body[name]);
    if (!(value >= 0 && value <= most)) throw new BankProblem(400, `invalid_${name}`, `From 0 to ${most}.`, name);
    return value;
  };
  const given = { times: number('times', 100_000), rate: number('rate', 1), delayMs: number('delayMs', 600_000) };
  const order: Parameters<Branch['faults']['add']>[0] = { kind: kind satisfies FaultKind };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) Object.assign(order, { [name]: value });
  for (const name of ['method', 'path'] as const) if (body[name] !== undefined) order[name] = body[name];
  return branch.faults.add(order);
}

function codeOf(body: Body): ReturnCode {
  const code = body['code'] ?? 'R02';
  if (!(code in RETURN_CODES)) throw new BankProblem(400, 'invalid_code', `Codes are ${Object.keys(RETURN_CODES).join(', ')}.`, 'code');
  return code as ReturnCode;
}

/** Settles a transfer now (null), or has the other bank send it back with a code, before or after it settled. */
async function change(branch: Branch, id: string, code: ReturnCode | null): Promise<unknown> {
  return await branch.db.tx(async (tx) => {
    await becomeTheWriter(tx);
    const transfer = await transferById(tx, id);
    if (!transfer) throw new BankProblem(404, 'not_found', 'There is no such transfer.');
    const fits = code === null ? transfer.status === 'pending' : transfer.status !== 'returned';
    if (!fits) throw new BankProblem(409, 'too_late', `This transfer is ${transfer.status}.`);
    if (code === null) await settle(branch, tx, transfer);
    else await sendBack(branch, tx, transfer, code);
    return { id, status: code === null ? 'settled' : 'returned' };
  });
}

const LINE_TYPES = ['payment', 'return', 'deposit', 'fee', 'other'] as const;
const isLineType = (text: string): text is LineRow['type'] => LINE_TYPES.some((one) => one === text);

/** A line that nobody told the bank to make: its own fee, or money from somebody. */
async function strayLine(branch: Branch, body: Body): Promise<unknown> {
  const { amount = '', sign = '', type = sign === 'debit' ? 'fee' : 'deposit', reference = 'BANK', description = 'Account fee' } = body;
  if (!/^\d{1,10}\.\d{2}$/.test(amount) || !(Number(amount) > 0)) throw new BankProblem(400, 'invalid_amount', 'Such as 12.50.', 'amount');
  if (sign !== 'credit' && sign !== 'debit') throw new BankProblem(400, 'invalid_sign', 'credit or debit.', 'sign');
  if (!isLineType(type)) throw new BankProblem(400, 'invalid_type', `Types are ${LINE_TYPES.join(', ')}.`, 'type');
  const at = branch.clock.now();
  const line: LineRow = {
    id: bankId('line'),
    day: bankDay(at),
    amount_cents: BigInt(amount.replace('.', '')).toString(),
    sign,
    type,
    reference,
    description,
    transfer_id: null,
    booked_at: at,
  };
  await branch.db.tx((tx) => insertLine(tx, line));
  return { id: line.id };
}

/** The bank books one of its lines twice. */
async function lineAgain(branch: Branch, _body: Body, id: string): Promise<unknown> {
  return await branch.db.tx(async (tx) => {
    const line = await lineById(tx, id);
    if (!line) throw new BankProblem(404, 'not_found', 'There is no such line.');
    const again = { ...line, id: bankId('line') };
    await insertLine(tx, again);
    return { id: again.id };
  });
}
