// HTML first: a page sends no script unless its route says otherwise.
export const csr = false;
