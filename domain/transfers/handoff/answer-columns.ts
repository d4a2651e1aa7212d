import { answerParts, type AnswerWords, byHand, plain } from '#domain/directory/index.ts';
import { parseMoney } from '#kernel/money.ts';
import type { ClerkReason } from '../returns/reasons.ts';
import type { Answer } from './judge-answer.ts';
import type { Deduction } from './queries/answers.ts';

type Column = 'reference' | 'result' | 'amount' | 'reason' | 'deduction' | 'deducted';

// What trust systems write over their columns and in them, in plain letters. An agency's own words come first.
const headings: Readonly<Record<Column, string>> = {
  reference: 'reference referenceno referencenumber ref transfer transferid transaction transactionid confirmation numero referencia envio',
  result: 'result outcome status state answer posted resultado estado respuesta',
  amount: 'amount gross depositamount deposit total cantidad monto importe',
  reason: 'reason reasoncode rejectreason rejectionreason why motivo razon causa',
  deduction: 'deduction deductiontype deductionname deductedfor takenfor withheldfor obligation descuento deduccion concepto',
  deducted: 'deducted deductionamount amounttaken amountdeducted withheld taken descontado cantidadquitada montodescontado',
};
const yes = 'posted post p ok yes y accepted accept a credited applied deposited done success si aceptado depositado abonado';
const no = 'rejected reject r refused denied declined failed fail no n returned return error rechazado devuelto negado';
const reasons: Readonly<Record<Exclude<ClerkReason, 'other'>, string>> = {
  released: 'released release discharged paroled notincustody liberado salio puestoenlibertad',
  moved_away: 'moved transferred transfer movedaway othersite trasladado movido',
  no_account:
    'closed accountclosed noaccount unknown notfound unknownperson nosuchaccount invalidnumber cerrada cuentacerrada desconocido sincuenta',
  not_allowed: 'notallowed restricted blocked refusedbyrule prohibido noautorizado bloqueado',
  over_limit: 'overlimit limit limitexceeded overmaximum sobrelimite limite',
};

export interface AnswerColumns {
  reference: number;
  result: number;
  amount: number | null;
  reason: number | null;
  /** Pairs of columns: what for, and how much. */
  deductions: { name: number | null; amount: number }[];
}

/** A way to read an answer: words that an agency chose at some time, and where they stand. */
export interface Reading {
  words: AnswerWords;
  columns: AnswerColumns;
}

/**
 * How an answer with these headings can be read: by what the agency ever chose, the newest first, else by the usual words; as a whole, never mixed. Of
 * several those that explain the most of its columns. None where none finds the two that must be there.
 */
export function readingsOf(cells: readonly string[], chosen: readonly AnswerWords[]): Reading[] {
  const names = cells.map(plain);
  const all = new Map([...chosen, byHand.answer].map((words) => [wordsKey(words), words]));
  const found = [...all.values()].flatMap((words) => {
    const columns = columnsIn(names, words);
    return columns === null ? [] : [{ words, columns, explains: explained(columns) }];
  });
  const most = Math.max(...found.map(({ explains }) => explains));
  return found.filter(({ explains }) => explains === most).map(({ words, columns }) => ({ words, columns }));
}

/** The same for words that read alike. */
export const wordsKey = (words: AnswerWords): string => answerParts.map((part) => plain(words[part])).join('|');

function explained({ amount, reason, deductions }: AnswerColumns): number {
  const named = deductions.filter(({ name }) => name !== null);
  return [amount, reason].filter((at) => at !== null).length + deductions.length + named.length;
}

function columnsIn(names: readonly string[], words: AnswerWords): AnswerColumns | null {
  const at = (column: Column, suffix = ''): number | null => {
    const own = plain(words[column]);
    const known = own === '' ? headings[column].split(' ') : [own];
    const found = names.findIndex((name) => known.some((one) => name === one + suffix));
    return found < 0 ? null : found;
  };
  const [reference, result] = [at('reference'), at('result')];
  if (reference === null || result === null) return null;
  const deductions: AnswerColumns['deductions'] = [];
  for (const suffix of ['', ...Array.from({ length: 20 }, (_, i) => String(i + 1))]) {
    const amount = at('deducted', suffix);
    if (amount !== null) deductions.push({ name: at('deduction', suffix), amount });
  }
  return { reference, result, amount: at('amount'), reason: at('reason'), deductions };
}

/** `said`: the words in the line that mean nothing to us. */
export type ReadAnswer =
  { ok: true; answer: Answer } | { ok: false; reference: string; why: 'unknown_result' | 'unreadable_amount'; said: string };

/**
 * One line of an answer. Where several readings are possible, it is read as its own file was headed (`headedAs`, by the number of the transfer), else by the
 * newest; a result that those words do not know, by others that stand over the same columns.
 */
export function readAnswer(
  cells: readonly string[],
  readings: readonly Reading[],
  names: readonly string[],
  headedAs: ReadonlyMap<string, string>,
): ReadAnswer {
  const first = readings.find(({ words, columns }) => headedAs.get(referenceAt(cells, columns)) === wordsKey(words)) ?? readings[0]!;
  const alike = readings.filter(({ columns }) => JSON.stringify(columns) === JSON.stringify(first.columns));
  const said = [first, ...alike].map((one) => readBy(cells, one, names));
  return said.find(({ ok }) => ok) ?? said[0]!;
}

/** The number of a transfer in a line, as it was typed. */
export function referenceAt(cells: readonly string[], { reference }: AnswerColumns): string {
  return textAt(cells, reference).slice(0, 80);
}

const textAt = (cells: readonly string[], at: number | null): string =>
  at === null ? '' : (cells[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '');

/** A deduction without words is named by its column's heading. */
function readBy(cells: readonly string[], { words, columns }: Reading, names: readonly string[]): ReadAnswer {
  const text = (at: number | null): string => textAt(cells, at);
  const reference = referenceAt(cells, columns);
  const outcome = outcomeOf(text(columns.result), words);
  if (outcome === null) return { ok: false, reference, why: 'unknown_result', said: text(columns.result) };
  const amount = text(columns.amount) === '' ? null : parseMoney(text(columns.amount));
  if (amount !== null && !amount.ok) return { ok: false, reference, why: 'unreadable_amount', said: text(columns.amount) };
  const deductions: Deduction[] = [];
  for (const one of columns.deductions) {
    if (text(one.amount) === '') continue;
    const taken = parseMoney(text(one.amount));
    if (!taken.ok) return { ok: false, reference, why: 'unreadable_amount', said: text(one.amount) };
    if (taken.cents > 0n) deductions.push({ name: text(one.name) || (names[one.amount] ?? '').trim(), amountCents: taken.cents });
  }
  const reason = text(columns.reason);
  const known = reasonOf(reason);
  return {
    ok: true,
    answer: {
      reference,
      outcome,
      amountCents: amount?.cents ?? null,
      deductions,
      reason: known,
      note: known === 'other' && reason !== '' && outcome === 'rejected' ? reason : null,
    },
  };
}

function outcomeOf(typed: string, words: AnswerWords): 'posted' | 'rejected' | null {
  const said = plain(typed);
  if (said === '') return null;
  if (said === plain(words.posted)) return 'posted';
  if (said === plain(words.rejected)) return 'rejected';
  if (yes.split(' ').includes(said)) return 'posted';
  return no.split(' ').includes(said) ? 'rejected' : null;
}

/** An agency's own word for why it sends money back. */
export function reasonOf(typed: string): ClerkReason {
  const said = plain(typed);
  const found = (Object.keys(reasons) as (keyof typeof reasons)[]).find(
    (one) => plain(one) === said || reasons[one].split(' ').includes(said),
  );
  return found ?? 'other';
}
