import { type Db, openDb } from '#kernel/db.ts';
import { Groups, type Outcome } from '#kernel/groups.ts';
import { publishAll } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { Journal, Posted } from './journal.ts';
import { postOpening } from './post-journal.ts';
import type { PostVerdict } from './queries/write.ts';
import { refuseVerdict } from './verdict.ts';

/** News that is told in the transaction in which the journal is posted, and only then: not when it was in the book already. */
export interface News {
  readonly name: string;
  readonly payload: object;
}

export interface Poster {
  post(scope: Scope, journal: Journal, options?: { readonly news?: News; readonly signal?: AbortSignal }): Promise<Posted>;
  /** Takes nothing more, and waits until what was taken is answered. */
  end(): Promise<void>;
}

declare module '#kernel/app.ts' {
  interface App {
    readonly poster: Poster;
  }
}

interface Order {
  readonly journal: Journal;
  readonly scope: Scope;
  readonly news: News | undefined;
}

const HELD = 'LG018';
const LANES = 2;
/** Above some hundreds a group only takes longer. */
const MOST = 512;
const WAITING = 10_000;
/** How long a group waits for a key that somebody else is posting just now, before it goes on without him. */
const LOCK_TIMEOUT_MS = 50;
const PATIENCE_MS = 10_000;

/**
 * Posts what comes from many callers in groups: one statement and one flush for all that came while the last commit was under way.
 * On connections of its own, so neither waits for the requests' nor takes theirs.
 */
export function makePoster(appUrl: string, options: { lanes?: number; most?: number; waiting?: number; patienceMs?: number } = {}): Poster {
  const lanes = options.lanes ?? LANES;
  // One try each: what others get in the way of is run again by `Groups`, where it holds nobody up.
  const db = openDb(appUrl, 2 * lanes, { tries: 1, lockTimeoutMs: LOCK_TIMEOUT_MS });
  return posterOn(db, options);
}

/** The poster on connections that are given; it closes them at its end. */
export function posterOn(
  db: Pick<Db, 'tx' | 'end'>,
  options: { lanes?: number; most?: number; waiting?: number; patienceMs?: number } = {},
): Poster {
  const groups = new Groups<Order, Posted>({
    run: (orders) => postGroup(db, orders),
    nameOf: ({ journal }) => journal.key,
    refuseNew: () => refuse('ledger.too_many_waiting'),
    refuseLate: ({ journal }) => refuse('ledger.account_busy', { subject: journal.key }),
    most: options.most ?? MOST,
    waiting: options.waiting ?? WAITING,
    lanes: options.lanes ?? LANES,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
  });
  return {
    post: async (scope, journal, { news, signal } = {}) => await groups.add({ journal, scope, news }, signal),
    async end() {
      await groups.end();
      await db.end();
    },
  };
}

async function postGroup(db: Pick<Db, 'tx'>, orders: readonly Order[]): Promise<Outcome<Posted>[]> {
  const scope = systemScope('ledger.poster');
  return await db.tx(scope, async (tx) => {
    const journals = orders.map(({ journal, scope: { actor } }) => ({ ...journal, actor }));
    const verdicts = await postOpening(tx, scope, journals, false);
    const news = orders.flatMap(({ news: told, scope: { request } }, n) =>
      told && verdicts[n]!.verdict === 'posted' ? [{ ...told, request }] : [],
    );
    await publishAll(tx, news);
    return verdicts.map((verdict, n) => outcomeOf(verdict, orders[n]!.journal.key));
  });
}

function outcomeOf(verdict: PostVerdict, key: string): Outcome<Posted> {
  if (verdict.code === HELD) return 'busy';
  if (verdict.code === null) return { done: { id: verdict.id!, key, replayed: verdict.verdict === 'replayed' } };
  try {
    return refuseVerdict(verdict);
  } catch (refusal) {
    return { failed: refusal };
  }
}
