import { listAgencies } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { endPast, livePast, type Past, readPast } from '#kernel/past.ts';
import { systemScope } from '#kernel/scope.ts';
import { answerFiles, postWaiting, tellRoster } from './agency-desk.ts';
import { type Machinery, settle, setStage, type Stage, tellSandbox } from './cast.ts';
import { ordinarySendings } from './families.ts';
import { jailRoster } from './jail.ts';
import { buyPacks, readTheMail, writeEvening } from './mail-desk.ts';
import { beginningOf, type Moment, momentsOf } from './moments.ts';
import { send } from './send.ts';
import { lastScene, scenes } from './story.ts';
import type { SampleCustomer } from '../people.ts';

const CLERKS_BY_HAND = [
  'clerk.fl@example.com',
  'clerk.ny@example.com',
  'clerk.wa@example.com',
  'clerk.county@example.com',
  'clerk.co@example.com',
];
const MAILROOMS = ['mailroom.fl@example.com', 'mailroom.ga@example.com'];
/** On which days the agency's answer is something else than "all of it is in the accounts". */
const ODD_ANSWERS: Record<number, string> = {
  3: 'deducted',
  4: 'some_rejected',
  8: 'twice',
  9: 'deducted',
  10: 'rejected',
  11: 'half',
  18: 'deducted',
};
/** What has fallen due is looked for once a day; the bank, which books what it was told the day before, is asked on working days. */
const WEEKENDS = /^(transfers|payments)\.(?!call_bank|check_remittance_totals)/;
const WORKDAYS = /^(transfers|payments)\./;
/** What is forgotten, who stands out, which days are closed: work enough for twice a week. */
const ALL = /./;
const THOROUGH_DAYS = [1, 4];
const SENDING_AT_ONCE = 8;

/** Puts the clock of an empty installation back to where the past begins; leaves any other as it is. */
export async function beginPast(app: App): Promise<Past | null> {
  const past = await readPast(app);
  if (past || (await listAgencies(app, systemScope('demo-world'))).length > 0) return past;
  await livePast(app, beginningOf(new Date()));
  return await readPast(app);
}

/**
 * Lives through the weeks before the present, in which families send money and agencies and operators do their work: the same commands that pages call,
 * with the clock put to one moment after the other. Begun again after an interruption, it goes on at the moment that was reached; what was done of it is seen.
 */
export async function livePastWeeks(
  app: App,
  machinery: Machinery,
  customers: readonly SampleCustomer[],
  note: (line: string) => void,
): Promise<void> {
  const past = (await readPast(app))!;
  if (past.reached === null) return;
  const stage = await setStage(app, machinery, customers);
  const moments = momentsOf(past.beganAt, new Date()).filter(({ at }) => at >= past.reached!);
  const weeks = Math.ceil(((moments.at(-1)?.day ?? 0) + 1) / 7);
  for (const moment of moments) {
    if (moment.half === 'morning' && moment.day % 7 === 0) note(`sample history: week ${moment.day / 7 + 1} of ${weeks}`);
    await livePast(app, moment.at);
    await live(stage, moment);
  }
  const today = new Date(Date.now() - 60_000);
  await livePast(app, past.reached > today ? past.reached : today);
  await catchUp(stage, ALL);
  await lastScene(stage, moments.at(-1)?.at ?? past.reached);
  await endPast(app);
}

async function live(stage: Stage, moment: Moment): Promise<void> {
  if (moment.half === 'morning') await catchUp(stage, sweepsOf(moment));
  if (moment.half === 'morning' && !moment.isWeekend) {
    // Each at a desk of the own agency: nobody waits for another one.
    await Promise.all([
      ...CLERKS_BY_HAND.map((clerk) => postWaiting(stage, clerk, moment.at)),
      ...MAILROOMS.map((clerk) => readTheMail(stage, clerk)),
      // In one week nobody comes to it: what is not answered in time goes back by itself.
      ...(moment.day < 14 || moment.day > 17 ? [answerFiles(stage, 'clerk.ga@example.com', ODD_ANSWERS[moment.day] ?? 'posted')] : []),
      ...(moment.day % 7 === 1 ? [tellRoster(stage, 'prairie-county', jailRoster(moment.day), moment.at)] : []),
    ]);
  }
  if (moment.half === 'morning') await buyPacks(stage, moment.day, moment.at);
  else await writeEvening(stage, moment.day, moment.at);
  for (const scene of scenes) if (scene.day === moment.day && scene.half === moment.half) await scene.play(stage, moment.at);
  const sendings = ordinarySendings(moment);
  for (let i = 0; i < sendings.length; i += SENDING_AT_ONCE)
    await Promise.all(sendings.slice(i, i + SENDING_AT_ONCE).map((sending) => send(stage, sending, moment.at)));
  await settle(stage);
}

function sweepsOf({ day, isWeekend }: Moment): RegExp {
  if (THOROUGH_DAYS.includes(day % 7)) return ALL;
  return isWeekend ? WEEKENDS : WORKDAYS;
}

/** What has fallen due since the moment before: at the stand-ins, and with us. */
async function catchUp(stage: Stage, sweeps: RegExp): Promise<void> {
  await Promise.all([tellSandbox(stage, '/control/due'), tellSandbox(stage, '/control/bank/due')]);
  await settle(stage);
  await stage.sweep(sweeps);
  await settle(stage);
}
