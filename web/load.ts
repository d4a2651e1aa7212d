import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#kernel/refusal.ts';
import type { Lang } from '#words/index.ts';
import { refusalWords } from '#web/form.ts';

/** Runs what a page needs to be shown. What is refused becomes the page that says so: 404, 403, or the sign-in page. */
export async function runLoad<R>(event: { locals: { lang: Lang } }, run: () => Promise<R>): Promise<R> {
  try {
    return await run();
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    if (cause.code === 'kernel.sign_in_first') redirect(303, '/login');
    if (/\.(not_found|(unknown|no_such)_[a-z_]+)$/.test(cause.code)) error(404, refusalWords(event.locals.lang, cause.code, cause.params));
    error(403, refusalWords(event.locals.lang, cause.code, cause.params));
  }
}
