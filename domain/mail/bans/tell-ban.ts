import { type Block, tellCustomer } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import { formatPlainDate } from '#words/format.ts';
import { tr } from '#words/index.ts';
import type { BanChanged } from '../events.ts';
import { type BanRow, type BanStep, banStepsOf } from './queries.ts';

/** Tells the customer that letters to and from somebody are stopped, stay so, or may be written again. Who is held sees it on the tablet. */
export async function tellBan(app: App, tx: Tx, scope: Scope, ban: BanRow, kind: BanChanged['kind']): Promise<void> {
  const step = (await banStepsOf(tx, ban.banId)).findLast((one) => one.kind === kind);
  const params = { name: ban.residentName, facility: ban.facilityName };
  const until = (lang: Lang): Block[] => {
    const day = formatPlainDate(step?.reviewOn ?? ban.reviewOn, lang);
    return kind === 'lifted' ? [] : [{ kind: 'text', text: { key: 'mail.told.ban_until', params: { day } } }];
  };
  const why = (lang: Lang): Block => ({
    kind: 'rows',
    title: { key: 'mail.told.why' },
    rows: [
      { label: { key: 'mail.told.reason' }, value: tr(lang, `review.reason.${ban.reason}`) },
      { label: { key: 'mail.told.rule' }, value: ban.rule },
      ...said(ban, step),
    ],
  });
  await tellCustomer(tx, scope, {
    customer: ban.customer,
    kind: 'letters',
    template: `letters_${kind}`,
    key: `letters_${kind}:${ban.banId}:${(step?.at ?? ban.placedAt).getTime()}`,
    at: app.clock.now(),
    write: (lang) => ({
      subject: { key: `mail.told.ban_${kind}`, params },
      heading: { key: `mail.told.ban_${kind}`, params },
      blocks: [
        { kind: 'text', text: { key: `mail.told.ban_${kind}_text`, params } },
        why(lang),
        ...until(lang),
        { kind: 'button', text: { key: 'mail.told.ban_button' }, path: `/letters/stopped/${ban.banId}` },
      ],
    }),
  });
}

/** What staff wrote about it last, for both. */
function said(ban: BanRow, step: BanStep | undefined): { label: { key: string }; value: string }[] {
  const words = step === undefined ? ban.note : step.words;
  return words === null ? [] : [{ label: { key: 'mail.back.note' }, value: words }];
}
