import type { ConflictView } from '#domain/transfers/index.ts';
import { formatMoney } from '#words/format.ts';
import { type Lang, tr } from '#words/index.ts';
import { moneyFromJson } from '#kernel/money.ts';

/** What an agency said of a transfer, in a line: what became of it, and what was taken for what. */
export function saidWords(lang: Lang, { outcome, deductions }: ConflictView['said']): string {
  const taken = deductions.map(({ name, amount }) => `${name} ${formatMoney(moneyFromJson(amount), lang)}`);
  return [tr(lang, `transfers.handoff.verdict.${outcome}`), ...taken].join('; ');
}
