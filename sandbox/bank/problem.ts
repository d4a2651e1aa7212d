import { json, type Reply } from '../http.ts';

/** A request the bank says no to: nothing happened. */
export class BankProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly param: string | null;
  constructor(status: number, code: string, message: string, param: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
  }
}

export function problemReply({ status, code, message, param }: BankProblem): Reply {
  return json({ error: { code, message, param } }, status);
}
