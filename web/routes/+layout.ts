// HTML first: a page sends no script unless its route says otherwise.
export const csr = false;
// SvelteKit's own redirect to the address without a slash would name the surface's folder, which nobody outside knows.
export const trailingSlash = 'ignore';
