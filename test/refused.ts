import { isRefusal, type Refusal } from '#kernel/refusal.ts';

/** The refusal that this work must end in. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === 'fulfilled') throw new Error('was not refused');
  if (!isRefusal(outcome.reason)) throw outcome.reason;
  return outcome.reason;
}

/** The refusal's code; of a form with errors, those of its fields. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === 'fulfilled') return 'nothing was refused';
  if (!isRefusal(outcome.reason)) throw outcome.reason;
  const { code, fields } = outcome.reason;
  return code === 'kernel.bad_input' ? fields.map((one) => one.code).join(' ') : code;
}
