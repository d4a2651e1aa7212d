import { mobileTerms } from '#domain/identity/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ version: mobileTerms.version });
