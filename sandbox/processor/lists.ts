import type { Tx } from '../database.ts';
import type { Range } from './parameters.ts';
import { presentObject } from './presentation.ts';
import { invalid, noSuch } from './problem.ts';
import { findSeq, selectPage, type Thing } from './queries/objects.ts';

export interface List<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

export interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: Range;
}

export function listOf<T>(data: T[], hasMore: boolean, url: string): List<T> {
  return { object: 'list', data, has_more: hasMore, url };
}

/** One page of objects of a kind, newest first, with the processor's cursors. */
export async function readPage<T extends Thing>(
  tx: Tx,
  now: number,
  page: { kind: string; part: object; params: PageParams; url: string; types?: string[]; ascending?: boolean },
): Promise<List<T>> {
  const { params } = page;
  if (params.starting_after !== undefined && params.ending_before !== undefined) {
    throw invalid('You may only use one of these parameters: starting_after, ending_before.', 'ending_before');
  }
  const limit = params.limit ?? 10;
  const found = await selectPage<T>(tx, {
    kind: page.kind,
    part: page.part,
    limit,
    ...(params.created && { created: params.created }),
    ...(page.types && { types: page.types }),
    ...(page.ascending && { ascending: true }),
    ...(params.starting_after && { after: await cursor(tx, page.kind, params.starting_after, 'starting_after') }),
    ...(params.ending_before && { before: await cursor(tx, page.kind, params.ending_before, 'ending_before') }),
  });
  const data = found.slice(0, limit);
  if (params.ending_before !== undefined) data.reverse();
  return listOf(
    data.map((body) => presentObject(body, now)),
    found.length > limit,
    page.url,
  );
}

async function cursor(tx: Tx, kind: string, id: string, param: string): Promise<string> {
  const seq = await findSeq(tx, kind, id);
  if (seq === null) throw noSuch(kind, id, param, 400);
  return seq;
}
