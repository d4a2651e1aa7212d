import { type Config, readConfig } from '#server/config/config.ts';
import { PAGE_BODY_MAX } from '#server/http/body-size.ts';

/** The one place that reads the environment. */
export function configFromEnvironment(): Config {
  return readConfig(process.env);
}

/** The pages' server reads its settings from the environment as it is loaded: which header names the protocol that the outer server found out. */
export function tellPages(): void {
  // Nobody brings more to any page; server/http/body-size.ts says who may bring as much.
  process.env.BODY_SIZE_LIMIT = `${PAGE_BODY_MAX}`;
  process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
}
