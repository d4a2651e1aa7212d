export { cancelLetter, jobs, subscribers } from './follow-letter.ts';
export { countNewLetters, listInbox, openLetter, readReceived } from './inside/read-inbox.ts';
export { allLetters, correspondence, correspondencePaper } from './export-letters.ts';
export { ownData } from './own-data.ts';
export { LETTER_GROUPS, type LetterGroup } from './queries.ts';
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
} from './read-letters.ts';
export { refusals } from './refusals.ts';
export { lengthOf, type LetterState } from './rules.ts';
export { protestUntil } from './tell-decision.ts';
export { keepDraft, readDraft, sendLetter, type Writing } from './write-letter.ts';
