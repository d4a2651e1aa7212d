import { readDocument } from '#web/developers/read-document.ts';
import type { PageServerLoad } from './$types';

/** The API's page, made of the document that the API itself serves. */
export const load: PageServerLoad = ({ platform }) => ({ api: readDocument(platform!.req.kinline.apiDocument) });
