import type { QueueName } from '#domain/duty/index.ts';
import { subjectLink } from '#web/reports/subject-link.ts';

/** Where somebody goes from a line of what waits; null where there is no page of it. */
export function itemLink(queue: QueueName, item: { id: string; purpose: string; subject: string }): string | null {
  if (queue === 'payments_mismatch') return `/mismatches/${item.id}`;
  if (queue === 'refunds_stuck' || queue === 'unclaimed_due') return `/refunds/stuck/${item.id}`;
  if (queue === 'wallet_held') return `/refunds/held/${item.id}`;
  switch (item.purpose) {
    case 'wallet':
      return `/find/${item.subject}`;
    case 'break':
      return `/reconciliation/${item.subject}`;
    case 'handoff':
      return '/handoff';
    default:
      return subjectLink(item.subject);
  }
}
