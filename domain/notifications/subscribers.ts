import {
  type ClosingAsked,
  type ClosingCancelled,
  type CopyReady,
  type EmailChanged,
  type LinkRequested,
  type LoginRealm,
  type PasswordChanged,
  type PhoneChanged,
  readLogin,
  type RecoveryCodeUsed,
  type SecondFactorChanged,
} from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MailContent, Surface } from './content.ts';
import { queueMessage } from './queries.ts';
import { sendMail } from './send-mail.ts';
import {
  closingCancelledMail,
  closingMail,
  copyReadyMail,
  emailChangedMail,
  passwordChangedMail,
  phoneChangedMail,
  recoveryCodeMail,
  secondFactorMail,
} from './templates/identity-mails.ts';

const SURFACES: Record<LoginRealm, Surface> = { customer: 'family', staff: 'staff', operator: 'ops' };

/** A message and a job for every request, also when nobody is behind it: only the job finds out. */
async function sendLink(app: App, tx: Tx, scope: Scope, event: LinkRequested): Promise<void> {
  const { requestId } = event;
  const at = app.clock.now();
  const id = await queueMessage(tx, {
    key: `link:${requestId}`,
    recipient: null,
    linkRequestId: requestId,
    lang: scope.lang,
    template: 'link',
    params: {},
    at,
  });
  if (id) await addJob(tx, 'notifications.deliver', { messageId: id }, { key: `mail:${id}` });
}

async function notify(
  app: App,
  tx: Tx,
  scope: Scope,
  loginId: string,
  lang: 'en' | 'es',
  notice: { template: string; key: string; mail: (surface: Surface) => MailContent },
): Promise<void> {
  const login = await readLogin(tx, scope, loginId);
  if (!login) return;
  const params = notice.mail(SURFACES[login.realm]);
  await sendMail(tx, scope, { to: login.email, lang, template: notice.template, params, key: notice.key, at: app.clock.now() });
}

async function tellPasswordChanged(app: App, tx: Tx, scope: Scope, event: PasswordChanged): Promise<void> {
  const mail = (surface: Surface) => passwordChangedMail(event.at, event.lang, surface, event.by);
  await notify(app, tx, scope, event.loginId, event.lang, {
    template: 'password_changed',
    key: `password_changed:${event.changeId}`,
    mail,
  });
}

async function tellRecoveryCodeUsed(app: App, tx: Tx, scope: Scope, event: RecoveryCodeUsed): Promise<void> {
  const mail = (surface: Surface) => recoveryCodeMail(event.at, event.lang, surface, event.left);
  await notify(app, tx, scope, event.loginId, event.lang, { template: 'recovery_code', key: `recovery_code:${event.codeId}`, mail });
}

async function tellSecondFactorChanged(app: App, tx: Tx, scope: Scope, event: SecondFactorChanged): Promise<void> {
  const mail = (surface: Surface) => secondFactorMail(event.at, event.lang, surface, event.what);
  await notify(app, tx, scope, event.loginId, event.lang, { template: 'second_factor', key: `second_factor:${event.changeId}`, mail });
}

async function tellEmailChanged(app: App, tx: Tx, scope: Scope, event: EmailChanged): Promise<void> {
  const mail = (surface: Surface) => emailChangedMail(event.at, event.lang, surface);
  await notify(app, tx, scope, event.loginId, event.lang, { template: 'email_changed', key: `email_changed:${event.changeId}`, mail });
}

async function tellPhoneChanged(app: App, tx: Tx, scope: Scope, event: PhoneChanged): Promise<void> {
  const mail = (surface: Surface) => phoneChangedMail(event.at, event.lang, surface);
  const key = `phone_changed:${event.loginId}:${event.version}`;
  await notify(app, tx, scope, event.loginId, event.lang, { template: 'phone_changed', key, mail });
}

async function tellCopyReady(app: App, tx: Tx, scope: Scope, event: CopyReady): Promise<void> {
  const key = `copy_ready:${event.copyId}`;
  await notify(app, tx, scope, event.loginId, event.lang, { template: 'copy_ready', key, mail: () => copyReadyMail() });
}

async function tellClosing(app: App, tx: Tx, scope: Scope, event: ClosingAsked): Promise<void> {
  const mail = () => closingMail(event.dueAt, event.lang);
  await notify(app, tx, scope, event.loginId, event.lang, { template: 'closing', key: `closing:${event.closingId}`, mail });
}

async function tellClosingCancelled(app: App, tx: Tx, scope: Scope, event: ClosingCancelled): Promise<void> {
  const key = `closing_cancelled:${event.closingId}`;
  await notify(app, tx, scope, event.loginId, event.lang, { template: 'closing_cancelled', key, mail: () => closingCancelledMail() });
}

export const subscribers: Subscriber[] = [
  { event: 'link.requested', name: 'notifications.send_link', run: sendLink },
  { event: 'password.changed', name: 'notifications.tell_password_changed', run: tellPasswordChanged },
  { event: 'recovery_code.used', name: 'notifications.tell_recovery_code_used', run: tellRecoveryCodeUsed },
  { event: 'second_factor.changed', name: 'notifications.tell_second_factor_changed', run: tellSecondFactorChanged },
  { event: 'email.changed', name: 'notifications.tell_email_changed', run: tellEmailChanged },
  { event: 'phone.changed', name: 'notifications.tell_phone_changed', run: tellPhoneChanged },
  { event: 'copy.ready', name: 'notifications.tell_copy_ready', run: tellCopyReady },
  { event: 'closing.asked', name: 'notifications.tell_closing', run: tellClosing },
  { event: 'closing.cancelled', name: 'notifications.tell_closing_cancelled', run: tellClosingCancelled },
];
