/** The reports there are, as their addresses name them. */
export const REPORTS = ['trial-balance', 'revenue', 'liabilities', 'ageing'] as const;
