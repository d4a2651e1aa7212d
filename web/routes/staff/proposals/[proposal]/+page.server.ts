import { loadProposal, proposalActions } from '#web/policies/proposal-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadProposal(event);
export const actions: Actions = proposalActions;
