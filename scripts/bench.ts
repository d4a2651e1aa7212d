import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.ts';
import { endWith, Stop } from './stop.ts';

/** `npm run bench -- [name] [--json]`: the measurements are in bench/, which reads the arguments itself. */
try {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  const main = join(root, 'bench', 'main.ts');
  if (!existsSync(main)) throw new Stop('There is no bench/main.ts.');
  await import(main);
} catch (error) {
  endWith(error);
}
