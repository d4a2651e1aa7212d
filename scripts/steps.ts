import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Step {
  name: string;
  /** A program inside node_modules or the clone, run by this Node. */
  program: string;
  args: string[];
  env?: Record<string, string>;
}

const running = new Set<ReturnType<typeof spawn>>();
let ending = false;

/** Ctrl-C and SIGTERM end what we started, then us. */
export function endTogether(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      process.stdout.write('\nInterrupted.\n');
      for (const child of running) child.kill(signal);
      // They close their servers and browsers first.
      setInterval(() => running.size === 0 && process.exit(code), 50);
      setTimeout(() => process.exit(code), 15_000);
    });
  }
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

/** Shows everything as it comes. Resolves with the exit code. */
export function runStreaming(step: Step): Promise<number> {
  return run(step, 'inherit').then((result) => result.code);
}

/** Keeps what was said until the end, so that steps can run beside each other. */
export function runQuietly(step: Step): Promise<{ code: number; output: string; seconds: number }> {
  return run(step, 'pipe');
}

async function run(step: Step, output: 'inherit' | 'pipe'): Promise<{ code: number; output: string; seconds: number }> {
  const began = Date.now();
  const child = spawn(process.execPath, [join(root, step.program), ...step.args], {
    cwd: root,
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...step.env },
    stdio: ['ignore', output, output],
  });
  running.add(child);
  let said = '';
  child.stdout?.on('data', (part) => (said += part));
  child.stderr?.on('data', (part) => (said += part));
  const code = await new Promise<number>((done) => {
    child.on('error', (error) => {
      said += error.message;
      done(1);
    });
    child.on('close', (status) => done(status ?? 1));
  });
  running.delete(child);
  // What was interrupted has no result.
  if (ending) await new Promise(() => {});
  return { code, output: said, seconds: (Date.now() - began) / 1000 };
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
