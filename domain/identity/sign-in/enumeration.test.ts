import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '#kernel/app.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { testApp } from '#test/database.ts';
import { GOOD_PASSWORD, visitor } from '../cast.ts';
import { makeHasher, requestReset, signIn, signUpCustomer } from '../index.ts';

// Nobody learns from us whether an address has a login: not by what is said, not by how long it takes.

const PAIRS = 120;
const app = await testApp({ hasher: makeHasher() });
afterAll(() => app.end());

beforeAll(async () => {
  const hash = await app.hasher.hash(GOOD_PASSWORD);
  await app.owner.query(`insert into identity.logins (id, realm, email, email_key, lang, created_at)
    select 'lgn_' || n, 'customer', 'known' || n || '@example.com', 'known' || n || '@example.com', 'en', now() from generate_series(0, 999) n`);
  await app.owner.query(`insert into identity.passwords select id, $1, now() from identity.logins`, [hash]);
  await app.owner.query('analyze');
});

let used = 0;

/** Runs `act` for known and unknown addresses in turns. Each address is used once, so that no lock or share is reached. */
async function compare(
  act: (email: string, source: string) => Promise<unknown>,
  pairs = PAIRS,
): Promise<{ known: Sample[]; unknown: Sample[] }> {
  const samples = { known: [] as Sample[], unknown: [] as Sample[] };
  for (let i = 0; i < pairs + 10; i++) {
    const n = used++;
    const turns = [`known${n}@example.com`, `stranger${n}@example.com`];
    if (i % 2 === 1) turns.reverse();
    for (const email of turns) {
      const from = performance.now();
      const said = await act(email, `source ${n}`).then((value) => JSON.stringify(value), describeError);
      const sample = { ms: performance.now() - from, said: said.replaceAll(email, '<email>') };
      if (i >= 10) samples[email.startsWith('known') ? 'known' : 'unknown'].push(sample);
    }
  }
  return samples;
}

interface Sample {
  ms: number;
  said: string;
}

function describeError(error: unknown): string {
  if (!isRefusal(error)) throw error;
  return JSON.stringify([error.code, error.params, error.fields]);
}

/** How many standard deviations the two sets' ranks lie apart (Mann-Whitney): blind to outliers, sharp on a shift. */
function rankDistance(a: readonly Sample[], b: readonly Sample[]): number {
  const all = [...a.map(({ ms }) => ({ ms, a: true })), ...b.map(({ ms }) => ({ ms, a: false }))].sort((x, y) => x.ms - y.ms);
  const sum = all.reduce((total, { a: isA }, rank) => total + (isA ? rank + 1 : 0), 0);
  const mean = (a.length * (a.length + b.length + 1)) / 2;
  return Math.abs(sum - mean) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
}

const wrongSignIn = (on: App) => (email: string, source: string) =>
  signIn(on, visitor(), { realm: 'customer', email, password: 'wrong wrong wrong', source });

describe('known and unknown addresses', () => {
  test.each([
    ['signing in with a wrong password', wrongSignIn(app)],
    [
      'signing up',
      (email: string, source: string) => signUpCustomer(app, visitor(), { email, password: 'some other four words', agreed: true, source }),
    ],
    ['asking for a reset link', (email: string, source: string) => requestReset(app, visitor(), { realm: 'customer', email, source })],
  ] as const)(
    '%s says the same and takes the same time',
    async (_name, act) => {
      const { known, unknown } = await compare(act);
      expect(new Set(known.map((s) => s.said))).toEqual(new Set(unknown.map((s) => s.said)));
      expect(new Set(known.map((s) => s.said)).size).toBe(1);
      expect(rankDistance(known, unknown)).toBeLessThan(4);
    },
    300_000,
  );

  test('the measure sees it when an unknown address is answered without the hashing', async () => {
    const hasty = {
      ...app,
      hasher: {
        ...app.hasher,
        verify: async (stored: string | null, password: string) => stored !== null && (await app.hasher.verify(stored, password)),
      },
    };
    const { known, unknown } = await compare(wrongSignIn(hasty), 30);
    expect(rankDistance(known, unknown)).toBeGreaterThan(4);
  }, 300_000);

  test('one row and one piece of news for each request, alike', async () => {
    const shape = async (email: string) => {
      const before = await counts();
      await requestReset(app, visitor(), { realm: 'customer', email, source: email });
      const after = await counts();
      return after.map((n, i) => n - before[i]!);
    };
    const counts = async () =>
      Promise.all(
        ['identity.link_requests', 'kernel.outbox', 'graphile_worker._private_jobs', 'identity.links'].map(async (table) =>
          Number(((await app.owner.query(`select count(*) as n from ${table}`)).rows[0] as { n: bigint }).n),
        ),
      );
    expect(await shape(`known${used++}@example.com`)).toEqual([1, 1, 1, 0]);
    expect(await shape(`stranger${used++}@example.com`)).toEqual([1, 1, 1, 0]);
  });
});
