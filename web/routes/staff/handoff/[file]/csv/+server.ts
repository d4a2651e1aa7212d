import { fetchFile } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { RequestHandler } from './$types';

/** The file as it was made, the same bytes every time. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { name, content, sha256 } = await fetchFile(event.locals.app, event.locals.scope, { file: event.params.file });
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
        'cache-control': 'no-store',
      },
    });
  });
