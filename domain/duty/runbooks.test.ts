import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasWords } from '#words/index.ts';
import { queueNames, queueOf } from './queues.ts';

const headings = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('## '));

test.each(queueNames)('%s has its heading in its runbook, and its words', (name) => {
  expect(headings(`docs/runbooks/${queueOf(name).runbook}`).join('\n')).toContain(`\`duty.${name}\``);
  for (const what of ['', '.hint', '.itself', '.you']) expect(hasWords(`duty.queue.${name}${what}`)).toBe(true);
});

test('whatever the log calls an alert has a heading in a runbook, and no heading is of an alert that is no more', () => {
  const code = globSync('{api,domain,kernel,server}/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const alerts = code.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/alert: ['`]([a-z]+\.[a-z_$]+)/g)].map(([, alert]) => alert!),
  );
  expect(alerts).toContain('payments.mismatch');
  const told = globSync('docs/runbooks/*.md').flatMap((file) =>
    headings(file).flatMap((line) => line.match(/[a-z]+\.[a-z_]+(?=`)/g) ?? []),
  );
  const rung = queueNames.map((name) => `duty.${name}`);
  const plain = [...new Set(alerts)].filter((alert) => !alert.includes('$'));
  expect(plain.filter((alert) => !told.includes(alert))).toEqual([]);
  expect(told.filter((alert) => ![...plain, ...rung, 'transfers.answer_soon', 'transfers.answer_late'].includes(alert))).toEqual([]);
});
