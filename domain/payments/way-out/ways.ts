import { stateCodes } from '#domain/identity/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { cleanText } from '#kernel/text.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { isStuck, type RefundState } from '../refunds/refund.ts';

/**
 * wallet, check, bank: its owner has it. unclaimed: kept for the owner, and owed to a state from a day on. state: handed over to that state.
 * came_back: the check or transfer came back, or was never cashed; it is with us and owed again.
 */
export const WAYS = ['wallet', 'check', 'bank', 'unclaimed', 'state', 'came_back'] as const;
export type Way = (typeof WAYS)[number];

/** A way as it is asked for. `number`: of the check or transfer. `stateCode` and `dueOn`: where and from what day unclaimed money is owed. */
export interface WayOut {
  way: Way;
  number: string | null;
  stateCode: string | null;
  dueOn: string | null;
  note: string;
}

export interface TypedWay {
  way: unknown;
  number: unknown;
  state: unknown;
  due: unknown;
  note: unknown;
}

export const WAY_NOTE_MAX = 500;
export const NUMBER_MAX = 60;

/** What can be done with money that stands so. Nobody can use the wallet of a login that is closed; `isSent`: it left our bank, and has not come back. */
export function waysFor(state: RefundState, isClosed: boolean, isSent: boolean): readonly Way[] {
  if (isSent) return ['came_back'];
  if (!isStuck(state) && state !== 'unclaimed') return [];
  return [...(isClosed ? [] : (['wallet'] as const)), 'check', 'bank', state === 'unclaimed' ? 'state' : 'unclaimed'];
}

/** Reads what was typed; every field that is wrong is named. `today` is the first day money can be due on. What a way does not need is left out. */
export function readWay(typed: TypedWay, ways: readonly Way[], today: string): { out: WayOut | null; errors: FieldError[] } {
  const way = ways.find((one) => one === typed.way);
  const note = cleanText(typed.note, { max: WAY_NOTE_MAX, multiline: true });
  const number = cleanText(typed.number, { max: NUMBER_MAX });
  const stateCode = stateCodes.find((code) => code === typed.state);
  const dueOn = typeof typed.due === 'string' && isDay(typed.due) && typed.due >= today ? typed.due : undefined;
  const hasNumber = way === 'check' || way === 'bank' || way === 'state';
  const hasDay = way === 'unclaimed';
  const wrong: [boolean, FieldError][] = [
    [way === undefined, { field: 'way', code: 'payments.choose_way' }],
    [hasNumber && !number.ok, { field: 'number', code: 'payments.number_missing' }],
    [hasDay && stateCode === undefined, { field: 'state', code: 'payments.state_missing' }],
    [hasDay && dueOn === undefined, { field: 'due', code: 'payments.due_day_bad' }],
    [!note.ok, { field: 'note', code: 'payments.note_missing', params: { most: WAY_NOTE_MAX } }],
  ];
  const errors = wrong.flatMap(([isWrong, error]) => (isWrong ? [error] : []));
  if (errors.length > 0) return { out: null, errors };
  const about = {
    number: hasNumber && number.ok ? number.value : null,
    stateCode: hasDay ? stateCode! : null,
    dueOn: hasDay ? dueOn! : null,
  };
  return { out: { way: way!, ...about, note: note.ok ? note.value : '' }, errors };
}
