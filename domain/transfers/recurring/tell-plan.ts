import { feeFor, readPolicies } from '#domain/directory/index.ts';
import { tellCustomer, type Words } from '#domain/notifications/index.ts';
import { balancesOf, readCard } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Money, moneyFromJson, moneyToJson } from '#kernel/money.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import { formatMoney, formatPlainDate } from '#words/format.ts';
import { tr } from '#words/index.ts';
import { WAY } from '../check-amount.ts';
import { FEE_RISE_CENTS } from './calendar.ts';
import { type DayFact, type DueRow, insertDayFact, type PlanRow, type PlanState } from './queries.ts';

interface Coming {
  plan: PlanRow;
  due: DueRow;
  state: PlanState;
  facts: readonly DayFact[];
}

/** Tells a customer, once, what is sent on the next day and what it costs then. Returns the fee that was told. */
export async function tellComing(app: App, scope: Scope, { plan, due, state, facts }: Coming): Promise<Money> {
  const before = facts.find((fact) => fact.kind === 'told')?.details['fee'];
  if (before) return moneyFromJson(before);
  return await app.tx(scope, async (tx) => {
    const feeCents = await feeAt(tx, plan, due.dueAt);
    const isSilent = state === 'paused' || facts.some((fact) => fact.kind === 'skip_asked');
    const told = { fee: moneyToJson(feeCents) };
    const isFirst = await insertDayFact(tx, plan, { day: due.day, kind: 'told', n: 1, details: told, at: app.clock.now() });
    if (isFirst && !isSilent) await mailComing(app, tx, scope, plan, due, feeCents);
    return feeCents;
  });
}

/** The fee by the price list that is in force at that time; where it has none any more, the one agreed to: the day itself says no then. */
async function feeAt(tx: Tx, plan: PlanRow, at: Date): Promise<Money> {
  const policies = await readPolicies(tx, plan.agencyId, at);
  const fee = feeFor(policies.feeSchedule.body, { ...WAY, category: plan.category, amountCents: plan.amountCents });
  return fee.ok ? fee.feeCents : plan.feeCents;
}

async function mailComing(app: App, tx: Tx, scope: Scope, plan: PlanRow, due: DueRow, feeCents: Money): Promise<void> {
  const total = plan.amountCents + feeCents;
  await mail(app, tx, scope, plan, {
    template: 'plan_coming',
    key: `plan:${plan.planId}:${due.day}:told`,
    async write(lang) {
      const known = { day: formatPlainDate(due.day, lang), name: plan.residentName, amount: formatMoney(plan.amountCents, lang) };
      const price = { fee: formatMoney(feeCents, lang), total: formatMoney(total, lang) };
      const fees = { fee: price.fee, before: formatMoney(plan.feeCents, lang) };
      const { availableCents } = await balancesOf(tx, scope, plan.customer, app.clock.now());
      const card = plan.cardId === null ? null : await readCard(tx, plan.cardId, app.clock.now());
      const texts = [words('mail_coming_text', { ...known, ...price })];
      if (feeCents > plan.feeCents + FEE_RISE_CENTS) texts.push(words('mail_fee_too_high', fees));
      else if (feeCents !== plan.feeCents) texts.push(words('mail_fee_changed', fees));
      if (card === undefined || card?.isExpired) texts.push(words('mail_card_gone'));
      if (card === null && availableCents < total)
        texts.push(words('mail_wallet_short', { available: formatMoney(availableCents, lang), total: price.total }));
      return { title: words('mail_coming_title', known), texts };
    },
  });
}

/** Tells a customer that a day was left out, and why; not when that is what was asked for. */
export async function tellSkipped(
  app: App,
  tx: Tx,
  scope: Scope,
  plan: PlanRow,
  about: { day: string; why: string; params: Record<string, unknown>; next: string | null },
): Promise<void> {
  if (about.why === 'asked' || about.why === 'paused') return;
  await mail(app, tx, scope, plan, {
    template: 'plan_skipped',
    key: `plan:${plan.planId}:${about.day}:skipped`,
    write(lang) {
      const known = { name: plan.residentName, amount: formatMoney(plan.amountCents, lang), day: formatPlainDate(about.day, lang) };
      return {
        title: words('mail_skipped_title', { name: known.name, amount: known.amount }),
        texts: [
          words('mail_skipped_text', known),
          { key: 'transfers.mail.as_written', params: { text: whyWords(about.why, about.params, lang) } },
          about.next === null ? words('mail_skipped_last') : words('mail_skipped_next', { next: formatPlainDate(about.next, lang) }),
        ],
      };
    },
  });
}

/** Why a day was left out, in words; without what stood in the way in numbers, which only the notice of that day has. */
export function whyInShort(why: string, name: string, lang: Lang): string {
  return whyWords(/^transfers\.(over|nothing_left|too)_/.test(why) ? 'limit' : why, { name }, lang);
}

function whyWords(why: string, params: Record<string, unknown>, lang: Lang): string {
  const dot = why.indexOf('.');
  const key = dot < 0 ? `transfers.plan.why_${why}` : `${why.slice(0, dot)}.refusal.${why.slice(dot + 1)}`;
  return tr(lang, key, params as Parameters<typeof tr>[2]);
}

interface Said {
  title: Words;
  texts: Words[];
}

async function mail(
  app: App,
  tx: Tx,
  scope: Scope,
  plan: PlanRow,
  news: { template: string; key: string; write(lang: Lang): Said | Promise<Said> },
): Promise<void> {
  await tellCustomer(tx, scope, {
    customer: plan.customer,
    kind: 'money',
    template: news.template,
    key: news.key,
    at: app.clock.now(),
    async write(lang) {
      const { title, texts } = await news.write(lang);
      return {
        subject: words('mail_subject', { name: plan.residentName }),
        heading: title,
        blocks: [
          ...texts.map((text) => ({ kind: 'text' as const, text })),
          { kind: 'button', text: words('mail_button'), path: `/recurring/${plan.planId}` },
        ],
      };
    },
  });
}

function words(key: string, params?: Words['params']): Words {
  return { key: `transfers.plan.${key}`, ...(params ? { params } : {}) };
}
