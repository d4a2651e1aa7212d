import { type MintedLink, mintLink } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import type { LinkButton, MailContent } from './content.ts';
import { insertAttempt, insertOutcome, isDone, messageById, type MessageRow } from './queries.ts';
import { renderMail } from './render.ts';
import { linkMail } from './templates/identity-mails.ts';

interface Ready {
  attemptId: string;
  message: MessageRow;
  link: MintedLink | null;
}

/**
 * Sends one queued message; done ones are left alone. A one-time link is minted here, and again when a failed try is repeated,
 * which ends the one before. Throws when the mail server did not take it, so that the job comes back.
 */
export async function deliver(app: App, payload: { messageId: string }): Promise<void> {
  const scope = systemScope(`mail-${payload.messageId}`);
  const ready = await app.tx(scope, async (tx): Promise<Ready | null> => {
    const message = await messageById(tx, payload.messageId);
    if (!message || (await isDone(tx, message.id))) return null;
    const attemptId = await insertAttempt(tx, message.id, app.clock.now());
    const link = message.linkRequestId ? await mintLink(app, tx, scope, { requestId: message.linkRequestId }) : null;
    if (message.linkRequestId && !link) await insertOutcome(tx, attemptId, 'nothing', '', app.clock.now());
    return { attemptId, message, link };
  });
  if (!ready || (ready.message.linkRequestId && !ready.link)) return;
  const { ok, answer } = await send(app, ready);
  await app.tx(scope, (tx) => insertOutcome(tx, ready.attemptId, ok ? 'sent' : 'failed', answer, app.clock.now()));
  if (!ok) throw new Error(`mail ${ready.message.id} was not taken: ${answer}`);
}

async function send(app: App, { message, link }: Ready): Promise<{ ok: boolean; answer: string }> {
  const { content, button, to, lang } = whatToSay(message, link);
  const mail = renderMail(app.origins, lang, content, button);
  try {
    const answer = await app.mailer.send({ ...mail, to, lang, messageId: message.id });
    return { ok: true, answer: short(answer, link) };
  } catch (error) {
    const { code, responseCode, message: text } = error as { code?: string; responseCode?: number; message?: string };
    return { ok: false, answer: short(`${code ?? ''} ${responseCode ?? ''} ${text ?? ''}`, link) };
  }
}

function whatToSay(
  message: MessageRow,
  link: MintedLink | null,
): { content: MailContent; button?: LinkButton; to: string; lang: 'en' | 'es' } {
  if (link) return { ...linkMail(link), to: link.to, lang: link.lang };
  return { content: message.params as MailContent, to: message.recipient!, lang: message.lang };
}

/** A server may quote what it refused; the token stays out of our tables and logs all the same. */
function short(answer: string, link: MintedLink | null): string {
  const clean = link?.token ? answer.replaceAll(link.token, '[link]') : link?.code ? answer.replaceAll(link.code, '[code]') : answer;
  return clean
    .replace(/[\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
