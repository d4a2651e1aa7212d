import {
  answerParts,
  type AnswerWords,
  CANCEL_MINUTES_MOST,
  handoffDates,
  handoffDelimiters,
  handoffFields,
  type HandoffPolicy,
  handoffWays,
  movedChoices,
  policyErrors,
  silentChoices,
  wholeHandoff,
} from '#domain/directory/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { filledRows, Reader, rowsOf, type Values } from './values.ts';

export const emptyColumn: Values = { field: '', heading: '' };
export const delimiterNames = Object.keys(handoffDelimiters) as (keyof typeof handoffDelimiters)[];

export function handoffToForm(stored: HandoffPolicy | null): Values {
  const policy = wholeHandoff(stored ?? {});
  const values: Values = {
    how: policy.how,
    address: policy.address,
    'file-at': policy.fileAt,
    'answer-days': `${policy.answerDays}`,
    silent: policy.ifSilent,
    moved: policy.ifMoved,
    cancel: `${policy.cancelMinutes}`,
    delimiter: policy.layout.delimiter,
    dates: policy.layout.dates,
  };
  policy.layout.columns.forEach(({ field, heading }, row) =>
    Object.assign(values, { [`c${row}-field`]: field, [`c${row}-heading`]: heading }),
  );
  for (const part of answerParts) values[`a-${part}`] = policy.answer[part];
  return values;
}

export function handoffFromForm(values: Values): { body: HandoffPolicy; errors: FieldError[] } {
  const read = new Reader(values);
  const rows = filledRows(values, 'c', ['field', 'heading']);
  const body: HandoffPolicy = {
    how: read.choice('how', handoffWays),
    address: read.text('address'),
    fileAt: read.time('file-at'),
    answerDays: read.count('answer-days', 1, 20),
    ifSilent: read.choice('silent', silentChoices),
    ifMoved: read.choice('moved', movedChoices),
    cancelMinutes: read.count('cancel', 0, CANCEL_MINUTES_MOST),
    layout: {
      columns: rows.map((row) => ({ field: read.choice(`c${row}-field`, handoffFields), heading: read.text(`c${row}-heading`) })),
      delimiter: read.choice('delimiter', delimiterNames),
      dates: read.choice('dates', handoffDates),
    },
    answer: Object.fromEntries(answerParts.map((part) => [part, read.text(`a-${part}`)])) as AnswerWords,
  };
  const wrong = read.errors.length > 0 ? [] : policyErrors('handoff', body);
  return { body, errors: [...read.errors, ...wrong.map((error) => ({ ...error, field: boxOf(error.field, rows, values) }))] };
}

/** The box on the page for what is wrong in the policy. */
function boxOf(field: string, rows: readonly number[], values: Values): string {
  const [head, at, part] = field.split('.');
  if (head === 'columns') return `c${rows[Number(at ?? 0)] ?? rowsOf(values, 'c')[0] ?? 0}-${part ?? 'field'}`;
  if (head === 'answer') return `a-${at}`;
  return { fileAt: 'file-at', answerDays: 'answer-days', ifSilent: 'silent', ifMoved: 'moved', cancelMinutes: 'cancel' }[field] ?? field;
}
