import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { configFromEnvironment } from '#server/config/env.ts';
import { holdClone, requirePort } from './clone.ts';
import { endWith, Stop } from './stop.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

try {
  const config = settings();
  // Our parent is gone without a word (kill -9): end as if it had told us.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  const clone = await holdClone(resolve(join(import.meta.dirname, '..'), config.dataDir), config.origins.family);
  for (const signal of signals) {
    process.on(signal, () => {
      clone.sayStopping();
      // From the moment the server listens for it too, ending in order is the server's.
      if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    });
  }
  await requirePort(config.host, config.port);
  await import('#server/main.ts');
} catch (error) {
  endWith(error);
}

function settings() {
  try {
    return configFromEnvironment();
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
}
