import { redirect } from '@sveltejs/kit';
import { access } from '#web/access.ts';
import { adminSteps } from '#web/places/first-steps.ts';
import type { PageServerLoad } from './$types';

const FIRST = ['/incoming', '/letters', '/investigations', '/concerns', '/ombuds', '/approvals', '/no-contact', '/audit'];

/** The first page of the staff is what their work begins with; an admin's, before the agency is open, what comes next. */
export const load: PageServerLoad = async ({ locals: { app, scope } }) => {
  const steps = await adminSteps(app, scope);
  if (steps) return { steps };
  const open = (path: string) => {
    const allowed = access[`/staff${path}`];
    return Array.isArray(allowed) && allowed.some((role: string) => scope.roles.includes(role));
  };
  redirect(303, FIRST.find(open) ?? '/security');
};
