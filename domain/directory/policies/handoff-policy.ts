import type { Tx } from '#kernel/db.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { urlTrouble } from '#kernel/safe-address.ts';
import { cleanText } from '#kernel/text.ts';
import { readTime } from '#kernel/wall-clock.ts';
import { selectHandoffs, selectPolicies, selectPolicyHistory } from '../queries/agencies.ts';
import { policyFromJson } from './policy.ts';
import type { PostingCalendar } from './posting-calendar.ts';
import { isCount } from './stamps-policy.ts';

/** clerk: from the page, by hand. file: one file a posting day, which the agency answers. api: each transfer at once, to the agency's own address. */
export const handoffWays = ['clerk', 'file', 'api'] as const;
export type HandoffWay = (typeof handoffWays)[number];
/** What a column of the file can hold. */
export const handoffFields = ['reference', 'number', 'name', 'facility', 'category', 'amount', 'sender', 'received', 'available'] as const;
export type HandoffField = (typeof handoffFields)[number];
export const handoffDelimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
export type HandoffDelimiter = keyof typeof handoffDelimiters;
export const handoffDates = ['ymd', 'mdy', 'dmy'] as const;
/** back: what nobody answered for in time goes back to its sender. wait: an operator is told, and it waits. */
export const silentChoices = ['back', 'wait'] as const;
/** back: money for a person who was moved goes back to its sender. onward: it follows to the other facility of the agency. */
export const movedChoices = ['back', 'onward'] as const;

export interface HandoffLayout {
  columns: readonly { field: HandoffField; heading: string }[];
  delimiter: HandoffDelimiter;
  dates: (typeof handoffDates)[number];
}

/** How the agency heads the columns of its answer, and its own words for yes and no. '' is ours. */
export const answerParts = ['reference', 'result', 'amount', 'reason', 'deduction', 'deducted', 'posted', 'rejected'] as const;
export type AnswerWords = Readonly<Record<(typeof answerParts)[number], string>>;

/** How money is handed over to an agency's trust office, and by when it must answer. */
export interface HandoffPolicy {
  how: HandoffWay;
  /** Where its API is called, with `api`; else ''. */
  address: string;
  /** "16:30", by the agency's clock: on a posting day the file is made then. */
  fileAt: string;
  /** Posting days after the file's day, by whose end every line must be answered. */
  answerDays: number;
  ifSilent: (typeof silentChoices)[number];
  ifMoved: (typeof movedChoices)[number];
  /** How long after paying a sender may take money back, unless it is handed over before; 0: never, and it is told so before paying. */
  cancelMinutes: number;
  layout: HandoffLayout;
  answer: AnswerWords;
}

export const byHand: HandoffPolicy = {
  how: 'clerk',
  address: '',
  fileAt: '16:30',
  answerDays: 2,
  ifSilent: 'back',
  ifMoved: 'back',
  cancelMinutes: 30,
  layout: {
    columns: [
      { field: 'reference', heading: 'reference' },
      { field: 'number', heading: 'number' },
      { field: 'name', heading: 'name' },
      { field: 'facility', heading: 'facility' },
      { field: 'category', heading: 'category' },
      { field: 'amount', heading: 'amount' },
      { field: 'sender', heading: 'sender' },
      { field: 'received', heading: 'received' },
    ],
    delimiter: 'comma',
    dates: 'ymd',
  },
  answer: { reference: '', result: '', amount: '', reason: '', deduction: '', deducted: '', posted: '', rejected: '' },
};

const ADDRESS_MAX = 500;
const ADDRESS_REFUSALS = {
  unreadable: 'directory.handoff_address_bad',
  not_https: 'directory.handoff_address_https',
  not_open: 'directory.handoff_address_closed',
} as const;
const HEADING_MAX = 40;
/** A day: what can be taken back longer would miss more than one file. */
export const CANCEL_MINUTES_MOST = 1440;

/** What is wrong with a way of handing over; empty when a file can be made and its answer be read. */
export function handoffErrors(policy: HandoffPolicy, mode: 'sandbox' | 'live'): FieldError[] {
  const errors: FieldError[] = [];
  const no = (field: string, code: string, params: FieldError['params'] = {}): void => void errors.push({ field, code, params });
  if (!handoffWays.includes(policy.how)) no('how', 'directory.choose_one');
  const trouble = policy.how === 'api' ? urlTrouble(policy.address, mode) : null;
  if (trouble !== null) no('address', ADDRESS_REFUSALS[trouble]);
  if (policy.address.length > ADDRESS_MAX) no('address', 'directory.handoff_address_bad');
  if (readTime(policy.fileAt) !== policy.fileAt) no('fileAt', 'directory.bad_time');
  if (!isCount(policy.answerDays, 1, 20)) no('answerDays', 'directory.bad_count', { least: 1, most: 20 });
  if (!silentChoices.includes(policy.ifSilent)) no('ifSilent', 'directory.choose_one');
  if (!movedChoices.includes(policy.ifMoved)) no('ifMoved', 'directory.choose_one');
  if (!isCount(policy.cancelMinutes, 0, CANCEL_MINUTES_MOST))
    no('cancelMinutes', 'directory.bad_count', { least: 0, most: CANCEL_MINUTES_MOST });
  if (!Object.hasOwn(handoffDelimiters, policy.layout.delimiter)) no('delimiter', 'directory.choose_one');
  if (!handoffDates.includes(policy.layout.dates)) no('dates', 'directory.choose_one');
  const { columns } = policy.layout;
  const seen = new Set<string>();
  columns.forEach(({ field, heading }, i) => {
    if (!handoffFields.includes(field)) no(`columns.${i}.field`, 'directory.choose_one');
    else if (columns.findIndex((one) => one.field === field) < i) no(`columns.${i}.field`, 'directory.column_twice');
    if (!isHeading(heading)) no(`columns.${i}.heading`, 'directory.bad_heading', { most: HEADING_MAX });
    else if (seen.has(heading.toLowerCase())) no(`columns.${i}.heading`, 'directory.heading_twice');
    seen.add(heading.toLowerCase());
  });
  for (const field of ['reference', 'amount'] as const)
    if (!columns.some((one) => one.field === field)) no('columns', `directory.no_${field}_column`);
  for (const part of answerParts) {
    if (policy.answer[part] !== '' && !isHeading(policy.answer[part])) no(`answer.${part}`, 'directory.bad_heading', { most: HEADING_MAX });
  }
  const said = answerParts.map((part) => policy.answer[part].toLowerCase()).filter((word) => word !== '');
  if (new Set(said).size < said.length) no('answer.reference', 'directory.heading_twice');
  return errors;
}

function isHeading(text: string): boolean {
  const clean = cleanText(text, { max: HEADING_MAX });
  // A quote would break the line; a spreadsheet would run what begins like a formula.
  return clean.ok && clean.value === text && !/["\t]|^[=+\-@]/.test(text);
}

/** A rule from before a part of it was added, made whole: what it did not say was as `byHand` has it. */
export function wholeHandoff(stored: Partial<HandoffPolicy>): HandoffPolicy {
  return { ...byHand, ...stored };
}

/** How an agency takes its money at a moment; by hand where it has not said. */
export async function readHandoff(tx: Tx, agencyId: string, at: Date): Promise<HandoffPolicy> {
  const row = (await selectPolicies(tx, agencyId, at)).find(({ kind }) => kind === 'handoff');
  return row ? wholeHandoff(policyFromJson<'handoff'>(row.body)) : byHand;
}

/** How an agency ever headed its answers, by the rules that came into force until a moment, the newest first. */
export async function readAnswerWords(tx: Tx, agencyId: string, until: Date): Promise<AnswerWords[]> {
  const rules = await selectPolicyHistory(tx, agencyId, 'handoff');
  return rules.filter(({ effectiveFrom }) => effectiveFrom <= until).map(({ body }) => wholeHandoff(body).answer);
}

export interface HandoffAgency {
  agencyId: string;
  timeZone: string;
  policyId: string;
  since: Date;
  policy: HandoffPolicy;
  posting: PostingCalendar;
}

/** Every agency that takes its money in this way at a moment, with its calendar and since when. */
export async function agenciesBy(tx: Tx, how: HandoffWay, at: Date): Promise<HandoffAgency[]> {
  const found: HandoffAgency[] = [];
  for (const { agencyId, timeZone } of await selectHandoffs(tx, at)) {
    const rows = await selectPolicies(tx, agencyId, at);
    const [row, posting] = [rows.find(({ kind }) => kind === 'handoff'), rows.find(({ kind }) => kind === 'posting')];
    if (!row || !posting) continue;
    const policy = wholeHandoff(policyFromJson<'handoff'>(row.body));
    if (policy.how !== how) continue;
    found.push({
      agencyId,
      timeZone,
      policyId: row.id,
      since: row.effectiveFrom,
      policy,
      posting: policyFromJson<'posting'>(posting.body),
    });
  }
  return found;
}

/** Every agency whose money follows a person who was moved, at a moment. */
export async function agenciesThatFollow(tx: Tx, at: Date): Promise<string[]> {
  const found: string[] = [];
  for (const { agencyId } of await selectHandoffs(tx, at))
    if ((await readHandoff(tx, agencyId, at)).ifMoved === 'onward') found.push(agencyId);
  return found;
}
