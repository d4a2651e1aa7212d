import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  lang: locals.lang,
  surface: locals.surface,
  csrf: locals.csrf,
  signedIn: locals.session !== null,
  path: locals.path,
  roles: locals.scope.roles,
  sandbox: locals.app.mode === 'sandbox',
  workerOn: locals.workerOn,
});
