export { type AppealStanding, askAppeal, readStanding, type Returned, withdrawAppeal } from './appeals/ask.ts';
export {
  type AppealList,
  type AppealView,
  countAppeals,
  decideAppeal,
  listAppeals,
  readAppeal,
  readAppealEnd,
} from './appeals/decide-appeal.ts';
export type { AppealEnd } from './appeals/queries.ts';
export { type AppealCourse, type AppealOutcome, appealOutcomes, type Side } from './appeals/rules.ts';
export type { ConcernKind, ConcernRow } from './concerns/queries.ts';
export { listProtected } from './concerns/raise-concerns.ts';
export { answerConcern, countAlerts, listConcerns, readConcern } from './concerns/work-on-concerns.ts';
export { endAcquaintance, listAcquaintances, nameAcquaintance } from './conflicts/acquaintances.ts';
export { type Acquaintance, asideReasons } from './conflicts/queries.ts';
export { type Aside, stepAside } from './conflicts/step-aside.ts';
export { APPEAL_DECIDED, type AppealDecided, REVIEW_DECIDED, REVIEW_HELD, type ReviewDecided, type ReviewHeld } from './events.ts';
export { decide, type DecideInput, finishDecisions, NOTE_MOST, releaseAll, RULE_MOST, undo, UNDO_MS } from './queue/decide.ts';
export { handOver, NOTICE_DAYS, subscribers, tellWaiting } from './queue/hand-over.ts';
export { hold } from './queue/hold.ts';
export { readDecisionTimes, TIMES_DAYS } from './figures/decision-times.ts';
export { AGES_HOURS, type DecisionTimes } from './figures/queries.ts';
export { FIGURE_DAYS, readReviewFigures, type ReviewFigures } from './figures/read-figures.ts';
export { BREACH_DAYS, type Deadlines, readDeadlines } from './deadlines/read-deadlines.ts';
export { watchDeadlines } from './deadlines/watch-deadlines.ts';
export type { FacilityStuck } from './stuck/queries.ts';
export { watchStuck } from './stuck/watch-stuck.ts';
export { sweeps } from './jobs.ts';
export { handIn, readDecision, type Screened, screenTexts, withdraw } from './queue/hand-in.ts';
export type { DecisionRow as Decision, Desk, HandoverRow as Handover } from './queue/queries.ts';
export { type Reason, reasons } from './queue/reasons.ts';
export {
  AHEAD_MS,
  keepInHand,
  LEASE_MS,
  type Queue,
  readItem,
  readQueue,
  type ReviewItem,
  takeAhead,
  takeClean,
  takeItem,
  takeNext,
} from './queue/take.ts';
export type { Reading } from './second/rules.ts';
export { refusals } from './refusals.ts';
export { type Action, actions, categories, type Category, type Hit, type Severity } from './screening/hit.ts';
export { type HouseLine, houseTerms, makeScreener } from './screening/house.ts';
export { type RuleSettings } from './screening/rules.ts';
export { askTwice, makeAnswerer, type Own, type Question, type Screening, screeningHere } from './screening/screening.ts';
export { compileOwn, compileScreener, screenByOwn, type Screener, type Term } from './screening/screener.ts';
export type { Place } from './screening/own-list.ts';
export {
  addTerm,
  changeTerm,
  draftChange,
  draftTerm,
  listKeepers,
  type NewTerm,
  setTermState,
  type TermChange,
  TERMS_MOST,
} from './terms/change-terms.ts';
export { changeHouseTerm, type HouseTermView, listHouseTerms, readHouseTerm } from './terms/house-terms.ts';
export { requireKeeper, type TermPlaces, termPlaces } from './terms/lead-terms.ts';
export { asOwn, type TermFigures, type TermRow } from './terms/queries.ts';
export { actionsFor, PHRASE_MOST, TERM_NOTE_MOST } from './terms/read-input.ts';
export { listTerms, readTerm, type TermList, type TermView } from './terms/read-terms.ts';
export { draftTerms, exportTerms, importTerms, TERM_COLUMNS } from './terms/terms-file.ts';
