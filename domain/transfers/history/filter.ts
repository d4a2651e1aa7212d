import { isId } from '#kernel/ids.ts';
import { type Money, parseMoney } from '#kernel/money.ts';
import { type FieldError, refuseFields } from '#kernel/refusal.ts';
import { cleanText } from '#kernel/text.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { readReference } from '../reference.ts';
import { STATE_KINDS, type StateKind } from '../transfer.ts';

/** What a sender can ask for: not how it is kept, but what became of it. */
export const HISTORY_GROUPS = ['unpaid', 'under_way', 'arrived', 'back', 'ended'] as const;
export type HistoryGroup = (typeof HISTORY_GROUPS)[number];

const GROUP_OF: Record<StateKind, HistoryGroup> = {
  created: 'unpaid',
  payment_started: 'unpaid',
  in_question: 'under_way',
  paid: 'under_way',
  applied: 'under_way',
  handed_over: 'under_way',
  withheld: 'under_way',
  posted: 'arrived',
  kept: 'back',
  returning: 'back',
  returned: 'back',
  return_stuck: 'back',
  return_settled: 'back',
  failed: 'ended',
  expired: 'ended',
  cancelled: 'ended',
  onward: 'ended',
};

/** As it came from the address of the page. */
export interface HistoryInput {
  q?: unknown;
  state?: unknown;
  resident?: unknown;
  from?: unknown;
  to?: unknown;
}

export interface HistoryFilter {
  /** The whole number of a transfer. */
  reference: string | null;
  /** Amount or whole price. */
  amountCents: Money | null;
  /** Each must be in the person's name or number or in the transfer's number; small letters without accents. */
  words: string[];
  kinds: StateKind[] | null;
  residentId: string | null;
  /** "2026-11-21", by the calendar of the facility. */
  from: string | null;
  to: string | null;
}

const LONGEST_QUERY = 100;
const MOST_WORDS = 8;

/** Reads a filter. What is empty asks for everything. Refuses: transfers.search_unreadable (q), history_day (from, to), history_order (to). */
export function readFilter(input: HistoryInput): HistoryFilter {
  const errors: FieldError[] = [];
  const query = cleanText(input.q, { max: LONGEST_QUERY });
  if (!query.ok && query.reason !== 'empty') errors.push({ field: 'q', code: 'transfers.search_unreadable' });
  const days = (['from', 'to'] as const).map((field) => {
    const typed = typeof input[field] === 'string' ? input[field].trim() : '';
    if (typed === '') return null;
    if (!isDay(typed)) errors.push({ field, code: 'transfers.history_day' });
    return typed;
  });
  const [from, to] = [days[0] ?? null, days[1] ?? null];
  if (errors.length === 0 && from !== null && to !== null && to < from) errors.push({ field: 'to', code: 'transfers.history_order' });
  refuseFields(errors);
  const group = HISTORY_GROUPS.find((one) => one === input.state);
  return {
    ...readQuery(query.ok ? query.value : ''),
    kinds: group === undefined ? null : STATE_KINDS.filter((kind) => GROUP_OF[kind] === group),
    residentId: isId('res', input.resident) ? input.resident : null,
    from,
    to,
  };
}

function readQuery(query: string): Pick<HistoryFilter, 'reference' | 'amountCents' | 'words'> {
  if (query === '') return { reference: null, amountCents: null, words: [] };
  const amount = parseMoney(query);
  const reference = readReference(query);
  const words = fold(query)
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  // "$40" and "40.00" can only be amounts; "40" may also be part of a number.
  const isAmount = amount.ok && /[$.,]/.test(query);
  return { reference, amountCents: amount.ok ? amount.cents : null, words: isAmount ? [] : words };
}

/** Small letters without accents, as the query folds the names it compares. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
