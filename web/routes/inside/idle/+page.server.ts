import { ANSWER_SECONDS } from '#domain/devices/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ seconds: ANSWER_SECONDS });
