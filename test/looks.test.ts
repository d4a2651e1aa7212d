import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { workSources } from '#server/subscriptions.ts';

// Whoever adds a page that shows people must say whether opening it is a look that needs a reason in somebody's work.
const looks = new Set(workSources.flatMap((source) => source.looks));

/** What is read without looking at one person, and why. */
const noLooks: Record<string, string> = {
  'directory.asks_read': 'the desk: what waits',
  'transfers.remittances_read': 'the desk: sums by day',
  'transfers.remittance_read': 'the desk: what one bank payment is made of',
  'transfers.remittance_tasks_read': 'the desk: what is to be paid',
  'transfers.incoming_read': 'the desk: what came in on a day',
  'transfers.day_sheet_read': 'the desk: what was posted on a day',
  'transfers.files_listed': 'the desk: files by day',
  'transfers.calls_listed': 'the desk: what became of calls by time',
  'transfers.file_read': 'the desk: what became of a day’s file',
  'transfers.answer_read': 'a file',
  'transfers.handoff_desk_read': 'the desk: files and answers that wait',
  'review.queue_read': 'the desk: what waits, no text',
  'review.figures_read': 'sums by day; which reviewer decided how much',
  'review.terms_listed': 'what is looked for, nobody’s letter',
  'review.house_terms_listed': 'what is looked for, nobody’s letter',
  'mail.letters_searched': 'a term is tried: passages without names, each letter written down; it is their work',
  'mail.ombuds_listed': 'who wrote to the ombuds: it is their work, and its record names nobody',
  'mail.ombuds_read': 'who was written to reads it; its record names nobody',
  'mail.papers_listed': 'the desk: who asked for letters on paper',
  'mail.paper_read': 'he asked for it: his asking is the work',
  'mail.bans_listed': 'the desk: letters stopped between two, what is to be looked at first in front',
  'mail.ban_read': 'who decides about it works on it; no letter stands in it',
  'review.deadlines_read': 'the desk: what waits, no names',
  'review.appeals_read': 'the desk: what waits, no text',
  'mail.appeal_read': 'somebody asked for it to be read once more',
  'review.concerns_read': 'what waits for those who help, no text',
  'mail.passages_read': 'what was found for those who help: it is their work',
  'mail.letter_read': 'the letter somebody has in hand: its lease is the work',
  'directory.order_read': 'who keeps orders works on the order',
  'directory.orders_read': 'who keeps orders works on the orders',
  'directory.match_read': 'who keeps orders works on the match',
  'directory.roster_read': 'a file',
  'directory.roster_bad_rows_read': 'a file',
  'directory.resident_read': 'an agency’s own program, not a person',
  'directory.alerts_read': 'nobody held anywhere',
  'directory.canaries_read': 'nobody real',
  'identity.people_listed': 'the agency’s own staff',
  'identity.keys_listed': 'programs',
  'transfers.program_listed': 'an agency’s own program, not a person',
  'transfers.program_read': 'an agency’s own program, not a person',
  'directory.webhooks_listed': 'programs',
  'directory.webhook_read': 'ids and states that went to a program',
  'identity.email_searches_listed': 'the desk: who has written',
  'identity.email_search_read': 'somebody has written, and what fits is shown masked',
  'duty.queue_read': 'the desk: what waits, by numbers and sums',
  'payments.way_out_read': 'a refund that no card takes, nobody’s name',
  'payments.unclaimed_listed': 'the desk: sums by day and state',
  'payments.sent_listed': 'the desk: sums, days and numbers of checks',
  'payments.held_read': 'a part of a wallet that a bank asks back, nobody’s name',
  'payments.mismatch_read': 'a sum the card company took, nobody’s name',
  'payments.tasks_read': 'the desk: money on its way back, and disputes',
  'payments.reconciliation_read': 'sums and runs',
  'payments.breaks_listed': 'the desk: where the books differ',
  'payments.break_read': 'a line of the books, nobody’s name',
  'notifications.deliveries_read': 'that something was sent, never what',
  'notifications.dead_addresses_read': 'addresses that are out of use',
  'ledger.standing_read': 'sums of the books',
  'ledger.earned_read': 'sums of the books',
  'ledger.ageing_read': 'sums of the books',
  'ledger.months_listed': 'which months are closed',
  'ledger.month_read': 'sums of the books',
  'ledger.journal_read': 'a line of the books, nobody’s name',
  'oversight.outliers_read': 'the watch itself',
  'kernel.trail_read': 'the record itself',
};

test('every reading that is written down is a look, or says why it is none', () => {
  const code = globSync('{domain,kernel,web,api}/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const actions = code.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/action: '([a-z]+\.[a-z_]*(?:read|listed|searched))'/g)]);
  const found = [...new Set(actions.map(([, action]) => action!))];
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((action) => !looks.has(action) && !(action in noLooks))).toEqual([]);
  expect([...looks, ...Object.keys(noLooks)].filter((action) => !found.includes(action))).toEqual([]);
  expect(Object.keys(noLooks).filter((action) => looks.has(action))).toEqual([]);
});
