import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './steps.ts';

/** `npm run dev`: npm start, again whenever a source changes. */
const rooms = ['kernel', 'words', 'domain', 'web', 'api', 'server', 'sandbox', 'worlds'];
const settleMs = 300;

let server: ChildProcess | null = null;
let ending = false;
let pending: NodeJS.Timeout | undefined;

for (const room of rooms.filter((name) => existsSync(join(root, name)))) {
  watch(join(root, room), { recursive: true }, (_, name) => {
    if (name === null || /\.(test\.ts|md)$|~$|^\./.test(name) || ending) return;
    clearTimeout(pending);
    pending = setTimeout(() => void restart(join(room, name)), settleMs);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    ending = true;
    if (server === null) process.exit(0);
    server.kill(signal);
  });
}
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
begin();

function begin(): void {
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  server = child;
  child.on('exit', (code) => {
    if (server === child) server = null;
    if (ending) process.exit(code ?? 0);
    if (code !== 0 && code !== null) say('waiting for a change');
  });
}

async function restart(path: string): Promise<void> {
  say(`${path} changed`);
  const old = server;
  if (old !== null) {
    const gone = new Promise((done) => old.once('exit', done));
    old.kill('SIGTERM');
    await gone;
  }
  if (!ending && server === null) begin();
}
