import { readDocument } from '#web/developers/read-document.ts';
import type { PageServerLoad } from './$types';

/** What the API's answers hold, field by field. */
export const load: PageServerLoad = ({ platform }) => ({ things: readDocument(platform!.req.kinline.apiDocument).things });
