/** What screening found for those who help, and for investigators. */
export type About = 'help' | 'alert';
export const listOf: Readonly<Record<About, string>> = { help: '/concerns', alert: '/investigations/alerts' };
