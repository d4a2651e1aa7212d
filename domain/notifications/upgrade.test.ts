import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { testApp } from '#test/database.ts';

// What was mailed before there were channels: each message becomes a notice with one delivery, and what was not done yet waits for the sweep.
const any = await testApp();
const name = `kinline_upgrade_${randomBytes(4).toString('hex')}`;
const urlOf = (from: string) => Object.assign(new URL(from), { pathname: `/${name}` }).href;
afterAll(async () => {
  await any.owner.query(`drop database if exists ${name} with (force)`);
  await any.end();
});

test('messages of before become notices with a delivery each', async () => {
  await any.owner.query(`create database ${name} owner kinline_owner`);
  const urls = { owner: urlOf(any.urls.owner), worker: urlOf(any.urls.worker) };
  const all = readMigrations(migrationFolders(join(import.meta.dirname, '../..')));
  await migrate(
    urls,
    all.filter((one) => one.name < '0105'),
  );
  const owner = new pg.Client({ connectionString: urlOf(inject('postgres').adminUrl) });
  await owner.connect();
  try {
    await owner.query(`insert into notifications.messages (id, key, recipient, link_request_id, lang, template, params, queued_at) values
      ('msg_1', 'a', 'a@example.com', null, 'en', 'receipt', '{}', now()),
      ('msg_2', 'b', null, 'req_1', 'es', 'link', '{}', now()),
      ('msg_3', 'c', 'c@example.com', null, 'en', 'approval_denied', '{}', now())`);
    await owner.query(
      `insert into notifications.attempts (id, message_id, started_at) values ('att_1', 'msg_1', now()), ('att_2', 'msg_2', now())`,
    );
    await owner.query(
      `insert into notifications.outcomes (attempt_id, outcome, answer, at) values ('att_1', 'sent', '250', now()), ('att_2', 'failed', '451', now())`,
    );
    await migrate(urls, all);
    const { rows } = await owner.query(`select n.id, n.kind, n.address, d.channel, d.queued_at is null as waits, a.id as attempt
      from notifications.notices n join notifications.deliveries d on d.notice_id = n.id left join notifications.attempts a on a.delivery_id = d.id order by n.id`);
    expect(rows).toEqual([
      { id: 'msg_1', kind: 'money', address: 'a@example.com', channel: 'email', waits: false, attempt: 'att_1' },
      { id: 'msg_2', kind: 'security', address: null, channel: 'email', waits: true, attempt: 'att_2' },
      { id: 'msg_3', kind: 'approvals', address: 'c@example.com', channel: 'email', waits: true, attempt: null },
    ]);
  } finally {
    await owner.end();
  }
});
