/** How many random steps with stamps are played; `npm run bench -- stamp-steps` asks for more of them. */
export const STAMP_STEPS = Number(process.env['STEPS'] ?? 10_000);
