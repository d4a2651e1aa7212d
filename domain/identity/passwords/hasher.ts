import { hash, verify } from '@node-rs/argon2';
import { refuse } from '#kernel/refusal.ts';
import { normalisePassword } from './password.ts';

declare module '#kernel/app.ts' {
  interface App {
    readonly hasher: Hasher;
  }
}

export interface Hasher {
  hash(password: string): Promise<string>;
  /** Without a stored hash the same work is done against one that nothing matches, and the answer is no. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

// Argon2id (the package's default), OWASP's first choice of cost: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Hashing takes a core for some 25 ms. At most `atOnce` run at a time and the rest wait in line, so that a rush of sign-ins
 * leaves room for other requests; when the line is full it refuses (identity.busy). Another `cost` is for tests, whose passwords guard nothing.
 */
export function makeHasher(atOnce = 2, mostWaiting = 500, cost = COST): Hasher {
  const line: (() => void)[] = [];
  let running = 0;
  const nobodys = hash('nobody has this password', cost);

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (line.length >= mostWaiting) refuse('identity.busy');
      await new Promise<void>((go) => line.push(go));
    } else {
      running++;
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(normalisePassword(password), cost)),
    async verify(stored, password) {
      const against = stored ?? (await nobodys);
      const right = await inTurn(() => verify(against, normalisePassword(password)));
      return stored !== null && right;
    },
  };
}
