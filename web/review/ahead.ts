/** A request that has this brings a page which nobody sees yet: `web/static/scripts/ahead.js` sends it. */
export const AHEAD = 'kinline-ahead';
