import type { Config } from '#server/config/config.ts';

const out = (line: string) => process.stdout.write(`${line}\n`);

/** Says what is being done, and how long it took when that was long. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const slow = setInterval(() => out(`  ${name} … ${Math.round((performance.now() - start) / 1000)} s`), 2000);
  try {
    return await work();
  } finally {
    clearInterval(slow);
  }
}
step.note = (line: string) => out(`  ${line}`);

export interface Stopping {
  /** What was started last is stopped first. */
  add(name: string, stop: () => Promise<void>): void;
  now(reason: string): void;
}

/** An orderly end on SIGTERM, SIGINT or a lost database: requests are finished, jobs put back, the database closed. */
export function onStop(): Stopping {
  const parts: { name: string; stop: () => Promise<void> }[] = [];
  let begun = false;
  async function stop(code: number): Promise<void> {
    if (begun) return;
    begun = true;
    // Nothing may keep a stop from ending; what is committed is safe, the rest is done again at the next start.
    setTimeout(() => process.exit(code), 15_000).unref();
    for (const part of parts.reverse()) {
      await part.stop().catch((error: unknown) => process.stderr.write(`stopping ${part.name}: ${String(error)}\n`));
    }
    process.exit(code);
  }
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  process.on('SIGHUP', () => void stop(0));
  return {
    add: (name, stopPart) => void parts.push({ name, stop: stopPart }),
    now(reason) {
      if (!begun) process.stderr.write(`${reason}\n`);
      void stop(1);
    },
  };
}

/** Where everything is, and how to sign in to the demo. */
export function printAddresses(config: Config, signInSheet: string): void {
  out('');
  out(`Kinline is ready (${config.mode}).`);
  out(`  families   ${config.origins.family}`);
  out(`  staff      ${config.origins.staff}`);
  out(`  inside     ${config.origins.inside}   (tablets and kiosks)`);
  out(`  operators  ${config.origins.ops}`);
  if (config.mode === 'sandbox') out(`  sandbox    ${config.origins.sandbox}   (mailbox, test cards, sign-in codes)`);
  if (signInSheet) out(`\n${signInSheet.trimEnd()}`);
  out('\nCtrl-C stops it.');
}
