import { isId } from '#kernel/ids.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { readItem, UNDO_MS } from '#domain/review/index.ts';

const DID = ['released', 'returned', 'held', 'handed', 'back', 'aside', 'seen', 'all'] as const;

/** What the page before has just done. */
export interface UndoNotice {
  did: (typeof DID)[number];
  /** What can be undone still; where several went on at once, all of them. */
  items: string[];
  forMs: number;
}

/** Out of the address that a decision leads to. */
export async function undoOf(event: { url: URL; locals: { app: App; scope: Scope } }): Promise<UndoNotice | null> {
  const { app, scope } = event.locals;
  const about = event.url.searchParams;
  const did = DID.find((name) => about.has(name));
  if (did === undefined) return null;
  const named = about.get(did) ?? '';
  if (did === 'all') return { did, items: named.split(',').filter((id) => isId('rev', id)), forMs: UNDO_MS };
  const mayUndo =
    ['released', 'returned', 'seen'].includes(did) && isId('rev', named) && (await readItem(app, scope, named)).standing === 'undo';
  return { did, items: mayUndo ? [named] : [], forMs: UNDO_MS };
}
