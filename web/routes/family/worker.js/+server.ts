import { version } from '$app/env';
import { endingWorker, workerFile } from '#web/app/worker-file.ts';
import source from '../../../app/worker.js?raw';
import type { RequestHandler } from './$types';

/** How long browsers may keep the worker's file, so also how soon a broken one is gone: docs/runbooks/app-worker.md. */
const MAX_AGE_SECONDS = 600;

export const GET: RequestHandler = ({ locals }) =>
  new Response(locals.workerOn ? workerFile(source, version) : endingWorker, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': `private, max-age=${MAX_AGE_SECONDS}` },
  });
