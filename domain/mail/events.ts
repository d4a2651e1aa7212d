export const LETTER_SENT = 'letter.sent';

/** A letter was sent, its stamps are set aside. */
export interface LetterSent {
  letter: string;
}
