import { readBadRows } from '#domain/directory/index.ts';
import { runLoad } from '#web/load.ts';
import { badRowsCsv } from '#web/roster/bad-rows-csv.ts';
import type { RequestHandler } from './$types';

/** All rows that were kept out, page by page as the browser takes them. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const pages = readBadRows(app, scope, event.params.id);
    const first = await pages.next(); // who may not see it is told so before the list begins
    const all = (async function* () {
      if (!first.done) yield first.value;
      yield* pages;
    })();
    return new Response(streamOf(badRowsCsv(all, lang)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="bad-rows-${event.params.id}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
