import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { systemScope } from '#kernel/scope.ts';
import { setComes, noticeBehind } from '../unsubscribe/unsubscribe.ts';
import { tokenIn } from '../unsubscribe/token.ts';
import { judge } from './judge.ts';
import { attemptById, insertReport, mailAttemptOf, markDead } from './queries.ts';
import { type MailReport, readReport } from './read-report.ts';
import { attemptIn } from './return-mark.ts';

export type TakenReport = 'bounced' | 'delayed' | 'complained' | 'nothing';

/**
 * Takes a mail that came to the return address, or from a complaint desk: an address that does not exist is marked and gets no more mail, a
 * complaint ends the kind it is about. What carries no signature of ours changes nothing; the same report twice counts once. The caller has
 * proved to be our mail server.
 */
export async function receiveMailReport(app: App, raw: Uint8Array, envelopeTo: readonly string[]): Promise<TakenReport> {
  const report = await readReport(raw, envelopeTo);
  const scope = systemScope('mail-report');
  if (report.what === 'complaint') return await app.tx(scope, (tx) => takeComplaint(app, tx, report));
  const attemptId = report.what === null ? null : attemptIn(app, report.returnedTo);
  if (attemptId === null) return 'nothing';
  return await app.tx(scope, (tx) => takeBounce(app, tx, attemptId, report));
}

async function takeBounce(app: App, tx: Tx, attemptId: string, { what, status, detail }: MailReport): Promise<TakenReport> {
  const attempt = await attemptById(tx, attemptId);
  if (!attempt || attempt.channel !== 'email') return 'nothing';
  const at = app.clock.now();
  const answer = `${status ?? ''} ${detail}`.trim();
  if (what === 'delayed') {
    await insertReport(tx, { attemptId, what: 'delayed', detail: answer, at });
    return 'delayed';
  }
  await insertReport(tx, { attemptId, what: 'bounced', detail: answer, at });
  if (attempt.address !== null && judge({ status, code: codeIn(detail) }) === 'address')
    await markDead(tx, { address: attempt.address, answer, attemptId, triedAt: attempt.startedAt, at });
  return 'bounced';
}

async function takeComplaint(app: App, tx: Tx, report: MailReport): Promise<TakenReport> {
  const notice = await noticeBehind(app, tx, tokenIn(report.about));
  if (!notice) return 'nothing';
  const attemptId = await mailAttemptOf(tx, notice.id);
  if (attemptId) await insertReport(tx, { attemptId, what: 'complained', detail: report.detail, at: app.clock.now() });
  await setComes(app, tx, notice, false, 'complaint');
  return 'complained';
}

/** The reply code in "smtp; 550 No such user". */
function codeIn(detail: string): number | null {
  const code = /(?:^|[;\s])([245]\d\d)(?=[\s-]|$)/.exec(detail)?.[1];
  return code ? Number(code) : null;
}
