import { type Block, tellCustomer, type Words } from '#domain/notifications/index.ts';
import { type AppealEnd, type AppealStanding, type Decision, readStanding } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import { formatDate, formatDateTime } from '#words/format.ts';
import { tr } from '#words/index.ts';
import { aboutReturn } from './appeals/returned.ts';
import type { Hindrance } from './delivery/deliver.ts';
import type { LetterRow } from './queries.ts';

interface Told {
  heading: Words;
  blocks: Block[];
  button?: Words;
  path?: string;
}

/** Tells the customer of a letter what became of it, once for each template and `time`. Nothing of the letter stands in it. */
async function tell(
  app: App,
  tx: Tx,
  scope: Scope,
  letter: LetterRow,
  template: string,
  words: (lang: Lang, day: (at: Date) => string) => Told,
  time = '',
): Promise<void> {
  await tellCustomer(tx, scope, {
    customer: letter.customer,
    kind: 'letters',
    template,
    key: `${template}:${letter.letterId}${time}`,
    at: app.clock.now(),
    write(lang) {
      const { heading, blocks, button, path } = words(lang, (at) => formatDate(at, lang, letter.timeZone));
      const see: Block = {
        kind: 'button',
        text: button ?? { key: 'mail.told.button' },
        path: path ?? `/letters/${letter.letterId}`,
      };
      return { subject: heading, heading, blocks: [...blocks, see] };
    },
  });
}

const text = (key: string, params?: Words['params']): Block => ({
  kind: 'text',
  text: { key: `mail.told.${key}`, ...(params && { params }) },
});

/** That a letter went on, or came back: which, when, why, by which rule, who decided and how to ask for another look. */
export async function tellDecision(app: App, tx: Tx, scope: Scope, letter: LetterRow, decision: Decision): Promise<void> {
  const about = { name: letter.residentName, facility: letter.facilityName };
  if (decision.outcome === 'released') {
    const blocks = [text(decision.actor === null ? 'passed_text' : 'released_text', about)];
    return await tell(app, tx, scope, letter, 'letter_released', () => ({ heading: { key: 'mail.told.released' }, blocks }));
  }
  const { may } = await lookAgain(app, tx, letter, decision.at);
  await tell(app, tx, scope, letter, 'letter_returned', (lang, day) => ({
    heading: { key: 'mail.told.returned' },
    blocks: [text('returned_text', { ...about, sent: day(letter.sentAt) }), whyBlock(letter, decision, lang, day), askBlock(may, day)],
  }));
}

/** That an answer to her went back to who wrote it, and why; where the two may write to each other. */
export async function tellAnswerReturned(app: App, tx: Tx, scope: Scope, letter: LetterRow, decision: Decision): Promise<void> {
  const params = { name: letter.senderName };
  const { may } = await lookAgain(app, tx, letter, decision.at);
  await tell(app, tx, scope, letter, 'answer_returned', (lang, day) => ({
    heading: { key: 'mail.told.answer_returned', params },
    blocks: [
      text('answer_returned_text', { ...params, facility: letter.facilityName, sent: day(letter.sentAt) }),
      whyBlock(letter, decision, lang, day),
      askBlock(may, day),
    ],
    path: `/letters/${letter.letterId}/appeal`,
  }));
}

/** How another look at a letter ended, and whether there is one more. */
export async function tellAppeal(app: App, tx: Tx, scope: Scope, letter: LetterRow, returnedAt: Date, end: AppealEnd): Promise<void> {
  const isAnswer = letter.author === 'resident';
  const which = end.outcome === 'reversed' ? 'reversed' : isAnswer ? 'answer_upheld' : 'upheld';
  const about = { name: letter.residentName, facility: letter.facilityName };
  const { may } = await lookAgain(app, tx, letter, returnedAt);
  await tell(
    app,
    tx,
    scope,
    letter,
    `letter_${which}`,
    (lang, day) => ({
      heading: { key: `mail.told.${which}`, params: about },
      blocks: [
        text(`${which}_text`, { ...about, sent: day(letter.sentAt) }),
        {
          kind: 'rows',
          title: { key: 'mail.told.why' },
          rows: [
            { label: { key: 'mail.told.reason' }, value: end.words ?? '' },
            { label: { key: 'mail.told.by' }, value: tr(lang, 'mail.told.another', { facility: letter.facilityName }) },
            { label: { key: 'mail.told.on' }, value: day(end.at) },
          ],
        },
        ...(end.outcome === 'upheld' ? [askBlock(may, day)] : []),
      ],
      ...(isAnswer && { path: `/letters/${letter.letterId}/appeal` }),
    }),
    `:${end.at.getTime()}`,
  );
}

/** Whether the customer of a letter may ask for another look at it. */
const lookAgain = (app: App, tx: Tx, letter: LetterRow, returnedAt: Date): Promise<AppealStanding> =>
  readStanding(app, tx, letter.customer, aboutReturn(letter, { at: returnedAt }, 'customer'));

const askBlock = (may: AppealStanding['may'], day: (at: Date) => string): Block =>
  may === null ? text('last_look') : text('ask', { day: day(may.until) });

function whyBlock(letter: LetterRow, decision: Decision, lang: Lang, day: (at: Date) => string): Block {
  return {
    kind: 'rows',
    title: { key: 'mail.told.why' },
    rows: [
      { label: { key: 'mail.told.reason' }, value: tr(lang, `review.reason.${decision.reason}`) },
      { label: { key: 'mail.told.rule' }, value: decision.rule ?? '' },
      { label: { key: 'mail.told.by' }, value: tr(lang, 'mail.told.mailroom', { facility: letter.facilityName }) },
      { label: { key: 'mail.told.on' }, value: day(decision.at) },
    ],
  };
}

/** That staff look at a letter for longer, and until when they must decide. */
export async function tellHeld(app: App, tx: Tx, scope: Scope, letter: LetterRow): Promise<void> {
  await tell(app, tx, scope, letter, 'letter_held', (lang) => {
    const time = formatDateTime(letter.dueAt, lang, letter.timeZone);
    return {
      heading: { key: 'mail.told.held' },
      blocks: [text('held_text', { name: letter.residentName, facility: letter.facilityName, time })],
    };
  });
}

/** That a letter could not be delivered, and why not. */
export async function tellUndelivered(app: App, tx: Tx, scope: Scope, letter: LetterRow, why: Hindrance): Promise<void> {
  await tell(app, tx, scope, letter, 'letter_undelivered', () => ({
    heading: { key: 'mail.told.undelivered' },
    blocks: [text(`undelivered_${why}`, { name: letter.residentName }), text('undelivered_stamps')],
  }));
}

/** That whom her letter was for has opened it. */
export async function tellOpened(app: App, tx: Tx, scope: Scope, letter: LetterRow): Promise<void> {
  const blocks = [text('opened_text', { name: letter.residentName })];
  await tell(app, tx, scope, letter, 'letter_opened', () => ({ heading: { key: 'mail.told.opened' }, blocks }));
}

/** That a letter to her was handed on. */
export async function tellArrived(app: App, tx: Tx, scope: Scope, letter: LetterRow): Promise<void> {
  const params = { name: letter.senderName };
  await tell(app, tx, scope, letter, 'letter_arrived', () => ({
    heading: { key: 'mail.told.arrived', params },
    blocks: [text('arrived_text', params)],
    button: { key: 'mail.told.arrived_button' },
  }));
}
