import type { Reply } from '../http.ts';

export type ProblemType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

interface Details {
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: object;
}

/** An answer of the API that is an error: HTTP status and the fields of the processor's error object. */
export class Problem extends Error {
  readonly status: number;
  readonly type: ProblemType;
  readonly details: Details;

  constructor(status: number, type: ProblemType, message: string, details: Details = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.details = details;
  }
}

/** An error that has happened: what was written on the way to it stays, as a charge that a bank refused does. */
export class KeptProblem extends Problem {}

export function invalid(message: string, param?: string, code?: string): Problem {
  return new Problem(400, 'invalid_request_error', message, { ...(code && { code }), ...(param && { param }) });
}

/** The address of an object that is not there answers 404, a parameter that names one answers 400. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404): Problem {
  const name = kind.replace('checkout.session', 'checkout session').replaceAll('_', ' ');
  return new Problem(status, 'invalid_request_error', `No such ${name}: '${id}'`, { code: 'resource_missing', param });
}

export function unsupported(what: string, param?: string): Problem {
  return invalid(`The processor has ${what}; this sandbox does not.`, param, 'sandbox_unsupported');
}

export function problemBody(problem: Problem): object {
  const { code, ...rest } = problem.details;
  return {
    error: {
      ...(code && { code, doc_url: `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}` }),
      ...rest,
      message: problem.message,
      type: problem.type,
    },
  };
}

export function problemReply(problem: Problem): Reply {
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(problemBody(problem), null, 2),
  };
}
