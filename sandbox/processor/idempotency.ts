import { createHash } from 'node:crypto';
import { canonical, type RawTree } from './form.ts';
import { NO_REQUEST, secondsNow, type Act, type House } from './house.ts';
import { Problem, problemBody } from './problem.ts';
import { becomeTheWriter, findAnswer, insertAnswer, lockKey, orTakeBack } from './queries/objects.ts';

export interface Answer {
  status: number;
  body: string;
}
export interface KeyedAnswer extends Answer {
  /** Set when this is the answer of an earlier request with the same key. */
  original: string | null;
}
export interface KeyedRequest {
  id: string;
  key: string;
  scope: string;
  path: string;
  params: RawTree;
}

/** Keys may be forgotten after a day: the same key then makes a new request, as with the processor. */
export const KEY_SECONDS = 24 * 60 * 60;

/**
 * The first request with a key is carried out, and its answer is remembered in the same transaction as its effect:
 * a process killed in between leaves neither. Errors found while carrying it out are remembered too; refusals of
 * its parameters never come here.
 */
export async function answerOnce(house: House, request: KeyedRequest, carryOut: (act: Act) => Promise<Answer>): Promise<KeyedAnswer> {
  const fingerprint = createHash('sha256').update(canonical(request.params)).digest('hex');
  const answer = await house.db.tx(async (tx): Promise<KeyedAnswer> => {
    if (!(await lockKey(tx, request.scope, request.key))) throw keyInUse(request.key);
    const earlier = await findAnswer(tx, request.scope, request.key);
    if (earlier) {
      if (earlier.path !== request.path) throw otherEndpoint(request.key, earlier.path);
      if (earlier.fingerprint !== fingerprint) throw otherParameters(request.key);
      return { status: earlier.status, body: earlier.answer, original: earlier.request_id };
    }
    await becomeTheWriter(tx);
    const now = secondsNow(house);
    const act = { house, tx, now, request: { id: request.id, idempotency_key: request.key } };
    const made = await orTakeBack(
      tx,
      () => carryOut(act),
      (error) => {
        if (!(error instanceof Problem)) throw error;
        return { status: error.status, body: JSON.stringify(problemBody(error), null, 2) };
      },
    );
    await insertAnswer(
      tx,
      request.scope,
      request.key,
      { path: request.path, fingerprint, status: made.status, answer: made.body, request_id: request.id },
      now,
    );
    return { ...made, original: null };
  });
  house.deliveries.poke();
  return answer;
}

/** A request without a key: carried out every time. */
export async function answerFreely(house: House, requestId: string, carryOut: (act: Act) => Promise<Answer>): Promise<Answer> {
  const answer = await house.db.tx(async (tx) => {
    await becomeTheWriter(tx);
    return carryOut({ house, tx, now: secondsNow(house), request: { ...NO_REQUEST, id: requestId } });
  });
  house.deliveries.poke();
  return answer;
}

function keyInUse(key: string): Problem {
  return new Problem(
    409,
    'idempotency_error',
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use' },
  );
}

function otherParameters(key: string): Problem {
  return new Problem(
    400,
    'idempotency_error',
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}

function otherEndpoint(key: string, path: string): Problem {
  return new Problem(
    400,
    'idempotency_error',
    `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' in this case). Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}
