import type { QueueName } from '#domain/duty/index.ts';
import { subjectLink } from '#web/reports/subject-link.ts';

interface Item {
  id: string;
  purpose: string;
  subject: string;
}

/** Pages that every operator may open; the others belong to those who work on the queue. */
const FOR_ALL = /^\/(find|transfers)\//;

/** Where somebody goes from a line of what waits; null where there is no page of it, or none that is open to him. */
export function itemLink(queue: QueueName, item: Item, mayWork: boolean): string | null {
  const page = pageOf(queue, item);
  return page === null || mayWork || FOR_ALL.test(page) ? page : null;
}

function pageOf(queue: QueueName, item: Item): string | null {
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
