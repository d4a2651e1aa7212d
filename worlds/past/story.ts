import { addResident, askApproval, readContact } from '#domain/directory/index.ts';
import { refundWallet } from '#domain/payments/index.ts';
import { cancelTransfer, changePlan, type Every, listPlans, listTransfers, offerPlan, startPlan } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { moreResidents } from '../more-people.ts';
import { sampleResidents } from '../people.ts';
import { decideOn, decideWaiting, tellRoster } from './agency-desk.ts';
import { settle, type Stage } from './cast.ts';
import { jailRoster } from './jail.ts';
import { keepTerm, leaveLetters } from './mail-desk.ts';
import { agreeOnBank, billOfTheProcessor, closeDispute, explainBreaks, giveBack, propose, writeAndAnswer } from './operator-desk.ts';
import { fillWallet, openPage, payAt, type Sending, send } from './send.ts';

/** What happens on one day besides the ordinary: looked at before it is done, so that it can be begun again at any point. */
export interface Scene {
  day: number;
  half: 'morning' | 'evening';
  play(stage: Stage, since: Date): Promise<void>;
}

const scene = (day: number, half: Scene['half'], play: Scene['play']): Scene => ({ day, half, play });

const sends = (from: string, to: string, amount: string, by: Sending['by']): Sending => ({ from, to, amount, by });

/** Sends, waits for the news, and takes it back within the half hour. */
async function sendAndCancel(stage: Stage, sending: Sending, since: Date): Promise<void> {
  const transfer = await send(stage, sending, since);
  await settle(stage);
  if (transfer) await cancelTransfer(stage.app, stage.customer(sending.from), { transfer });
  await settle(stage);
}

/** What comes in is sent back, or held, by the clerk. */
async function sendAndDecide(
  stage: Stage,
  sending: Sending,
  since: Date,
  clerk: string,
  decision: Parameters<typeof decideOn>[3],
): Promise<void> {
  const transfer = await send(stage, sending, since);
  await settle(stage);
  if (transfer) await decideOn(stage, clerk, transfer, decision);
}

/** The person leaves while the card page is open: what is paid then goes back by itself. */
async function leavesMeanwhile(stage: Stage, sending: Sending, since: Date): Promise<void> {
  const transfer = await send(stage, { ...sending, by: 'none' }, since);
  const page = transfer === null ? null : await openPage(stage, sending, transfer).catch(unlessRefused);
  await tellOf(stage, sending.to, 'released');
  await payAt(stage, page ?? null, sending.by);
  await settle(stage);
}

/** The person is moved after the clerk's morning: the money follows, and the clerk there has it the next day. */
async function movedMeanwhile(stage: Stage, sending: Sending, since: Date, facility: string): Promise<void> {
  await send(stage, sending, since);
  await settle(stage);
  await tellOf(stage, sending.to, 'here', facility);
}

/** What an agency tells of one person. */
async function tellOf(stage: Stage, number: string, status: 'here' | 'released', facility?: string): Promise<void> {
  const scope = systemScope('demo-world');
  const told = [...sampleResidents, ...moreResidents].find((one) => one.number === number)!;
  const agency = stage.agencies.get(told.agency)!;
  const facilityId = stage.facility(told.agency, facility ?? told.facility);
  await addResident(stage.app, scope, { ...told, agencyId: agency.id, facilityId, status });
}

async function plan(stage: Stage, from: string, number: string, amount: string, every: Every): Promise<void> {
  const scope = stage.customer(from);
  const resident = stage.person(from, number);
  if ((await listPlans(stage.app, scope)).some((one) => one.residentId === resident)) return;
  const first = new Date(stage.app.clock.now().getTime() + 4 * 86_400_000).toISOString().slice(0, 10);
  const wanted = { resident, amount, every, first };
  const { feeCents } = await offerPlan(stage.app, scope, wanted);
  await startPlan(stage.app, scope, { ...wanted, plan: newId('rpl'), feeCents, agree: true, isFresh: true });
}

async function pausePlan(stage: Stage, from: string): Promise<void> {
  const scope = stage.customer(from);
  for (const { planId } of await listPlans(stage.app, scope)) await changePlan(stage.app, scope, { plan: planId, to: 'paused' });
}

async function ask(stage: Stage, from: string, number: string, message: string): Promise<void> {
  const scope = stage.customer(from);
  const resident = stage.person(from, number);
  const { standing } = await readContact(stage.app, scope, resident);
  if (standing.services.money.newest === null)
    await askApproval(stage.app, scope, { resident, service: 'money', relationship: 'friend', message });
}

/** The newest of a customer's transfers that stands like this. */
async function newest(stage: Stage, from: string, state: string, leastCents = 0n): Promise<string | undefined> {
  const { transfers } = await listTransfers(stage.app, stage.customer(from), { limit: 100 });
  return transfers.find((one) => one.state === state && one.amountCents >= leastCents)?.transferId;
}

const NO_MONEY_BACK_HERE = 'Sent to us by mistake; the family asks for it back.';

export const scenes: readonly Scene[] = [
  scene(0, 'morning', async (stage, since) => {
    for (const [i, [slug, facility]] of PLACES.entries()) await agreeOnBank(stage, slug, facility, `4400123456${String(10 + i)}`);
    // A number with a slip: the bank sends its money back, until somebody mends it.
    await agreeOnBank(stage, 'washington', 'Palouse', '440012399003');
    await tellRoster(stage, 'prairie-county', jailRoster(0), since);
  }),
  scene(0, 'evening', async (stage) => {
    await decideWaiting(stage, 'clerk.ny@example.com', ['Paul Sutter', 'Guadalupe Santiago']);
    await decideWaiting(stage, 'clerk.ga@example.com', ['Patricia Moore']);
  }),
  scene(1, 'evening', async (stage, since) => {
    await fillWallet(stage, 'dana@example.com', '300', since);
    await fillWallet(stage, 'carmen.santiago@example.com', '250', since);
    await plan(stage, 'dana@example.com', 'S123456', '30', 'week');
    await plan(stage, 'carmen.santiago@example.com', '07B1432', '25', 'two_weeks');
  }),
  scene(2, 'morning', async (stage, since) => {
    await fillWallet(stage, 'lena.whitewater@example.com', '200', since);
    await fillWallet(stage, 'mee.vang@example.com', '60', since);
    await plan(stage, 'lena.whitewater@example.com', '345678', '40', 'month');
    // Her money lasts for two weeks: then days are left out, and she is told.
    await plan(stage, 'mee.vang@example.com', '20261103', '25', 'week');
  }),
  scene(3, 'morning', async (stage) => {
    await writeAndAnswer(stage, {
      from: 'odessa.tillman@example.com',
      lang: 'en',
      topic: 'fees',
      message: 'Why is there a fee to send my son money for the doctor?',
      note: 'The price for medical money is $1.50; a money order by mail is free. Sent her the page of prices.',
    });
  }),
  scene(4, 'morning', keepTerm),
  scene(5, 'evening', (stage, since) => sendAndCancel(stage, sends('simone.baptiste@example.com', 'S184263', '60', 'visa'), since)),
  scene(6, 'morning', async (stage, since) => {
    await send(stage, sends('keisha.washington@example.com', 'S201118', '75', 'disputed'), since);
    await send(stage, sends('li.zhang@example.com', '15A0276', '300', 'visa'), since);
  }),
  scene(8, 'evening', (stage, since) => billOfTheProcessor(stage, 1900, 'Radar fee', since)),
  scene(9, 'evening', (stage, since) =>
    sendAndDecide(stage, sends('wanda.hatcher@example.com', 'S176534', '80', 'visa'), since, 'clerk.fl@example.com', {
      step: 'return',
      reason: 'not_allowed',
      note: 'The account is restricted.',
    }),
  ),
  scene(10, 'morning', async (stage) => {
    await agreeOnBank(stage, 'washington', 'Palouse', '440012345699');
    const transfer = await newest(stage, 'li.zhang@example.com', 'posted', 30000n);
    if (transfer) await giveBack(stage, transfer, '250', NO_MONEY_BACK_HERE);
  }),
  scene(11, 'morning', (stage) => explainBreaks(stage, 'A monthly fee of the card company. It is on their bill of this month.')),
  scene(12, 'morning', (stage) => closeDispute(stage, 'won')),
  scene(12, 'evening', async (stage, since) => {
    await send(stage, sends('denise.brooks@example.com', 'S145870', '120', 'disputed'), since);
    await fillWallet(stage, 'lena.whitewater@example.com', '100', since);
  }),
  scene(13, 'morning', (stage) => tellOf(stage, 'S299001', 'here', 'Palmetto Ridge')),
  scene(13, 'evening', (stage, since) => sendAndCancel(stage, sends('sione.fonoti@example.com', '410029', '40', 'mastercard'), since)),
  scene(14, 'morning', (stage) =>
    propose(stage, {
      slug: 'new-york',
      by: 'admin.ny@example.com',
      kind: 'limits',
      reason: 'Families asked for a limit of $1,200 a month, so that nobody empties a savings account.',
      change: (body) => ({ lines: body.lines.map((line) => (line.channel === 'any' ? { ...line, perMonthCents: 120000n } : line)) }),
      then: { by: 'second.ny@example.com' },
    }),
  ),
  scene(
    14,
    'morning',
    async (stage, since) => void (await send(stage, sends('stan.kowalczyk@example.com', '18A2098', '300', 'visa'), since)),
  ),
  scene(15, 'morning', (stage, since) => sendAndCancel(stage, sends('fiona.orourke@example.com', 'S250042', '45', 'none'), since)),
  scene(15, 'evening', (stage, since) => sendAndCancel(stage, sends('linh.tran@example.com', 'S077310', '50', 'refundFails'), since)),
  scene(16, 'morning', (stage) =>
    writeAndAnswer(stage, {
      from: 'hector.delgado@example.com',
      lang: 'es',
      topic: 'arrival',
      message: 'Envié dinero el viernes. ¿Cuándo lo ve mi hijo en su cuenta?',
      note: 'Le dijimos que en esa prisión el dinero entra el siguiente día hábil; ya está en la cuenta.',
    }),
  ),
  scene(16, 'evening', (stage, since) =>
    sendAndDecide(stage, sends('graciela.ibarra@example.com', '366503', '60', 'debit'), since, 'clerk.wa@example.com', {
      step: 'return',
      reason: 'no_account',
      note: 'No account under this number.',
    }),
  ),
  scene(17, 'morning', (stage) =>
    propose(stage, {
      slug: 'florida',
      by: 'admin.fl@example.com',
      kind: 'fee_schedule',
      reason: 'One price for every amount.',
      change: (body) => ({
        lines: body.lines.map((line) =>
          line.channel === 'web' ? { ...line, tiers: [{ minCents: 2000n, maxCents: 50000n, feeCents: 995n }] } : line,
        ),
      }),
      then: { by: 'operator@example.com', no: 'Who sends $20 would pay half of it again. Please bring prices by amount.' },
    }),
  ),
  scene(17, 'morning', async (stage) => {
    const transfer = await newest(stage, 'ricardo.morales@example.com', 'posted');
    if (transfer) await giveBack(stage, transfer, '5', 'The fee was told wrong on the phone.');
  }),
  scene(18, 'morning', (stage) => closeDispute(stage, 'lost')),
  scene(18, 'morning', async (stage, since) => {
    await pausePlan(stage, 'carmen.santiago@example.com');
    await fillWallet(stage, 'dana@example.com', '200', since);
  }),
  scene(17, 'evening', (stage, since) =>
    movedMeanwhile(stage, sends('teresa.villasenor@example.com', '402117', '60', 'visa'), since, 'Palouse'),
  ),
  scene(18, 'evening', (stage, since) => leavesMeanwhile(stage, sends('gloria.greene@example.com', '10B7745', '60', 'visa'), since)),
  scene(19, 'morning', (stage, since) => billOfTheProcessor(stage, 2500, 'Chargeback handling', since)),
  scene(19, 'evening', (stage, since) =>
    send(stage, sends('andres.nunez@example.com', 'S299001', '100', 'disputed'), since).then(() => undefined),
  ),
  scene(20, 'evening', async (stage) => {
    const scope = stage.customer('mee.vang@example.com');
    await refundWallet(stage.app, scope, { isFresh: true }).catch(unlessRefused);
    await settle(stage);
  }),
];

/** What is still open when the newcomer comes: something for everybody to do. */
export async function lastScene(stage: Stage, since: Date): Promise<void> {
  for (const sending of [
    sends('dana@example.com', 'S123456', '40', 'visa'),
    sends('marisol.delgado@example.com', 'S123456', '25', 'debit'),
    sends('jean.baptiste@example.com', 'S184263', '50', 'mastercard'),
    sends('ray@example.com', '99A9999', '60', 'visa'),
    sends('aissatou.diallo@example.com', '21B3310', '40', 'debit'),
    sends('stan.kowalczyk@example.com', '18A2098', '100', 'visa'),
    sends('odessa.tillman@example.com', '1000234567', '50', 'debit'),
    sends('loretta.pickett@example.com', '1001190533', '20', 'visa'),
    sends('kim.nguyen@example.com', '398850', '60', 'visa'),
    sends('alma.barrera@example.com', '20261234', '20', 'debit'),
    sends('estela.montoya@example.com', 'CC10234', '40', 'visa'),
    sends('fiona.orourke@example.com', 'S250042', '30', 'none'),
  ])
    await send(stage, sending, since);
  await settle(stage);
  const check = { step: 'withhold', reason: 'other', note: 'We check the name with the facility.' } as const;
  await sendAndDecide(stage, sends('chidi.okafor@example.com', 'S008812', '200', 'visa'), since, 'clerk.fl@example.com', check);
  await leaveLetters(stage, since);
  await ask(stage, 'walter.greene@example.com', '03A5580', 'We were neighbors for twenty years.');
  await ask(stage, 'omar.haddad@example.com', '22A1187', '');
  await leaveOpen(stage);
}

async function leaveOpen(stage: Stage): Promise<void> {
  const large = await newest(stage, 'stan.kowalczyk@example.com', 'posted', 30000n);
  if (large) await giveBack(stage, large, '210', 'The bank of the sender asks for it.', true);
  await propose(stage, {
    slug: 'georgia',
    by: 'admin.ga@example.com',
    kind: 'fee_schedule',
    reason: 'The new contract: $4.50 up to $100.',
    change: (body) => ({
      lines: body.lines.map((line) =>
        line.channel === 'web' && line.category === 'spendable'
          ? { ...line, tiers: line.tiers.map((tier) => (tier.maxCents === 10000n ? { ...tier, feeCents: 450n } : tier)) }
          : line,
      ),
    }),
  });
  await writeAndAnswer(stage, {
    from: 'carmen.santiago@example.com',
    lang: 'es',
    topic: 'not_approved',
    message: 'Mi hija pidió permiso para enviar dinero y le dijeron que no. ¿Qué puede hacer?',
  });
  await writeAndAnswer(stage, {
    from: 'doug.hoffmann@example.com',
    lang: 'en',
    topic: 'find',
    message: 'I can’t find Tyler any more. Did he go home?',
  });
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof Error && 'refusal' in error)) throw error;
}

const PLACES: readonly [slug: string, facility: string][] = [
  ['florida', 'Palmetto Ridge'],
  ['florida', 'Pine Landing'],
  ['new-york', 'Hudson Bend'],
  ['new-york', 'Cedar Notch'],
  ['georgia', 'Red Clay'],
  ['georgia', 'Ocmulgee'],
  ['georgia', 'Lanier'],
  ['washington', 'Cascade Bay'],
  ['prairie-county', 'Main Jail'],
  ['prairie-county', 'Huber Center'],
  ['front-range', 'Larkspur House'],
];
