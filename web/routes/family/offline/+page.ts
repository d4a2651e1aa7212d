import type { PageLoad } from './$types';

// Without a network no way of the head leads anywhere.
export const load: PageLoad = () => ({ bare: true });
