import { decimal, type HandedRow } from './read-file.ts';

/** How the agency answers. garbled: the same with what goes wrong in the world. */
export const answerKinds = ['posted', 'deducted', 'some_rejected', 'rejected', 'twice', 'half', 'garbled'] as const;
export type AnswerKind = (typeof answerKinds)[number];

const HEAD = 'reference,result,amount,reason,deduction,deducted';
const REASONS = ['released', 'account closed', 'over limit', 'unknown'] as const;

/** The answer to a file, as the agency's trust system would write it. The same file and kind always give the same answer. */
export function answerTo(rows: readonly HandedRow[], kind: AnswerKind): string {
  const lines = kind === 'garbled' ? garbled(rows) : told(rows, kind);
  return [HEAD, ...lines, ''].join('\r\n');
}

function told(rows: readonly HandedRow[], kind: Exclude<AnswerKind, 'garbled'>): string[] {
  switch (kind) {
    case 'posted':
      return rows.map(posted);
    case 'deducted':
      return rows.map(deducted);
    case 'some_rejected':
      return rows.map((row, i) => (i % 3 === 2 ? rejected(row, i) : deducted(row)));
    case 'rejected':
      return rows.map(rejected);
    case 'twice':
      return [...rows, ...rows].map(deducted);
    case 'half':
      return rows.slice(0, Math.ceil(rows.length / 2)).map(posted);
  }
}

const posted = (row: HandedRow): string => `${row.reference},posted,${decimal(row.cents)},,,`;
const rejected = (row: HandedRow, i: number): string => `${row.reference},rejected,${decimal(row.cents)},${REASONS[i % REASONS.length]},,`;
/** Twenty of every hundred dollars. */
const deducted = (row: HandedRow): string => {
  const taken = row.cents / 5n;
  return taken === 0n ? posted(row) : `${row.reference},posted,${decimal(row.cents)},,Restitution,${decimal(taken)}`;
};

/** Nothing of this may count: amounts that are not ours, more taken than arrived, numbers of nobody, results that are no words. */
function garbled(rows: readonly HandedRow[]): string[] {
  const wrong = [
    (row: HandedRow) => `${row.reference},posted,${decimal(row.cents + 1n)},,,`,
    (row: HandedRow) => `${row.reference},posted,${decimal(row.cents)},,Restitution,${decimal(row.cents + 1n)}`,
    (row: HandedRow) => `${row.reference},PÖSTED?,${decimal(row.cents)},,,`,
    (row: HandedRow) => `${row.reference},posted,4O.OO,,,`,
    (row: HandedRow) => `${row.reference},posted,-${decimal(row.cents)},,,`,
  ];
  return [...rows.map((row, i) => wrong[i % wrong.length]!(row)), 'KL-2222-2222,posted,40.00,,,', '=1+1,posted,1.00,,,'];
}
