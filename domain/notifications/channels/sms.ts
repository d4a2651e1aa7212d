import type { LoginRow } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Lang, tr } from '#words/index.ts';
import { CODE_MINUTES, textCode } from '../texts/code.ts';
import { endNumber, isStopped, phoneOf, proofById, stopNumber } from '../texts/queries.ts';
import type { TextAnswer, Texter } from '../texts/texter.ts';
import type { Answer, Channel, Ready, Try } from './channel.ts';

/** Text messages to a number that its owner has proved. They say the kind of news and where to read it. */
export const sms: Channel = {
  offered: (app) => Boolean(app.texter),
  async reaches(_app, tx, _scope, login) {
    const phone = await phoneOf(tx, login.id);
    return phone !== undefined && !phone.stopped;
  },
  prepare,
};

async function prepare(app: App, tx: Tx, _scope: Scope, one: Try): Promise<Ready | string> {
  const texter = app.texter;
  if (!texter) return 'not offered';
  const said = one.notice.proofId === null ? await newsFor(app, tx, one) : await codeFor(app, tx, one.notice.proofId, one.notice.lang);
  if (said === null) return 'nobody';
  return { address: said.to, send: () => send(app, texter, one.attemptId, said) };
}

interface Text {
  to: string;
  body: string;
}

async function newsFor(app: App, tx: Tx, { notice, login }: Try): Promise<Text | null> {
  const phone = login && (await phoneOf(tx, login.id));
  if (!phone || phone.stopped) return null;
  const url = new URL('/login', app.origins[surfaceOf(login)]).href;
  return { to: phone.number, body: `${tr(notice.lang, `notices.line.${notice.kind}`)} ${url} ${tr(notice.lang, 'notices.sms_stop')}` };
}

async function codeFor(app: App, tx: Tx, proofId: string, lang: Lang): Promise<Text | null> {
  const proof = await proofById(tx, proofId);
  if (!proof || proof.usedAt !== null || proof.expiresAt <= app.clock.now() || (await isStopped(tx, proof.number))) return null;
  return { to: proof.number, body: tr(lang, 'notices.sms_code', { code: textCode(app, proof.id), minutes: CODE_MINUTES }) };
}

function surfaceOf(login: LoginRow): 'family' | 'staff' | 'ops' {
  return login.realm === 'customer' ? 'family' : login.realm === 'staff' ? 'staff' : 'ops';
}

async function send(app: App, texter: Texter, attempt: string, text: Text): Promise<Answer> {
  const answer = await texter.send({ ...text, attempt });
  if (answer.taken) return { outcome: 'sent', answer: answer.id };
  return { outcome: answer.again ? 'failed' : 'refused', answer: answer.answer, after: (tx) => learn(app, tx, text.to, answer) };
}

const WROTE_STOP = 21610;
/** Not a number, or none that takes texts. */
const NO_PHONE = [21211, 21614];

async function learn(app: App, tx: Tx, number: string, answer: TextAnswer): Promise<void> {
  if (answer.taken) return;
  if (answer.code === WROTE_STOP) await stopNumber(tx, number, app.clock.now());
  if (answer.code !== null && NO_PHONE.includes(answer.code)) await endNumber(tx, number, app.clock.now());
}
