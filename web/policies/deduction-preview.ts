import { type DeductionRule, type DeductionRules, deductionsOn, isAboutDebt } from '#domain/directory/index.ts';
import type { Money } from '#kernel/money.ts';
import { formatList, formatMoney, formatNumber } from '#words/format.ts';
import type { Say } from './preview.ts';

/** What is taken: what it comes to for sample amounts, then each rule in its order with every part of it, also those no sample shows. */
export function deductions(body: DeductionRules | null, other: DeductionRules | null, say: Say): Map<string, string> {
  const { t } = say;
  const said = new Map<string, string>();
  const arrives = (amount: Money, owedCents: Money | null): string => {
    const { atLeastCents: least, atMostCents: most } = deductionsOn(body ?? { rules: [] }, 'spendable', amount, owedCents);
    return least === most ? t('policies.preview.arrives_one', { amount: most }) : t('policies.preview.arrives', { least, most });
  };
  for (const amount of [1000n, 2000n, 5000n, 10_000n]) said.set(t('policies.preview.of_amount', { amount }), arrives(amount, null));
  if ([body, other].some((rules) => rules?.rules.some(isAboutDebt)))
    for (const owed of [3000n, 100_000n]) said.set(t('policies.preview.of_owed', { amount: 10_000n, owed }), arrives(10_000n, owed));
  for (const [i, rule] of (body?.rules ?? []).entries()) {
    const row = t('policies.deductions.row', { number: i + 1 });
    for (const [part, value] of partsOf(rule, say))
      if (value !== null) said.set(t('policies.preview.part', { row, part: t(`policies.deductions.${part}`) }), value);
  }
  if (body === null) return said;
  said.set(t('policies.deductions.rounding'), t(`policies.deductions.round_${body.rounding ?? 'unsaid'}`));
  said.set(t('policies.deductions.notice'), t('policies.approvals.days', { days: body.noticeDays ?? 0 }));
  return said;
}

type Part =
  | 'name_en'
  | 'name_es'
  | 'percent'
  | 'of'
  | 'fixed'
  | 'most'
  | 'when'
  | 'owed_from'
  | 'until_paid'
  | 'exempt'
  | 'cap_en'
  | 'cap_es'
  | 'cite'
  | 'wording_en'
  | 'wording_es';

/** Under the names of the form's fields; null: left empty there. */
function partsOf(rule: DeductionRule, { lang, t }: Say): [Part, string | null][] {
  const money = (cents: Money | null | undefined): string | null => (cents ? formatMoney(cents, lang) : null);
  const isShare = rule.percentBasisPoints > 0;
  const exempt = rule.exempt.map((category) => t(`directory.category.${category}`));
  return [
    ['name_en', rule.name.en],
    ['name_es', rule.name.es],
    ['percent', isShare ? formatNumber(rule.percentBasisPoints / 100, lang) : null],
    ['of', isShare ? t(`policies.deductions.of_${rule.of}`) : null],
    ['fixed', money(rule.fixedCents)],
    ['most', money(rule.mostCents)],
    ['when', t(`policies.deductions.when_${rule.when}`)],
    ['owed_from', money(rule.owedFromCents)],
    ['until_paid', rule.untilPaid === true ? t('policies.yes') : null],
    ['exempt', exempt.length > 0 ? formatList(exempt, lang) : null],
    ['cap_en', rule.cap?.en ?? null],
    ['cap_es', rule.cap?.es ?? null],
    ['cite', rule.legalCite],
    ['wording_en', rule.wording.en],
    ['wording_es', rule.wording.es],
  ];
}
