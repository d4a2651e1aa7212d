import type { OwnData } from '#domain/identity/index.ts';
import { tr } from '#words/index.ts';
import { allLetters } from './export-letters.ts';
import { deleteDraft, draftsOf } from './queries.ts';
import { standingWord } from './rules.ts';

/** The customer's letters and those handed on to her, word for word, and what is still being written. Letters sent stay: they are the other side's too. */
export const ownData: OwnData = {
  async read(app, scope) {
    const letters = await allLetters(app, scope);
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
          state: tr(scope.lang, `mail.state.${standingWord(letter)}`),
          message: letter.body,
        })),
      },
      { name: 'drafts', rows: drafts.map(({ savedAt, body }) => ({ at: savedAt, message: body })) },
    ];
  },
  async forget(app, scope) {
    await app.tx(scope, async (tx) => {
      for (const { draftId } of await draftsOf(tx, scope.actor!)) await deleteDraft(tx, draftId);
    });
  },
};
