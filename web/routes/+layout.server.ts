import { mailArrives } from '#domain/notifications/index.ts';
import { insideHead } from '#web/inside/door.ts';
import type { LayoutServerLoad } from './$types';

/** Where signing in leads, and where one's login is looked after: there somebody reads that our mail does not arrive. */
const TELLS = new Set(['/home', '/', '/incoming', '/approvals', '/no-contact', '/audit', '/security', '/notices']);

async function deadAddress({ app, scope, session, path }: App.Locals): Promise<string | null> {
  if (!session || !TELLS.has(path)) return null;
  const address = session.login.email;
  return (await mailArrives(app, scope, { address })) ? null : address;
}

export const load: LayoutServerLoad = async ({ locals, route }) => ({
  lang: locals.lang,
  surface: locals.surface,
  csrf: locals.csrf,
  signedIn: locals.scope.actor !== null,
  actor: locals.scope.actor ?? '',
  inside: insideHead(locals, route.id),
  path: locals.path,
  deadAddress: await deadAddress(locals),
  roles: locals.scope.roles,
  sandbox: locals.app.mode === 'sandbox',
  workerOn: locals.workerOn,
});
