import { castApplied, castSender, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import { byHand, type HandoffPolicy, setHandoff } from '#domain/directory/index.ts';
import { readBalance } from '#domain/ledger/index.ts';
import { bringAnswer, fetchFile, listFiles, payTransfer, readAnswerView, readTransfer } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import {} from '#test/refused.ts';

const byFile: HandoffPolicy = { ...byHand, how: 'file' };
const system = systemScope('test');
// A Monday, two hours before the file is made; and the moment at which its answer comes too late.
const MONDAY = new Date('2026-11-23T19:30:00Z');
const CUT_OFF = new Date('2026-11-23T21:30:00Z');
export const TOO_LATE = new Date('2026-11-26T05:00:00Z');

type Sent = Awaited<ReturnType<typeof castTransfer>>;
export type { Sent };

/** A house of money in which each story has an agency that takes files, a clerk, a sender, and a fortnight of its own. */
export async function handoffHouse() {
  const house = await moneyHouse();
  let weeks = 0;
  const later = (at: Date): Date => new Date(at.getTime() + weeks * 7 * 86_400_000);

  async function story(policy = byFile) {
    weeks += 2;
    house.app.clock.set(later(MONDAY));
    const sender = await castSender(house.app);
    await setHandoff(house.app, system, { agencyId: sender.at.agency.id, effectiveFrom: 'now', body: policy });
    return storyOf(house, sender);
  }
  return { ...house, later, story, cutOff: () => house.app.clock.set(later(CUT_OFF)), setTo: (at: Date) => house.app.clock.set(later(at)) };
}
export type HandoffHouse = Awaited<ReturnType<typeof handoffHouse>>;

function storyOf(house: MoneyHouse, sender: Sender) {
  const clerk: Scope = { ...clerkOf(sender.at), facilities: 'all' };
  return {
    sender,
    clerk,
    async paid(amount: string, by = sender): Promise<Sent> {
      const transfer = await castTransfer(house.app, by, amount);
      await payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true });
      await house.payFor(transfer.transferId);
      return transfer;
    },
    /** The same without the card company, many times as fast: for what does not go back to a card. */
    async given(amount: string, by = sender, beforeCommit = async (): Promise<void> => {}): Promise<Sent> {
      const transfer = await castTransfer(house.app, by, amount);
      await castApplied(house.app, transfer, beforeCommit);
      return transfer;
    },
    stateOf: async (transfer: Sent) => (await readTransfer(house.app, sender.scope, transfer.transferId)).state,
    owed: () => house.app.tx(system, (tx) => readBalance(tx, system, `owed_trust:${sender.at.facility.id}`)).catch(() => 0n),
    files: async () => (await listFiles(house.app, clerk)).files,
    textOf: async (fileId: string) => (await fetchFile(house.app, clerk, { file: fileId })).content.toString(),
    async answer(lines: readonly string[], by = clerk, app: App = house.app): Promise<string> {
      const text = ['reference,result,amount,reason,deduction,deducted', ...lines].join('\r\n');
      return (await bringAnswer(app, by, { fileName: 'answer.csv', bytes: Buffer.from(text) })).answerId;
    },
    async verdicts(answerId: string): Promise<string[]> {
      const { lines } = await readAnswerView(house.app, clerk, answerId);
      return lines.toSorted((a, b) => a.line - b.line).map(({ verdict, details }) => [verdict, details['why']].filter(Boolean).join(' '));
    },
  };
}
export type Story = ReturnType<typeof storyOf>;
