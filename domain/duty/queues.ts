import { queues as directory } from '#domain/directory/index.ts';
import { queues as payments } from '#domain/payments/index.ts';
import { queues as transfers } from '#domain/transfers/index.ts';
import type { QueueSource } from '#kernel/queues.ts';
import type { AlarmLimit } from './alarm-rules.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Queue extends AlarmLimit {
  source: QueueSource;
  /** Whose work it is, and who is told. */
  role: 'finance' | 'operations';
  /** Where it is worked on; null: on the pages its lines lead to. */
  desk: string | null;
  /** A file of docs/runbooks, which has a heading with the queue's name. */
  runbook: string;
}

/**
 * Everything that waits for operators, in the order of their day, with what is too many or too old. A new one is a row here, five words
 * (`duty.queue.<name>`, `.hint`, `.itself`, `.you`, and the reasons it gives), and a heading in its runbook.
 */
export const queues = {
  payments_unknown: {
    source: payments.unknown,
    role: 'operations',
    desk: null,
    runbook: 'payments.md',
    tooOldSeconds: 15 * MINUTE,
    tooMany: 50,
  },
  payments_captured: {
    source: payments.captured,
    role: 'operations',
    desk: null,
    runbook: 'payments.md',
    tooOldSeconds: 5 * MINUTE,
    tooMany: null,
  },
  payments_mismatch: { source: payments.mismatch, role: 'finance', desk: null, runbook: 'payments.md', tooOldSeconds: 0, tooMany: null },
  transfers_late: { source: transfers.late, role: 'finance', desk: '/handoff', runbook: 'handoff.md', tooOldSeconds: DAY, tooMany: 500 },
  lines_down: { source: transfers.linesDown, role: 'finance', desk: '/handoff', runbook: 'handoff.md', tooOldSeconds: HOUR, tooMany: null },
  answers_unread: {
    source: transfers.answersUnread,
    role: 'operations',
    desk: '/handoff',
    runbook: 'handoff.md',
    tooOldSeconds: 15 * MINUTE,
    tooMany: null,
  },
  answer_conflicts: {
    source: transfers.conflicts,
    role: 'finance',
    desk: '/handoff',
    runbook: 'handoff.md',
    tooOldSeconds: DAY,
    tooMany: null,
  },
  going_back: { source: transfers.goingBack, role: 'finance', desk: null, runbook: 'refunds.md', tooOldSeconds: 3 * DAY, tooMany: null },
  refund_asks: {
    source: transfers.refundAsks,
    role: 'finance',
    desk: '/refunds',
    runbook: 'refunds.md',
    tooOldSeconds: DAY,
    tooMany: null,
  },
  refunds_stuck: {
    source: payments.refundsStuck,
    role: 'finance',
    desk: '/refunds',
    runbook: 'refunds.md',
    tooOldSeconds: DAY,
    tooMany: 20,
  },
  unclaimed_due: {
    source: payments.unclaimedDue,
    role: 'finance',
    desk: '/refunds/unclaimed',
    runbook: 'refunds.md',
    tooOldSeconds: 30 * DAY,
    tooMany: null,
  },
  disputes: { source: payments.disputes, role: 'finance', desk: '/refunds', runbook: 'refunds.md', tooOldSeconds: 5 * DAY, tooMany: null },
  wallet_held: { source: payments.held, role: 'finance', desk: '/refunds', runbook: 'refunds.md', tooOldSeconds: 5 * DAY, tooMany: null },
  remittances_unpaid: {
    source: transfers.remittancesUnpaid,
    role: 'finance',
    desk: '/remittances',
    runbook: 'remittances.md',
    tooOldSeconds: DAY,
    tooMany: null,
  },
  remittances_unknown: {
    source: transfers.remittancesUnknown,
    role: 'finance',
    desk: '/remittances',
    runbook: 'remittances.md',
    tooOldSeconds: HOUR,
    tooMany: null,
  },
  remittances_failed: {
    source: transfers.remittancesFailed,
    role: 'finance',
    desk: '/remittances',
    runbook: 'remittances.md',
    tooOldSeconds: 0,
    tooMany: null,
  },
  payouts: {
    source: payments.payouts,
    role: 'finance',
    desk: '/reconciliation',
    runbook: 'reconciliation.md',
    tooOldSeconds: 0,
    tooMany: null,
  },
  breaks: {
    source: payments.breaks,
    role: 'finance',
    desk: '/reconciliation',
    runbook: 'reconciliation.md',
    tooOldSeconds: DAY,
    tooMany: 50,
  },
  programs_given_up: {
    source: directory.programsGivenUp,
    role: 'operations',
    desk: null,
    runbook: 'programs.md',
    tooOldSeconds: 4 * DAY,
    tooMany: null,
  },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];

export function queueOf(name: QueueName): Queue {
  return queues[name];
}

export function isQueue(text: unknown): text is QueueName {
  return typeof text === 'string' && Object.hasOwn(queues, text);
}
