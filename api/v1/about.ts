/** The beginning of the document and of its page. Paragraphs are divided by an empty line. */
export const aboutApi = `For the programs of an agency, and of partners. Send \`Authorization: Bearer <your key>\` with every call. An admin of your agency makes keys on the staff site, under "Keys"; a partner (a firm with kiosks, a site that helps families) has its key from Kinline. Each may do only what was chosen for it, and an ended key opens nothing from that moment on.

A partner’s key reads what is public, of the agencies it was given: the agencies, their facilities, price lists, and what a sending would cost. Where a key reaches more than one agency, say which: \`agency\`.

Times are UTC, days are 2026-11-21. Names of fields are in snake_case. A list gives \`data\`, \`has_more\` and \`next_cursor\`; give the cursor back to go on.

What is not done is answered with \`error\`: look at \`code\`, it never changes its meaning. \`param\` says which field it is about, and \`errors\` lists all of them where there are more.

Give calls that change something an \`Idempotency-Key\` of your own. The same call under the same name is done once, also when two come at the same moment, and gets the same answer for 24 hours (with \`Idempotent-Replayed: true\`). Another call under that name is refused with 422. A refused call has changed nothing and leaves the name free.

A key may make 600 calls a minute that read, 120 that write, and bring 10 files or batches; \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` say how many are left, and a call too many is answered with 429 and \`Retry-After\`. Browsers of other sites can not call it (no CORS).

Amounts are US dollars as text with two decimals: 40.00. We can also tell a program of yours at once what happens, by signed webhooks: see News.`;
