import { refuse } from '#kernel/refusal.ts';
import type { SqlVerdict } from './queries/write.ts';
import { SQL_CODES } from './refusals.ts';

/** Throws the refusal that a verdict stands for. */
export function refuseVerdict({ code, detail }: Pick<SqlVerdict, 'code' | 'detail'>): never {
  const named = SQL_CODES[code ?? ''];
  if (named === undefined) throw new Error(`the ledger answered with an unknown code: ${code}`);
  return refuse(named, { subject: detail ?? '' });
}
