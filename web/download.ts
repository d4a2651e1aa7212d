const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json', pdf: 'application/pdf' };

/** A file for the person who asked, and for nobody's cache. */
export function download(body: string | Uint8Array, file: { name: string; kind: keyof typeof TYPES }): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': TYPES[file.kind],
      'content-disposition': `attachment; filename="${file.name}.${file.kind}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
