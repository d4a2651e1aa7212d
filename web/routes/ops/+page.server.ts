import { countRinging } from '#domain/duty/index.ts';
import { operatorSteps } from '#web/places/first-steps.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, scope } }) => ({
  steps: await operatorSteps(app, scope),
  ringing: await countRinging(app, scope),
});
