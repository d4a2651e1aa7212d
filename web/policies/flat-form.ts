import { type ActionFailure, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#kernel/refusal.ts';
import { type FormProblem, formProblem } from '#web/form.ts';
import type { Lang } from '#words/index.ts';
import { readValues, type Values } from './values.ts';

interface FormEvent {
  request: Request;
  locals: { lang: Lang };
}

/** What a form with rows answers: everything typed, and which of its steps comes next. */
export interface FlatAnswer<S extends string, X> {
  step: S;
  values: Values;
  extra?: X;
}

/**
 * Like runForm, for a form whose fields nobody can name beforehand. `run` gets everything typed; `step` says which step of
 * the page a refusal belongs to, with what that step needs to be shown. `file` gives what was chosen in a field of files.
 */
export async function runFlatForm<R, S extends string, X>(
  event: FormEvent,
  step: (values: Values) => { step: S; extra?: X },
  run: (values: Values, file: (name: string) => File | null) => Promise<R>,
): Promise<R | ActionFailure<FormProblem & FlatAnswer<S, X>>> {
  const sent = await event.request.formData();
  const values = readValues(sent);
  const files = (name: string): File | null => fileIn(sent, name);
  try {
    return await run(values, files);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'kernel.sign_in_first') redirect(303, '/login');
    const status = error.code === 'kernel.not_allowed' ? 403 : 422;
    return fail(status, { ...formProblem(event.locals.lang, error, values), ...step(values), values });
  }
}

function fileIn(sent: FormData, name: string): File | null {
  const file = sent.get(name);
  return file instanceof File && file.size > 0 ? file : null;
}
