import { copyFile } from '#web/identity/leaving-pages.ts';

export const GET = copyFile;
