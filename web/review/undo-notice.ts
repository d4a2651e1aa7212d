import { isId } from '#kernel/ids.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { readItem, UNDO_MS } from '#domain/review/index.ts';

const DID = ['released', 'returned', 'held', 'handed', 'back', 'aside', 'seen', 'all'] as const;

/** What the page before has just done; with `item` as long as it can be undone. */
export interface UndoNotice {
  did: (typeof DID)[number];
  item: string | null;
  /** How many, where several went on at once. */
  count: number;
  forMs: number;
}

/** Out of the address that a decision leads to. */
export async function undoOf(event: { url: URL; locals: { app: App; scope: Scope } }): Promise<UndoNotice | null> {
  const { app, scope } = event.locals;
  const about = event.url.searchParams;
  const did = DID.find((name) => about.has(name));
  if (did === undefined) return null;
  const count = Number(about.get('all') ?? 1);
  if (!Number.isSafeInteger(count) || count < 1) return null;
  const named = about.get(did);
  const mayUndo =
    ['released', 'returned', 'seen'].includes(did) && isId('rev', named) && (await readItem(app, scope, named)).standing === 'undo';
  return { did, item: mayUndo ? named : null, count, forMs: UNDO_MS };
}
