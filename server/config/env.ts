import { type Config, readConfig } from '#server/config/config.ts';

/** The one place that reads the environment. */
export function configFromEnvironment(): Config {
  return readConfig(process.env);
}
