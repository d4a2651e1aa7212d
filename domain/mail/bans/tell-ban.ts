import { readLogin } from '#domain/identity/index.ts';
import { type Block, notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatPlainDate } from '#words/format.ts';
import { tr } from '#words/index.ts';
import type { BanChanged } from '../events.ts';
import { type BanRow, type BanStep, banStepsOf } from './queries.ts';

/** Tells the customer that letters to and from somebody are stopped, stay so, or may be written again. Who is held sees it on the tablet. */
export async function tellBan(app: App, tx: Tx, scope: Scope, ban: BanRow, kind: BanChanged['kind']): Promise<void> {
  const to = await readLogin(tx, scope, ban.customer);
  if (!to) return;
  const step = (await banStepsOf(tx, ban.banId)).findLast((one) => one.kind === kind);
  const params = { name: ban.residentName, facility: ban.facilityName };
  const day = formatPlainDate(step?.reviewOn ?? ban.reviewOn, to.lang);
  const rows = [
    { label: { key: 'mail.told.reason' }, value: tr(to.lang, `review.reason.${ban.reason}`) },
    { label: { key: 'mail.told.rule' }, value: ban.rule },
    ...said(ban, step),
  ];
  const why: Block = { kind: 'rows', title: { key: 'mail.told.why' }, rows };
  const until: Block[] = kind === 'lifted' ? [] : [{ kind: 'text', text: { key: 'mail.told.ban_until', params: { day } } }];
  await notify(tx, scope, {
    to: { login: to.id },
    kind: 'letters',
    lang: to.lang,
    template: `letters_${kind}`,
    key: `letters_${kind}:${ban.banId}:${(step?.at ?? ban.placedAt).getTime()}`,
    at: app.clock.now(),
    content: {
      subject: { key: `mail.told.ban_${kind}`, params },
      heading: { key: `mail.told.ban_${kind}`, params },
      blocks: [
        { kind: 'text', text: { key: `mail.told.ban_${kind}_text`, params } },
        why,
        ...until,
        { kind: 'button', text: { key: 'mail.told.ban_button' }, path: `/letters/stopped/${ban.banId}` },
      ],
    },
  });
}

/** What staff wrote about it last, for both. */
function said(ban: BanRow, step: BanStep | undefined): { label: { key: string }; value: string }[] {
  const words = step === undefined ? ban.note : step.words;
  return words === null ? [] : [{ label: { key: 'mail.back.note' }, value: words }];
}
