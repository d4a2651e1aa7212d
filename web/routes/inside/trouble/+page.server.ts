import type { PageServerLoad } from './$types';

const WHY = ['cookie', 'form', 'not_allowed'] as const;

export const load: PageServerLoad = ({ url, locals }) => ({
  why: WHY.find((why) => why === url.searchParams.get('why')) ?? 'not_allowed',
  cookiesWork: locals.cookiesWork,
});
