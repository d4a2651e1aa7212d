import type { PdfBlock, PdfPaper } from '#domain/files/index.ts';
import type { App } from '#kernel/app.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { formatDate, formatDateTime } from '#words/format.ts';
import { tr, translator } from '#words/index.ts';
import { type LetterFilter, listLetters } from './read-letters.ts';
import { standingWord } from './rules.ts';

type Listed = Awaited<ReturnType<typeof listLetters>>['letters'];

/** A paper with more letters than this would be a book; the file for programs has all of them. */
const PAPER_MOST = 500;

/** All letters that a filter leaves, own ones and those handed on to the customer, the newest first. Customers. */
export async function allLetters(app: App, scope: Scope, filter: LetterFilter = {}, most = Infinity): Promise<Listed> {
  const letters: Listed = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listLetters>> = await listLetters(app, scope, { ...filter, before, limit: 100 });
    letters.push(...page.letters);
    before = page.next;
  } while (before !== null && letters.length < most);
  return letters.slice(0, most);
}

/** The whole correspondence for programs: as it was written, with where each letter stands. Customers. */
export async function correspondence(app: App, scope: Scope, filter: LetterFilter): Promise<string> {
  const letters = (await allLetters(app, scope, filter)).toReversed().map((one) => ({
    id: one.letterId,
    sent_at: one.sentAt.toISOString(),
    from: one.author === 'customer' ? { name: one.senderName } : held(one),
    to: one.author === 'customer' ? held(one) : { name: one.recipientName },
    state: one.state,
    stamps: one.stamps.toString(),
    reply_stamps: one.replyStamps.toString(),
    ...(one.card !== null && { card: tr(one.lang, `mail.card.${one.card}`) }),
    text: one.body,
  }));
  return `${JSON.stringify({ made_at: app.clock.now().toISOString(), letters }, null, 2)}\n`;
}

/** The same to keep on paper, the oldest letter first; of very many the newest. Customers. */
export async function correspondencePaper(app: App, scope: Scope, filter: LetterFilter): Promise<PdfPaper> {
  const letters = await allLetters(app, scope, filter, PAPER_MOST + 1);
  const shown = letters.slice(0, PAPER_MOST).toReversed();
  const { lang } = scope;
  const t = translator(lang);
  const now = app.clock.now();
  const made = t('mail.paper.made', { day: formatDate(now, lang, shown.at(-1)?.timeZone ?? HOUSE_ZONE), count: shown.length });
  const head: PdfBlock[] = [
    { kind: 'heading', level: 1, text: t('mail.paper.title') },
    { kind: 'text', text: made },
    ...(letters.length > PAPER_MOST ? [{ kind: 'text' as const, text: t('mail.paper.most', { most: PAPER_MOST }) }] : []),
  ];
  const parts = shown.map((letter) => ({ lang: letter.lang, blocks: blocksOf(letter, lang) }));
  return { lang, title: t('mail.paper.title'), foot: made, madeAt: now, parts: [{ lang, blocks: head }, ...parts] };
}

function held(letter: Listed[number]): object {
  return { name: letter.residentName, number: letter.residentNumber, facility: letter.facilityName, agency: letter.agencyName };
}

function blocksOf(letter: Listed[number], lang: Lang): PdfBlock[] {
  const t = translator(lang);
  const { author, senderName, recipientName, residentNumber: number, facilityName: facility } = letter;
  const day = formatDate(letter.sentAt, lang, letter.timeZone);
  const isAnswer = author === 'resident';
  return [
    {
      kind: 'heading',
      level: 2,
      text: isAnswer ? t('mail.paper.answer', { name: senderName, day }) : t('mail.paper.letter', { name: recipientName, day }),
    },
    {
      kind: 'text',
      soft: true,
      text: t('mail.paper.about', {
        from: isAnswer ? `${senderName}, ${number}, ${facility}` : senderName,
        to: isAnswer ? t('mail.paper.to', { name: recipientName }) : t('mail.check.to', { name: recipientName, number, facility }),
        time: formatDateTime(letter.sentAt, lang, letter.timeZone, 'zone'),
        state: t(`mail.state.${standingWord(letter)}`),
      }),
    },
    ...(letter.card === null
      ? []
      : [{ kind: 'text' as const, text: t('mail.paper.card', { card: tr(letter.lang, `mail.card.${letter.card}`) }) }]),
    // A line of the letter is a line of the paper.
    ...letter.body.split('\n').map<PdfBlock>((text) => ({ kind: 'text', text: text === '' ? ' ' : text })),
  ];
}
