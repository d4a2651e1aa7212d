import { page } from '$app/state';

/** What every field takes. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  /** What stands in the field before the reader has typed. */
  value?: string;
  /** Only for a page that judges without `runForm`; else the answer to the form says it. */
  error?: string;
  optional?: boolean;
}

export interface FormAnswer {
  values?: Record<string, string>;
  errors?: { field: string; message: string }[];
  message?: string;
}

/** The last answer to a form of this page; for a form that asks by GET, what the page's load returned as `answer`. */
export function formAnswer(): FormAnswer | null {
  return (page.form as FormAnswer | null) ?? (page.data.answer as FormAnswer | undefined) ?? null;
}

export function fieldError(name: string): string | undefined {
  return formAnswer()?.errors?.find((error) => error.field === name)?.message;
}

export function keptValue(name: string): string | undefined {
  return formAnswer()?.values?.[name];
}

/** The ids that describe a field, for aria-describedby. */
export function describedBy(name: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`];
  return ids.filter((id) => id !== '').join(' ') || undefined;
}
