import type { Raw, RawTree } from './form.ts';
import { invalid, unsupported } from './problem.ts';

/** How one parameter is read. Every refusal has the words and codes of the processor. */
export interface Shape<T> {
  read(raw: Raw, path: string): T;
  must?: true;
}
type Value<S> = S extends Shape<infer T> ? T : never;
type Fields = Record<string, Shape<unknown>>;
export type Parsed<F extends Fields> = { [K in keyof F as F[K] extends { must: true } ? K : never]: Value<F[K]> } & {
  [K in keyof F as F[K] extends { must: true } ? never : K]?: Value<F[K]>;
};

export function must<T>(shape: Shape<T>): Shape<T> & { must: true } {
  return { ...shape, must: true };
}

function scalar(raw: Raw, path: string, what: string): string {
  if (typeof raw !== 'string') throw invalid(`Invalid ${what}: must be a single value`, path);
  return raw;
}

function emptyText(path: string): Error {
  return invalid(
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
    path,
    'parameter_invalid_empty',
  );
}

export function text(limit: { max?: number } = {}): Shape<string> {
  const max = limit.max ?? 5000;
  return {
    read(raw, path) {
      const value = scalar(raw, path, 'string');
      if (value === '') throw emptyText(path);
      if (value.includes('\0')) throw invalid(`Invalid string: ${path} contains a null byte`, path);
      if (value.length > max) {
        throw invalid(`Invalid string: ${value.slice(0, 24)}…; must be at most ${max} characters`, path);
      }
      return value;
    },
  };
}

export function url(): Shape<string> {
  return {
    read(raw, path) {
      const value = text().read(raw, path);
      const parsed = URL.canParse(value) ? new URL(value) : null;
      if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
        throw invalid('Not a valid URL', path, 'url_invalid');
      }
      return value;
    },
  };
}

export function email(): Shape<string> {
  return {
    read(raw, path) {
      const value = text({ max: 800 }).read(raw, path);
      if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value)) {
        throw invalid(`Invalid email address: ${value}`, path, 'email_invalid');
      }
      return value;
    },
  };
}

export function oneOf<const V extends string>(...values: V[]): Shape<V> {
  return {
    read(raw, path) {
      const value = scalar(raw, path, 'value');
      const found = values.find((allowed) => allowed === value);
      if (found === undefined) throw invalid(`Invalid ${path}: must be one of ${listed(values)}`, path);
      return found;
    },
  };
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

export function whole(limits: { min?: number; max?: number } = {}): Shape<number> {
  return {
    read(raw, path) {
      const value = scalar(raw, path, 'integer');
      if (value === '') throw emptyText(path);
      if (!/^-?\d{1,15}$/.test(value)) throw invalid(`Invalid integer: ${value}`, path, 'parameter_invalid_integer');
      const number = Number(value);
      if (limits.min !== undefined && number < limits.min) {
        throw invalid(`This value must be greater than or equal to ${limits.min}.`, path, 'parameter_invalid_integer');
      }
      if (limits.max !== undefined && number > limits.max) {
        throw invalid(`This value must be less than or equal to ${limits.max}.`, path, 'parameter_invalid_integer');
      }
      return number;
    },
  };
}

export function flag(): Shape<boolean> {
  return {
    read(raw, path) {
      const value = scalar(raw, path, 'boolean');
      if (value !== 'true' && value !== 'false') throw invalid(`Invalid boolean: ${value}`, path);
      return value === 'true';
    },
  };
}

export function list<T>(item: Shape<T>, limit: { max?: number } = {}): Shape<T[]> {
  return {
    read(raw, path) {
      if (!(raw instanceof Map)) throw invalid('Invalid array', path);
      const entries = [...raw];
      if (entries.some(([key]) => !/^\d{1,4}$/.test(key))) throw invalid('Invalid array', path);
      if (limit.max !== undefined && entries.length > limit.max) {
        throw invalid(`Array ${path} exceeded maximum ${limit.max} allowed elements.`, path);
      }
      return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([key, value]) => item.read(value, `${path}[${key}]`));
    },
  };
}

export function record<F extends Fields>(fields: F): Shape<Parsed<F>> {
  return {
    read(raw, path) {
      if (!(raw instanceof Map)) throw invalid('Invalid object', path);
      return readFields(fields, raw, path);
    },
  };
}

/** Reads all parameters of a request. Unknown names are refused first, then missing ones, then values. */
export function readFields<F extends Fields>(fields: F, tree: RawTree, path = ''): Parsed<F> {
  const nameOf = (key: string) => (path ? `${path}[${key}]` : key);
  const unknown = [...tree.keys()].filter((key) => !Object.hasOwn(fields, key)).map(nameOf);
  if (unknown.length > 0) {
    const words = unknown.length > 1 ? 'parameters' : 'parameter';
    throw invalid(`Received unknown ${words}: ${unknown.join(', ')}`, unknown[0], 'parameter_unknown');
  }
  for (const [key, shape] of Object.entries(fields)) {
    if (shape.must && !tree.has(key)) {
      throw invalid(`Missing required param: ${nameOf(key)}.`, nameOf(key), 'parameter_missing');
    }
  }
  const values = [...tree].map(([key, raw]) => [key, fields[key]!.read(raw, nameOf(key))] as const);
  return Object.fromEntries(values) as Parsed<F>;
}

/** Up to 50 keys of 40 letters with values of 500. An empty value takes the key away. */
export function metadata(): Shape<Record<string, string>> {
  return {
    read(raw, path) {
      if (raw === '') return {};
      if (!(raw instanceof Map)) throw invalid('Invalid object', path);
      if (raw.size > 50) throw invalid('You may only specify up to 50 metadata keys.', path);
      const pairs = [...raw].map(([key, value]) => {
        const name = `${path}[${key}]`;
        if (key.length > 40) throw invalid('Metadata keys can be at most 40 characters long.', name);
        const words = scalar(value, name, 'string');
        if (words.length > 500) throw invalid('Metadata values can have up to 500 characters.', name);
        return [key, words] as const;
      });
      return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
    },
  };
}

export interface Range {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

/** A moment in seconds, or a range of them: `created=1` or `created[gte]=1`. */
export function range(): Shape<Range> {
  const bounds = { gt: whole(), gte: whole(), lt: whole(), lte: whole() };
  return {
    read(raw, path) {
      if (raw instanceof Map) return readFields(bounds, raw, path);
      const moment = whole().read(raw, path);
      return { gte: moment, lte: moment };
    },
  };
}

/** A real parameter of the processor that the sandbox does not act on: better refused than silently dropped. */
export function notHere(): Shape<undefined> {
  return {
    read(_raw, path) {
      throw unsupported(`the parameter ${path}`, path);
    },
  };
}

export const expandField = { expand: list(text({ max: 300 }), { max: 20 }) };
export const pageFields = {
  ...expandField,
  limit: whole({ min: 1, max: 100 }),
  starting_after: text({ max: 255 }),
  ending_before: text({ max: 255 }),
};
