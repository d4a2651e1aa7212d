import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { tr, type Lang } from '#words/index.ts';

/**
 * text: as typed. secret: as typed, never sent back. check: a box that is on or off.
 * date: three boxes read as "1980-02-03". many: all boxes of one name that are on.
 * file: what was chosen, or null; the form says `<Form files>`.
 */
export type FieldKind = 'text' | 'secret' | 'check' | 'date' | 'many' | 'file';

export type FormValues<F extends Record<string, FieldKind>> = {
  [Name in keyof F]: F[Name] extends 'check' ? boolean : F[Name] extends 'many' ? string[] : F[Name] extends 'file' ? File | null : string;
};

export interface FormProblem {
  values: Record<string, string>;
  errors: { field: string; message: string }[];
  message: string;
}

interface FormEvent {
  request: Request;
  locals: { lang: Lang };
}

/** Reads a form, runs the command, and turns a refusal into words beside the fields with everything typed kept. */
export async function runForm<F extends Record<string, FieldKind>, R>(
  event: FormEvent,
  fields: F,
  run: (values: FormValues<F>) => Promise<R>,
): Promise<R | ActionFailure<FormProblem>> {
  const sent = await event.request.formData();
  const { values, kept } = readFields(sent, fields);
  try {
    return await run(values);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'kernel.sign_in_first') redirect(303, '/login');
    const problem = formProblem(event.locals.lang, error, kept);
    const errors = inOrder(problem.errors, sent, fields);
    return fail(error.code === 'kernel.not_allowed' ? 403 : 422, { ...problem, errors });
  }
}

/** From the top of the form to its foot: browsers send fields in the order of the page, and leave out boxes that are not ticked. */
function inOrder(errors: FormProblem['errors'], sent: FormData, fields: Record<string, FieldKind>): FormProblem['errors'] {
  const names = [...sent.keys()];
  let place = -1;
  const places = new Map<string, number>();
  for (const field of Object.keys(fields)) {
    const at = names.findIndex((name) => name === field || name === `${field}-month`);
    // A box that was not ticked stands after the field that is declared before it.
    place = at < 0 ? place + 0.001 : at;
    places.set(field, place);
  }
  const last = names.length;
  return errors.toSorted((a, b) => (places.get(a.field) ?? last) - (places.get(b.field) ?? last));
}

/** A refusal in the reader's words, with everything typed kept. A page whose form asks by GET returns it from its load as `answer`. */
export function formProblem(lang: Lang, refusal: Refusal, values: Record<string, string>): FormProblem {
  return { values, errors: fieldErrors(refusal, lang), message: refusalWords(lang, refusal.code, refusal.params) };
}

/** The words for a refusal `transfers.over_limit` stand at `transfers.refusal.over_limit`. */
export function refusalWords(lang: Lang, code: string, params: Refusal['params']): string {
  const dot = code.indexOf('.');
  return tr(lang, `${code.slice(0, dot)}.refusal.${code.slice(dot + 1)}`, params);
}

function fieldErrors(refusal: Refusal, lang: Lang): { field: string; message: string }[] {
  const seen = new Set<string>();
  const errors: { field: string; message: string }[] = [];
  for (const { field, code, params } of refusal.fields) {
    if (seen.has(field)) continue; // one thing to mend at a time in each field
    seen.add(field);
    errors.push({ field, message: refusalWords(lang, code, params ?? {}) });
  }
  return errors;
}

function readFields<F extends Record<string, FieldKind>>(
  sent: FormData,
  fields: F,
): { values: FormValues<F>; kept: Record<string, string> } {
  const values: Record<string, string | boolean | string[] | File | null> = {};
  const kept: Record<string, string> = {};
  const text = (name: string): string => {
    const value = sent.get(name);
    return typeof value === 'string' ? storable(value) : ''; // a file where words belong counts as nothing
  };
  for (const [name, kind] of Object.entries(fields)) {
    if (kind === 'check') {
      values[name] = text(name) !== '';
      kept[name] = text(name) === '' ? '' : 'yes';
    } else if (kind === 'many') {
      const all = sent
        .getAll(name)
        .filter((value) => typeof value === 'string')
        .map(storable);
      values[name] = all;
      kept[name] = all.join('\n');
    } else if (kind === 'file') {
      const file = sent.get(name);
      values[name] = file instanceof File && file.size > 0 ? file : null;
    } else if (kind === 'date') {
      values[name] = readDate(text, name);
      for (const part of ['month', 'day', 'year']) kept[`${name}-${part}`] = text(`${name}-${part}`);
    } else {
      values[name] = text(name);
      if (kind === 'text') kept[name] = text(name);
    }
  }
  return { values: values as FormValues<F>, kept };
}

/** No keyboard writes the sign for nothing, and no database keeps it. */
export const storable = (typed: string): string => typed.replaceAll('\0', '');

function readDate(text: (name: string) => string, name: string): string {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) => text(`${name}-${part}`).trim());
  if (year === '' && month === '' && day === '') return '';
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
