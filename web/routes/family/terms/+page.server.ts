import { paymentTerms } from '#domain/identity/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ version: paymentTerms.version });
