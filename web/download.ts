/** A file for the person who asked, and for nobody's cache. */
export function download(body: string | Uint8Array, file: { name: string; kind: 'csv' | 'pdf' }): Response {
  const type = file.kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf';
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${file.name}.${file.kind}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
