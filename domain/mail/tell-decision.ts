import { readLogin } from '#domain/identity/index.ts';
import { type Block, notify } from '#domain/notifications/index.ts';
import type { Decision } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatDate, formatDateTime } from '#words/format.ts';
import { tr } from '#words/index.ts';
import type { LetterRow } from './queries.ts';

/** How long a sender may protest. */
export const PROTEST_DAYS = 20;

/** Tells the sender that a letter went on, or came back: which, when, why, by which rule, who decided and how to protest. Nothing of the letter stands in it. */
export async function tellDecision(app: App, tx: Tx, scope: Scope, letter: LetterRow, decision: Decision): Promise<void> {
  const to = await readLogin(tx, scope, letter.customer);
  if (!to) return;
  const day = (at: Date): string => formatDate(at, to.lang, letter.timeZone);
  const about = { name: letter.residentName, facility: letter.facilityName };
  const blocks: Block[] =
    decision.outcome === 'released'
      ? [{ kind: 'text', text: { key: decision.actor === null ? 'mail.told.passed_text' : 'mail.told.released_text', params: about } }]
      : [
          { kind: 'text', text: { key: 'mail.told.returned_text', params: { ...about, sent: day(letter.sentAt) } } },
          {
            kind: 'rows',
            title: { key: 'mail.told.why' },
            rows: [
              { label: { key: 'mail.told.reason' }, value: tr(to.lang, `review.reason.${decision.reason}`) },
              { label: { key: 'mail.told.rule' }, value: decision.rule ?? '' },
              { label: { key: 'mail.told.by' }, value: tr(to.lang, 'mail.told.mailroom', { facility: letter.facilityName }) },
              { label: { key: 'mail.told.on' }, value: day(decision.at) },
            ],
          },
          {
            kind: 'text',
            text: { key: 'mail.told.protest', params: { day: day(protestUntil(decision.at)), facility: letter.facilityName } },
          },
        ];
  const template = `letter_${decision.outcome}`;
  await notify(tx, scope, {
    to: { login: to.id },
    kind: 'letters',
    lang: to.lang,
    template,
    key: `${template}:${letter.letterId}`,
    at: app.clock.now(),
    content: {
      subject: { key: decision.outcome === 'released' ? 'mail.told.released' : 'mail.told.returned' },
      heading: { key: decision.outcome === 'released' ? 'mail.told.released' : 'mail.told.returned' },
      blocks: [...blocks, { kind: 'button', text: { key: 'mail.told.button' }, path: `/letters/${letter.letterId}` }],
    },
  });
}

/** Tells the sender that staff look at a letter for longer, and until when they must decide. */
export async function tellHeld(app: App, tx: Tx, scope: Scope, letter: LetterRow): Promise<void> {
  const to = await readLogin(tx, scope, letter.customer);
  if (!to) return;
  const about = { name: letter.residentName, facility: letter.facilityName, time: formatDateTime(letter.dueAt, to.lang, letter.timeZone) };
  await notify(tx, scope, {
    to: { login: to.id },
    kind: 'letters',
    lang: to.lang,
    template: 'letter_held',
    key: `letter_held:${letter.letterId}`,
    at: app.clock.now(),
    content: {
      subject: { key: 'mail.told.held' },
      heading: { key: 'mail.told.held' },
      blocks: [
        { kind: 'text', text: { key: 'mail.told.held_text', params: about } },
        { kind: 'button', text: { key: 'mail.told.button' }, path: `/letters/${letter.letterId}` },
      ],
    },
  });
}

export function protestUntil(decidedAt: Date): Date {
  return new Date(decidedAt.getTime() + PROTEST_DAYS * 86_400_000);
}
