import type { FieldError } from '#kernel/refusal.ts';
import { leastLength, passwordProblem } from './password.ts';

/** What is wrong with a new password typed twice. */
export function newPasswordErrors(
  input: { password: unknown; confirmation: unknown },
  options: { secondFactor: boolean; own: readonly string[] },
): FieldError[] {
  const errors: FieldError[] = [];
  const problem = passwordProblem(input.password, options);
  if (problem) errors.push({ field: 'password', code: `identity.${problem}`, params: { least: leastLength(options.secondFactor) } });
  if (typeof input.confirmation !== 'string' || input.confirmation === '')
    errors.push({ field: 'confirmation', code: 'identity.confirmation_empty' });
  else if (input.confirmation !== input.password) errors.push({ field: 'confirmation', code: 'identity.confirmation_differs' });
  return errors;
}
