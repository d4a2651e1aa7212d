import { runLoad } from '#web/load.ts';
import { changePolicyPage, loadPolicyPage } from '#web/policies/policy-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => runLoad(event, () => loadPolicyPage(event));
export const actions: Actions = { default: (event) => runLoad(event, () => changePolicyPage(event)) };
