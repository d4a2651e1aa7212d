import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

// The whole program on a data folder of its own, made anew, with the small world: its stories make what they need themselves.
const root = join(import.meta.dirname, '../..');
const port = process.argv[2]!;
const dataDir = join(root, '.data', `e2e-${port}`);
rmSync(dataDir, { recursive: true, force: true });

const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
  cwd: root,
  env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: port, DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'info', TRUST_PROXY: '1' },
  stdio: 'inherit',
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
