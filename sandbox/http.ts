import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Visit {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
  /** The same before it is read as text. */
  bytes: Buffer;
}

const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Reads a whole request. `null` when it is larger than allowed. */
export async function readVisit(req: IncomingMessage, origin: string, maxBytes: number): Promise<Visit | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (size > maxBytes) return null;
  const method = req.method ?? 'GET';
  const bytes = METHODS_WITH_BODY.has(method) ? Buffer.concat(chunks) : Buffer.alloc(0);
  return { method, url: readUrl(req.url ?? '/', origin), headers: req.headers, body: bytes.toString('utf8'), bytes };
}

// A path such as "//host/x" would otherwise be read as another host.
function readUrl(path: string, origin: string): URL {
  try {
    return new URL(origin + (path.startsWith('/') ? path : `/${path}`));
  } catch {
    return new URL('/not-a-path', origin);
  }
}

export function sendReply(res: ServerResponse, reply: Reply): void {
  if (res.destroyed || res.headersSent) return;
  const body = reply.body ?? '';
  res.writeHead(reply.status, { 'Content-Length': String(Buffer.byteLength(body)), ...reply.headers });
  res.end(body);
}

export function json(value: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: `${JSON.stringify(value, null, 2)}\n`,
  };
}

export function seeOther(location: string): Reply {
  return { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } };
}

/** A form or a script of another site may not press the sandbox's buttons. */
export function isFromElsewhere(visit: Visit): boolean {
  const site = visit.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = visit.headers.origin;
  return origin !== undefined && origin !== visit.url.origin;
}
