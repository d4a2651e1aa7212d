export { type Card, cards } from './cards.ts';
export { cancelLetter, jobs, subscribers } from './follow-letter.ts';
export { countNewLetters, listInbox, openLetter, readReceived } from './inside/read-inbox.ts';
export { listWritten, readWritten } from './inside/read-written.ts';
export { keepAnswer, listWriters, readAnswer, sendAnswer } from './inside/write-answer.ts';
export { listUnopened, openAnswer } from './open-answer.ts';
export { allLetters, correspondence, correspondencePaper } from './export-letters.ts';
export { ownData } from './own-data.ts';
export { LETTER_GROUPS, type LetterGroup, type StateRow } from './queries.ts';
export {
  type Envelope,
  type LetterFilter,
  type LetterView,
  listDrafts,
  listLetters,
  type LetterOfConcern,
  readEnvelopes,
  readForConcern,
  readForReview,
  readLetter,
  type ReviewLetter,
} from './read-letters.ts';
export { refusals } from './refusals.ts';
export { lengthOf, type LetterState, standingWord } from './rules.ts';
export { protestUntil } from './tell-decision.ts';
export { chooseCard, keepDraft, readDraft, sendLetter, type Writing } from './write-letter.ts';
