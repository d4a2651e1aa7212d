/** An expected "no": a stable code, what the words need, and the fields it is about. */
export interface FieldError {
  field: string;
  code: string;
  params?: Params;
}

export type Params = Record<string, string | number | bigint>;

class RefusalError extends Error {
  readonly refusal = true;
  readonly code: string;
  readonly params: Params;
  readonly fields: readonly FieldError[];

  constructor(code: string, params: Params, fields: readonly FieldError[]) {
    super(`refused: ${code}${fields.length > 0 ? ` (${fields.map((f) => `${f.field}: ${f.code}`).join(', ')})` : ''}`);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

export type Refusal = RefusalError;

/** Says no. The transaction around it rolls back. `field` puts the words beside that field. */
export function refuse(code: string, params: Params = {}, field?: string): never {
  throw new RefusalError(code, params, field === undefined ? [] : [{ field, code, params }]);
}

/** Says no to a form, with every field that is wrong at once. Does nothing when there are no errors. */
export function refuseFields(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new RefusalError('kernel.bad_input', {}, errors);
}

/** By shape, not by class: the web build carries its own copy of this file. */
export function isRefusal(error: unknown): error is Refusal {
  return typeof error === 'object' && error !== null && 'refusal' in error && error.refusal === true;
}
