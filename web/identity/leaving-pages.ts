import { type RequestEvent, redirect } from '@sveltejs/kit';
import { closeLogin, CLOSING_DAYS, COPY_DAYS, listCopies, readCopy, readSecondFactor, requestCopy } from '#domain/identity/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { askFresh } from './change-pages.ts';
import { deviceToken, dropSession } from './cookies.ts';

/** A copy of everything, and the end of a login. Both need a fresh sign-in. */

export async function copyLoad(event: RequestEvent) {
  askFresh(event);
  const { app, scope } = event.locals;
  return { copies: await listCopies(app, scope), asked: event.url.searchParams.has('asked'), days: COPY_DAYS };
}

export const copyActions = {
  default: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      askFresh(event);
      await requestCopy(event.locals.app, event.locals.scope, { isFresh: true });
      redirect(303, '/security/copy?asked');
    }),
};

const TYPES = { json: 'application/json; charset=utf-8', html: 'text/html; charset=utf-8' } as const;

/** The file itself: always a download, never a page of ours. */
export async function copyFile(event: RequestEvent): Promise<Response> {
  return await runLoad(event, async () => {
    const { app, scope, session } = event.locals;
    const { id = '', format = '' } = event.params;
    if (format !== 'json' && format !== 'html') refuse('identity.no_such_copy');
    if (!session?.isFresh) redirect(303, '/login?fresh&next=/security/copy');
    const { text, madeAt } = await readCopy(app, scope, { copyId: id, format, isFresh: true });
    const name = `kinline-${madeAt.toISOString().slice(0, 10)}.${format}`;
    return new Response(text, {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  });
}

export async function closeLoad(event: RequestEvent) {
  askFresh(event);
  const { app, scope } = event.locals;
  return { factor: await readSecondFactor(app, scope), days: CLOSING_DAYS };
}

export const closeActions = {
  default: (event: RequestEvent) =>
    runForm(event, { password: 'secret', code: 'secret', passkey: 'secret', understood: 'check' }, async (typed) => {
      askFresh(event);
      const { app, scope, source } = event.locals;
      await closeLogin(app, scope, { ...typed, source, deviceToken: deviceToken(event.cookies, 'customer') });
      dropSession(event.cookies, 'customer');
      redirect(303, '/closed');
    }),
};
