import type { PdfBlock, PdfPaper } from '#domain/files/index.ts';
import type { App } from '#kernel/app.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { formatDate, formatDateTime, formatPlainDate } from '#words/format.ts';
import { tr, translator } from '#words/index.ts';
import { type Author, type LetterRow, type StateRow, statesOfAll } from './queries.ts';
import { type LetterFilter, listLetters, listSentBack } from './read-letters.ts';
import { type LetterStanding, standingWord } from './rules.ts';

type Page = Awaited<ReturnType<typeof listLetters>>;
/** With what became of it, as far as the customer may know. */
type Listed = (Page['letters'][number] & { states: StateRow[] })[];
type Back = Awaited<ReturnType<typeof listSentBack>>;

/** A letter on paper, and what became of it as far as its reader may know. */
type OnPaper = LetterRow & { state: LetterStanding; states: StateRow[]; deliverOn?: string | null };

/** A paper with more letters than this would be a book; the file for programs has all of them. */
export const PAPER_MOST = 500;

/** All letters that a filter leaves, own ones and those handed on to the customer, the newest first. Customers. */
export async function allLetters(app: App, scope: Scope, filter: LetterFilter = {}, most = Infinity): Promise<Listed> {
  const letters: Listed = [];
  let before: string | null = null;
  do {
    const page: Page = await listLetters(app, scope, { ...filter, before, limit: 100 });
    const ids = page.letters.map(({ letterId }) => letterId);
    const states = await app.tx(scope, (tx) => statesOfAll(tx, ids));
    letters.push(...page.letters.map((letter) => ({ ...letter, states: states.get(letter.letterId) ?? [] })));
    before = page.next;
  } while (before !== null && letters.length < most);
  return letters.slice(0, most);
}

/** Letters to the customer that staff sent back, of one person or of all: that it was so, and why. Where words or a state were asked for, none. */
async function allSentBack(app: App, scope: Scope, { resident, words, group }: LetterFilter): Promise<Back['letters']> {
  if (words || group) return [];
  const letters: Back['letters'] = [];
  let before: string | null = null;
  do {
    const page: Back = await listSentBack(app, scope, { all: true, before, limit: 100 });
    letters.push(...page.letters.filter(({ residentId }) => !resident || residentId === resident));
    before = page.next;
  } while (before !== null);
  return letters;
}

/**
 * The whole correspondence for programs: as it was written, with what became of each letter and when, and that letters to the customer were sent back.
 * Customers.
 */
export async function correspondence(app: App, scope: Scope, filter: LetterFilter): Promise<string> {
  const letters = (await allLetters(app, scope, filter)).toReversed().map((one) => ({
    id: one.letterId,
    sent_at: one.sentAt.toISOString(),
    from: one.author === 'customer' ? { name: one.senderName } : held(one),
    to: one.author === 'customer' ? held(one) : { name: one.recipientName },
    lang: one.lang,
    state: one.state,
    deliver_on: one.deliverOn,
    corrects: one.corrects,
    history: [{ state: 'sent', at: one.sentAt.toISOString() }, ...one.states.map(asHistory)],
    stamps: one.stamps.toString(),
    reply_stamps: one.replyStamps.toString(),
    ...(one.card !== null && { card: tr(one.lang, `mail.card.${one.card}`) }),
    // Whoever wrote it is told that she has not opened it; so it is.
    text: standingWord(one) === 'new' ? null : one.body,
  }));
  const sentBack = (await allSentBack(app, scope, filter)).toReversed().map(({ letterId, name, at, details: { reason, rule } }) => ({
    id: letterId,
    from: { name },
    at: at.toISOString(),
    reason,
    rule,
  }));
  return `${JSON.stringify({ made_at: app.clock.now().toISOString(), letters, sent_back: sentBack }, null, 2)}\n`;
}

/** One state of a letter; why, where staff said so. */
function asHistory({ kind, at, details: { reason, rule, note, why } }: StateRow): object {
  return {
    state: kind,
    at: at.toISOString(),
    ...(reason && { reason }),
    ...(rule && { rule }),
    ...(note && { note }),
    ...(why && { why }),
  };
}

/** The same to keep on paper, the oldest letter first; of very many the newest. Customers. */
export async function correspondencePaper(app: App, scope: Scope, filter: LetterFilter): Promise<PdfPaper> {
  const letters = await allLetters(app, scope, filter, PAPER_MOST + 1);
  return paperOf(letters, { reader: 'customer', lang: scope.lang, now: app.clock.now() });
}

/** Letters, the newest first, on a paper for one of the two; one more than fits says that there are more. */
export function paperOf(letters: readonly OnPaper[], { reader, lang, now }: { reader: Author; lang: Lang; now: Date }): PdfPaper {
  const shown = letters.slice(0, PAPER_MOST).toReversed();
  const t = translator(lang);
  const made = t('mail.paper.made', { day: formatDate(now, lang, shown.at(-1)?.timeZone ?? HOUSE_ZONE), count: shown.length });
  const more = t(reader === 'customer' ? 'mail.paper.most' : 'mail.paper.most_inside', { most: PAPER_MOST });
  const head: PdfBlock[] = [
    { kind: 'heading', level: 1, text: t('mail.paper.title') },
    { kind: 'text', text: made },
    ...(letters.length > PAPER_MOST ? [{ kind: 'text' as const, text: more }] : []),
  ];
  const parts = shown.map((letter) => ({ lang: letter.lang, blocks: blocksOf(letter, reader, lang) }));
  return { lang, title: t('mail.paper.title'), foot: made, madeAt: now, parts: [{ lang, blocks: head }, ...parts] };
}

/** How a letter stands, in its reader's words. */
function wordOf(author: Author, state: LetterStanding, reader: Author, lang: Lang): string {
  return reader === 'customer' ? tr(lang, `mail.state.${standingWord({ author, state })}`) : tr(lang, `inside.sent.state.${state}`);
}

function held(letter: LetterRow): object {
  return { name: letter.residentName, number: letter.residentNumber, facility: letter.facilityName, agency: letter.agencyName };
}

function blocksOf(letter: OnPaper, reader: Author, lang: Lang): PdfBlock[] {
  const t = translator(lang);
  const { author, senderName, recipientName, residentNumber: number, facilityName: facility } = letter;
  const day = formatDate(letter.sentAt, lang, letter.timeZone);
  const isAnswer = author === 'resident';
  const isUnopened = reader === 'customer' && standingWord(letter) === 'new';
  return [
    {
      kind: 'heading',
      level: 2,
      // Names the other one, whoever reads.
      text: author === reader ? t('mail.paper.letter', { name: recipientName, day }) : t('mail.paper.answer', { name: senderName, day }),
    },
    {
      kind: 'text',
      soft: true,
      text: t('mail.paper.about', {
        from: isAnswer ? `${senderName}, ${number}, ${facility}` : senderName,
        to: isAnswer ? t('mail.paper.to', { name: recipientName }) : t('mail.check.to', { name: recipientName, number, facility }),
        time: formatDateTime(letter.sentAt, lang, letter.timeZone),
        state: wordOf(author, letter.state, reader, lang),
      }),
    },
    ...historyOf(letter, reader, lang).map<PdfBlock>((text) => ({ kind: 'text', soft: true, text })),
    ...(letter.card === null
      ? []
      : [{ kind: 'text' as const, text: t('mail.paper.card', { card: tr(letter.lang, `mail.card.${letter.card}`) }) }]),
    // A line of the letter is a line of the paper.
    ...(isUnopened ? t('mail.paper.unopened') : letter.body)
      .split('\n')
      .map<PdfBlock>((text) => ({ kind: 'text', text: text === '' ? ' ' : text })),
  ];
}

/** What became of a letter and when, a line each; why it came back. */
function historyOf(letter: OnPaper, reader: Author, lang: Lang): string[] {
  const t = translator(lang);
  const { author, deliverOn = null, corrects, states, timeZone } = letter;
  const steps = states
    // Of a letter to him he sees no more than that it came.
    .filter(
      ({ kind }) => kind !== 'in_line' && (reader === 'customer' || author === 'resident' || kind === 'released' || kind === 'opened'),
    )
    .map(({ kind, at, details: { reason, rule } }) => {
      const step = t('mail.paper.step', {
        // Here it tells what happened then, not how it stands.
        state: kind === 'released' ? t('inside.sent.state.released') : wordOf(author, kind, reader, lang),
        time: formatDateTime(at, lang, timeZone),
      });
      return reason && rule ? `${step} ${tr(lang, `review.reason.${reason}`)} ${t('mail.paper.rule', { rule })}` : step;
    });
  return [
    ...(corrects === null ? [] : [t('mail.fix.is_one')]),
    ...(deliverOn === null ? [] : [`${t('mail.state.due', { day: formatPlainDate(deliverOn, lang) })}.`]),
    ...steps,
  ];
}
