import { type MintedLink, mintLink } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { keyOf } from '../address.ts';
import { judge, statusIn } from '../bounces/judge.ts';
import { isDead, isSilenced, markDead } from '../bounces/queries.ts';
import { returnMark } from '../bounces/return-mark.ts';
import type { MailContent } from '../content.ts';
import type { Mail } from '../mailer.ts';
import { renderMail } from '../render.ts';
import { linkMail } from '../templates/identity-mails.ts';
import { unsubscribeToken } from '../unsubscribe/token.ts';
import { canEnd } from '../unsubscribe/unsubscribe.ts';
import type { Answer, Channel, Ready, Try } from './channel.ts';

export const email: Channel = {
  offered: () => true,
  reaches: async () => true,
  prepare,
};

/**
 * An address that mail does not reach gets nothing but what somebody asks for to get in: a link or a code. They are few, and they are the way
 * back when the mailbox works again.
 */
async function prepare(app: App, tx: Tx, scope: Scope, one: Try): Promise<Ready | string> {
  const { notice, login } = one;
  // A one-time link is minted here, and again when a failed try is repeated, which ends the one before.
  const link = notice.linkRequestId ? await mintLink(app, tx, scope, { requestId: notice.linkRequestId }) : null;
  if (notice.linkRequestId && !link) return 'nobody';
  const to = link?.to ?? login?.email ?? notice.address;
  if (!to) return 'nobody';
  const address = keyOf(to);
  if (!link && (await isDead(tx, address))) return 'mail does not reach this address';
  if (!notice.loginId && !link && (await isSilenced(tx, address, notice.kind))) return 'switched off';
  return { address, send: () => send(app, one, { to, address }, link) };
}

async function send(app: App, one: Try, whom: { to: string; address: string }, link: MintedLink | null): Promise<Answer> {
  try {
    return { outcome: 'sent', answer: short(await app.mailer.send(write(app, one, whom.to, link)), link) };
  } catch (error) {
    return readNo(app, one, whom.address, error as SmtpError, link);
  }
}

function write(app: App, { notice, attemptId }: Try, to: string, link: MintedLink | null): Mail {
  const lang = link?.lang ?? notice.lang;
  const said: { content: MailContent; button?: Parameters<typeof renderMail>[3] } = link
    ? linkMail(link)
    : { content: notice.content as MailContent };
  const token = canEnd(notice) ? unsubscribeToken(app, notice.id) : null;
  const mail = renderMail(app.origins, lang, said.content, said.button, token);
  return {
    ...mail,
    to,
    lang,
    messageId: notice.id,
    returnMark: returnMark(app, attemptId),
    unsubscribe: token === null ? null : `${app.origins.family}/webhooks/unsubscribe/${token}`,
  };
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** A no to this recipient or this mail is the last word; a no to us, or none at all, is tried again. */
function readNo(app: App, one: Try, address: string, error: SmtpError, link: MintedLink | null): Answer {
  const { code, command, responseCode, response, message } = error;
  const answer = short(`${code ?? ''} ${responseCode ?? ''} ${message ?? ''}`, link);
  const lasting = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
  if (!lasting) return { outcome: 'failed', answer };
  const gone = command === 'RCPT TO' && judge({ status: statusIn(response ?? ''), code: responseCode ?? null }) === 'address';
  if (!gone) return { outcome: 'refused', answer };
  const mark = { address, answer, attemptId: one.attemptId, triedAt: app.clock.now() };
  return { outcome: 'refused', answer, after: async (tx) => void (await markDead(tx, { ...mark, at: app.clock.now() })) };
}

/** A server may quote what it refused; the token stays out of our tables and logs all the same. */
function short(answer: string, link: MintedLink | null): string {
  const clean = link?.token ? answer.replaceAll(link.token, '[link]') : link?.code ? answer.replaceAll(link.code, '[code]') : answer;
  return clean
    .replace(/[\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
