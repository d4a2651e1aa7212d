import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { acknowledgeTransfers, type Verdict } from '../handoff/acknowledge.ts';
import type { Answer } from '../handoff/judge-answer.ts';

/**
 * What a program says of one transfer: as acknowledgeTransfers, and what cannot be true is refused instead of named. Scope `transfers:write`.
 * Refuses transfers.unknown_transfer, and beside the fields answer_amount_differs (`amount`), answer_deducted_too_much, answer_bad_deduction (`deductions`).
 */
export async function answerForProgram(app: App, scope: Scope, answer: Answer): Promise<Verdict> {
  requireRealm(scope, 'machine');
  const [one] = await acknowledgeTransfers(app, scope, { items: [answer] });
  switch (one!.why) {
    case 'unknown':
    case 'not_there':
      return refuse('transfers.unknown_transfer');
    case 'amount_differs':
      return refuse('transfers.answer_amount_differs', {}, 'amount');
    case 'deducted_too_much':
      return refuse('transfers.answer_deducted_too_much', {}, 'deductions');
    case 'bad_deduction':
      return refuse('transfers.answer_bad_deduction', {}, 'deductions');
    default:
      return one!;
  }
}
