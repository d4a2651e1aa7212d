import type { RawTree } from './form.ts';
import type { Act } from './house.ts';
import { readFields, type Parsed, type Shape } from './parameters.ts';

/** One address of the API: which parameters it knows and what it does. */
export interface Endpoint {
  /** Refuses unknown, missing and malformed parameters before anything is looked at or written. */
  read(raw: RawTree): { expand?: string[] };
  run(act: Act, params: never, ids: string[]): Promise<object>;
}

/** `check` says what no single field can: which go together. */
export function endpoint<F extends Record<string, Shape<unknown>>>(
  fields: F,
  run: (act: Act, params: Parsed<F>, ids: string[]) => Promise<object>,
  check: (params: Parsed<F>) => void = () => {},
): Endpoint {
  return {
    read: (raw) => {
      const params = readFields(fields, raw);
      check(params);
      return params;
    },
    run,
  };
}
