export { appealLetter, readReturn, type ReturnView, withdrawLetterAppeal } from './appeals/appeal-letter.ts';
export { type LetterOfAppeal, readForAppeal } from './appeals/read-for-appeal.ts';
export { type Correcting, correctLetter } from './corrections/correct-letter.ts';
export { askAboutBan, listOwnBans, type OwnBan, readOwnBan } from './bans/ask-about-ban.ts';
export { BAN_DAYS, placeBan } from './bans/place-ban.ts';
export type { BanRow } from './bans/queries.ts';
export { watchBans } from './bans/watch-bans.ts';
export { BAN_SOON_DAYS, type BanListed, type BanView, countBansDue, keepBan, liftBan, listBans, readBan } from './bans/work-on-bans.ts';
export { type Card, cards } from './cards.ts';
export { deliverDue } from './delivery/deliver.ts';
export { changeDay, DAYS_AHEAD, sureDay } from './delivery/schedule.ts';
export { cancelLetter, subscribers } from './follow-letter.ts';
export { countNewLetters, listInbox, openLetter, readReceived } from './inside/read-inbox.ts';
export { MUTE_DAYS, muteWriter, readMute, unmuteWriter } from './inside/mute.ts';
export { listThread, type ThreadLetter } from './inside/read-thread.ts';
export { listWritten, readWritten } from './inside/read-written.ts';
export { keepAnswer, listWriters, readAnswer, sendAnswer } from './inside/write-answer.ts';
export { listUnopened, openAnswer } from './open-answer.ts';
export { allLetters, correspondence, correspondencePaper } from './export-letters.ts';
export { type Message as OmbudsMessage, OMBUDS_LENGTH } from './ombuds/message.ts';
export { answerAsOmbuds, listOmbuds, readOmbudsThread } from './ombuds/work-as-ombuds.ts';
export { countOmbudsNew, keepOmbudsDraft, readOmbuds, readOmbudsDraft, writeToOmbuds } from './ombuds/write-to-ombuds.ts';
export { ownData } from './own-data.ts';
export { draftMark, LETTER_GROUPS, type LetterGroup, type StateRow } from './queries.ts';
export {
  type Envelope,
  type LetterFilter,
  type LetterView,
  listDrafts,
  listLetters,
  listSentBack,
  type LetterOfConcern,
  readEnvelopes,
  readForConcern,
  readClean,
  readForReview,
  readLetter,
  type ReviewLetter,
} from './read-letters.ts';
export { askForPaper, readPaperAsk } from './paper/ask-for-paper.ts';
export { countPaperAsks, handOverPaper, listPaperAsks, type PaperWaiting, printPaper } from './paper/print-paper.ts';
export { limitParams, type Reached } from './room.ts';
export { callForLetters, jobs } from './put-in-line.ts';
export { refusals } from './refusals.ts';
export { lengthOf, type LetterStanding, type LetterState, standingWord } from './rules.ts';
export { type Trial, tryTerms } from './try-terms.ts';
export { stepAsideFrom } from './step-aside.ts';
export { chooseCard, keepDraft, readDraft, sendLetter, type Writing } from './write-letter.ts';
