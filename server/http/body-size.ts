import type { IncomingMessage } from 'node:http';

const FORM_MAX = 512 * 1024;
/** Room for the longest file that a page takes (25 MB) and what the form puts around it. */
export const PAGE_BODY_MAX = 26 * 1024 * 1024;
/** Pages whose forms bring files, by surface and path. */
const filePages: Readonly<Record<string, RegExp>> = { staff: /^\/(roster|terms\/import)$/ };

/** What is wrong with the size of a request to a page: the status to answer with, or null. A form says how long it is. */
export function bodyProblem(req: Pick<IncomingMessage, 'headers' | 'method'>, surface: string, path: string): 411 | 413 | null {
  if (req.headers['transfer-encoding'] !== undefined) return 411;
  const length = Number(req.headers['content-length'] ?? 0);
  const most = filePages[surface]?.test(path) && req.method === 'POST' ? PAGE_BODY_MAX : FORM_MAX;
  return length > most ? 413 : null;
}
