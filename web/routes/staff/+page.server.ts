import { redirect } from '@sveltejs/kit';
import { access } from '#web/access.ts';
import type { PageServerLoad } from './$types';

const FIRST = ['/incoming', '/approvals', '/no-contact', '/audit'];

/** The first page of the staff is what their work begins with. */
export const load: PageServerLoad = ({ locals: { scope } }) => {
  const open = (path: string) => {
    const allowed = access[`/staff${path}`];
    return Array.isArray(allowed) && allowed.some((role: string) => scope.roles.includes(role));
  };
  redirect(303, FIRST.find(open) ?? '/security');
};
