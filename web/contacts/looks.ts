import { type AskState, relationships } from '#domain/directory/index.ts';

/** How the states of an ask look on the staff's pages, and what a relationship is called that is not known any more. */
export const looks = {
  state: { waiting: 'wait', approved: 'done', denied: 'stop', withdrawn: 'back', revoked: 'stop', expired: 'next' },
  relationship: (typed: string): (typeof relationships)[number] => relationships.find((one) => one === typed) ?? 'other',
} as const satisfies { state: Record<AskState, string>; relationship: unknown };
