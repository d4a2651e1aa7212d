// @ts-check
// Registers the worker that answers when there is no network (web/app/worker.js). Asks nobody anything.
// The browser may keep the worker's file as long as the server says: that is how soon a broken one is switched off.
navigator.serviceWorker?.register('/worker.js', { updateViaCache: 'all' }).catch(() => undefined);
