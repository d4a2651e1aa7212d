import { subjectLink } from '#web/reports/subject-link.ts';

/** Where somebody goes from a line of what waits; null where there is no page of it. */
export function itemLink(item: { id: string; purpose: string; subject: string }): string | null {
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
