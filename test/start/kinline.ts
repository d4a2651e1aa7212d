import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bank, credit, debit, paymentsReceived, postJournal } from '#domain/ledger/index.ts';
import type { Db } from '#kernel/db.ts';
import { systemScope } from '#kernel/scope.ts';

const root = join(import.meta.dirname, '../..');
const scope = systemScope('backup-test');

/** The nth dollar; posted again it says so. */
export const post = (to: Db, n: number) =>
  to.tx(scope, (tx) =>
    postJournal(tx, scope, {
      key: `backup-${n}`,
      kind: 'payment_captured',
      reference: null,
      at: new Date(1_700_000_000_000 + n),
      entries: [debit(bank(), 100n), credit(paymentsReceived(), 100n)],
    }),
  );

interface Ran {
  code: number | null;
  out: string;
  said: string;
}

/** The command as an operator gives it in `room`, whose house is `room/home`; killed as soon as it has said `until`. */
export function kinline(room: string, words: string[], until?: string): Promise<Ran> {
  const env = { ...process.env, MODE: 'sandbox', DATA_DIR: join(room, 'home'), INIT_CWD: room };
  const child = spawn(process.execPath, [join(root, 'scripts/kinline.ts'), ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ran: Ran = { code: null, out: '', said: '' };
  child.stdout.on('data', (part) => (ran.out += part));
  child.stderr.on('data', (part) => {
    ran.said += part;
    if (until !== undefined && ran.said.includes(until)) child.kill('SIGKILL');
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ ...ran, code }));
  });
}
