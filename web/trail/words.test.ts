import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasWords } from '#words/index.ts';

const policyKinds = [
  'fee_schedule',
  'limits',
  'deductions',
  'holds',
  'posting',
  'licence',
  'services',
  'approvals',
  'stamps',
  'name_search',
  'review',
  'review_here',
  'stamps_here',
  'handoff',
];

/** What an action written as a template can become. */
const templates: Record<string, string[]> = {
  'directory.${kind}_set': [...policyKinds, 'chargeback'].map((kind) => `directory.${kind}_set`),
  'directory.${proposal.kind}_set': policyKinds.map((kind) => `directory.${kind}_set`),
  'directory.${kind}_proposed': policyKinds.map((kind) => `directory.${kind}_proposed`),
  'directory.proposal_${outcome}': ['approved', 'declined', 'withdrawn'].map((outcome) => `directory.proposal_${outcome}`),
  'directory.ask_${kind}': ['approved', 'denied', 'revoked', 'resident_agreed'].map((kind) => `directory.ask_${kind}`),
  'directory.resident_${recorded}': ['directory.resident_added', 'directory.resident_changed'],
  'identity.second_factor_${what}': ['added', 'ended', 'codes'].map((what) => `identity.second_factor_${what}`),
  'transfers.answer_${kind}': ['soon', 'late'].map((kind) => `transfers.answer_${kind}`),
  'notifications.texts_${news.what}': ['notifications.texts_on', 'notifications.texts_off'],
  'payments.${kind}': [
    'payments.refund_pending',
    'payments.refunded',
    'payments.refund_failed',
    ...['opened', 'updated', 'funds_withdrawn', 'funds_reinstated', 'closed'].map((what) => `payments.dispute_${what}`),
  ],
};

const sources = globSync('{api,domain,kernel,server,web,worlds}/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'));

describe('what the record shows', () => {
  it('has words for every action that is written into it', () => {
    const written = sources.flatMap((text) => [...text.matchAll(/audit\([^;]*?action: (?:'([^']+)'|`([^`]+)`)/gs)]);
    const actions = written.flatMap(([, plain, template]) =>
      plain === undefined ? (templates[template!] ?? [`unknown: ${template}`]) : [plain],
    );
    // An action that is chosen beforehand, or one of two, stands in quotes beside its name too.
    const chosen = sources
      .filter((text) => text.includes('audit('))
      .flatMap((text) => [...text.matchAll(/\baction(?::| =)([^;,]*)/g)])
      .flatMap(([, said]) => [...said!.matchAll(/'([a-z]+\.[a-z_]+)'/g)].map(([, action]) => action!));
    actions.push(...chosen);
    expect(actions).toContain('directory.roster_failed');
    expect(actions.length).toBeGreaterThan(40);
    expect([...new Set(actions)].filter((action) => !hasWords(`trail.action.${action.replace('.', '_')}`))).toEqual([]);
  });
});
