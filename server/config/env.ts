import { type Config, readConfig } from '#server/config/config.ts';

/** The one place that reads the environment. */
export function configFromEnvironment(): Config {
  return readConfig(process.env);
}

/** The pages' server reads its settings from the environment as it is loaded: which header names the protocol that the outer server found out. */
export function tellPages(): void {
  process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
}
