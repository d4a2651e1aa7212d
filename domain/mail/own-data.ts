import type { OwnData } from '#domain/identity/index.ts';
import type { Lang } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { bansOf } from './bans/queries.ts';
import type { Card } from './cards.ts';
import { allLetters } from './export-letters.ts';
import { deleteDraft, draftsOf } from './queries.ts';
import { standingWord } from './rules.ts';

const named = (card: Card | null, lang: Lang): string => (card === null ? '' : tr(lang, `mail.card.${card}`));

/** The customer's letters and those handed on to her, word for word, letters that staff stopped, and what is still being written. Letters sent stay: they are the other side's too. */
export const ownData: OwnData = {
  async read(app, scope) {
    const letters = await allLetters(app, scope);
    const bans = await app.tx(scope, (tx) => bansOf(tx, 'customer', scope.actor!, new Date(0)));
    const drafts = await app.tx(scope, (tx) => draftsOf(tx, scope.actor!));
    return [
      {
        name: 'letters',
        rows: letters.map((letter) => ({
          at: letter.sentAt,
          from: letter.senderName,
          to: letter.recipientName,
          number: letter.residentNumber,
          place: `${letter.facilityName}, ${letter.agencyName}`,
          stamps: letter.stamps.toString(),
          card: named(letter.card, letter.lang),
          day: letter.deliverOn ?? '',
          state: tr(scope.lang, `mail.state.${standingWord(letter)}`),
          message: letter.body,
        })),
      },
      {
        name: 'bans',
        rows: bans.map((ban) => ({
          at: ban.placedAt,
          with: ban.residentName,
          number: ban.residentNumber,
          place: ban.facilityName,
          reason: tr(scope.lang, `review.reason.${ban.reason}`),
          rule: ban.rule,
          text: ban.note ?? '',
          ended: ban.liftedAt,
        })),
      },
      { name: 'drafts', rows: drafts.map(({ savedAt, card, body }) => ({ at: savedAt, card: named(card, scope.lang), message: body })) },
    ];
  },
  async forget(app, scope) {
    await app.tx(scope, async (tx) => {
      for (const { draftId } of await draftsOf(tx, scope.actor!)) await deleteDraft(tx, draftId);
    });
  },
};
