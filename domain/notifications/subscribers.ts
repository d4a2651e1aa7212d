import {
  type ClosingAsked,
  type ClosingCancelled,
  type CopyReady,
  type DelayedChangeTold,
  type EmailChanged,
  type KeyEnding,
  type LinkRequested,
  type LoginRealm,
  type PasswordChanged,
  type PhoneChanged,
  readLogin,
  readTeam,
  type RecoveryCodeUsed,
  type SecondFactorChanged,
} from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import { type Scope, worksEverywhere } from '#kernel/scope.ts';
import { keyOf } from './address.ts';
import { clearDead } from './bounces/queries.ts';
import type { MailContent, Surface } from './content.ts';
import { notify } from './notify.ts';
import {
  closingCancelledMail,
  closingMail,
  copyReadyMail,
  emailChangedMail,
  keyEndingMail,
  passwordChangedMail,
  phoneChangedMail,
  recoveryCodeMail,
  secondFactorMail,
} from './templates/identity-mails.ts';

const SURFACES: Record<LoginRealm, Surface> = { customer: 'family', staff: 'staff', operator: 'ops' };

const UNSAID: MailContent = { subject: { key: '' }, heading: { key: '' }, blocks: [] };

/** A notice for every request, also when nobody is behind it: only the job finds out, and says what the link is for. */
async function sendLink(app: App, tx: Tx, scope: Scope, event: LinkRequested): Promise<void> {
  const { requestId } = event;
  const notice = { kind: 'security', template: 'link', lang: scope.lang, content: UNSAID } as const;
  await notify(tx, scope, { ...notice, to: { link: requestId }, key: `link:${requestId}`, at: app.clock.now() });
}

/** Tells the owner of a login what was done with it. */
async function tell(
  app: App,
  tx: Tx,
  scope: Scope,
  loginId: string,
  lang: 'en' | 'es',
  notice: { template: string; key: string; mail: (surface: Surface) => MailContent },
): Promise<void> {
  const login = await readLogin(tx, scope, loginId);
  if (!login) return;
  const { template, key } = notice;
  const content = notice.mail(SURFACES[login.realm]);
  await notify(tx, scope, { to: { login: loginId }, kind: 'security', template, lang, content, key, at: app.clock.now() });
}

async function tellPasswordChanged(app: App, tx: Tx, scope: Scope, event: PasswordChanged): Promise<void> {
  const mail = (surface: Surface) => passwordChangedMail(event.at, event.lang, surface, event.by);
  await tell(app, tx, scope, event.loginId, event.lang, {
    template: 'password_changed',
    key: `password_changed:${event.changeId}`,
    mail,
  });
}

async function tellRecoveryCodeUsed(app: App, tx: Tx, scope: Scope, event: RecoveryCodeUsed): Promise<void> {
  const mail = (surface: Surface) => recoveryCodeMail(event.at, event.lang, surface, event.left);
  await tell(app, tx, scope, event.loginId, event.lang, { template: 'recovery_code', key: `recovery_code:${event.codeId}`, mail });
}

async function tellSecondFactorChanged(app: App, tx: Tx, scope: Scope, event: SecondFactorChanged): Promise<void> {
  const mail = (surface: Surface) => secondFactorMail(event.at, event.lang, surface, event.what);
  await tell(app, tx, scope, event.loginId, event.lang, { template: 'second_factor', key: `second_factor:${event.changeId}`, mail });
}

async function tellEmailChanged(app: App, tx: Tx, scope: Scope, event: EmailChanged): Promise<void> {
  const mail = (surface: Surface) => emailChangedMail(event.at, event.lang, surface);
  await tell(app, tx, scope, event.loginId, event.lang, { template: 'email_changed', key: `email_changed:${event.changeId}`, mail });
}

async function tellPhoneChanged(app: App, tx: Tx, scope: Scope, event: PhoneChanged): Promise<void> {
  const mail = (surface: Surface) => phoneChangedMail(event.at, event.lang, surface);
  const key = `phone_changed:${event.loginId}:${event.version}`;
  await tell(app, tx, scope, event.loginId, event.lang, { template: 'phone_changed', key, mail });
}

async function tellCopyReady(app: App, tx: Tx, scope: Scope, event: CopyReady): Promise<void> {
  const key = `copy_ready:${event.copyId}`;
  await tell(app, tx, scope, event.loginId, event.lang, { template: 'copy_ready', key, mail: () => copyReadyMail() });
}

async function tellClosing(app: App, tx: Tx, scope: Scope, event: ClosingAsked): Promise<void> {
  const mail = () => closingMail(event.dueAt, event.lang);
  await tell(app, tx, scope, event.loginId, event.lang, { template: 'closing', key: `closing:${event.closingId}`, mail });
}

async function tellClosingCancelled(app: App, tx: Tx, scope: Scope, event: ClosingCancelled): Promise<void> {
  const key = `closing_cancelled:${event.closingId}`;
  await tell(app, tx, scope, event.loginId, event.lang, { template: 'closing_cancelled', key, mail: () => closingCancelledMail() });
}

/** A change that an operator started waits: the mail with the link that stops it goes by itself, the phones say that something is going on. */
async function warnOfDelayed(app: App, tx: Tx, scope: Scope, event: DelayedChangeTold): Promise<void> {
  const { loginId, changeId, again, lang } = event;
  const notice = { kind: 'security', template: 'delayed_change', lang, content: UNSAID, phonesOnly: true } as const;
  await notify(tx, scope, { ...notice, to: { login: loginId }, key: `delayed:${changeId}:${again ? 2 : 1}`, at: app.clock.now() });
}

/** Those who lead a program's keys hear that one ends: an agency's admins who work at all of it, and of partners' keys operations. */
async function tellKeyEnding(app: App, tx: Tx, scope: Scope, event: KeyEnding): Promise<void> {
  for (const { loginId, lang, roles, disabled, facilities } of await readTeam(tx, scope, event.agency)) {
    const leads = event.agency === null ? roles.includes('operations') : roles.includes('agency_admin') && worksEverywhere({ facilities });
    if (disabled || !leads) continue;
    const notice = { kind: 'programs', template: 'key_ending', lang, content: keyEndingMail(event, lang) } as const;
    await notify(tx, scope, { ...notice, to: { login: loginId }, key: `key_ending:${event.keyId}:${loginId}`, at: app.clock.now() });
  }
}

/** Whoever used a link that went to the address reads its mail. */
async function clearOnProof(app: App, tx: Tx, scope: Scope, event: { loginId: string; by?: string }): Promise<void> {
  if (event.by === 'owner') return;
  const login = await readLogin(tx, scope, event.loginId);
  if (login) await clearDead(tx, { address: keyOf(login.email), by: login.id, reason: 'proved', at: app.clock.now() });
}

export const subscribers: Subscriber[] = [
  { event: 'login.verified', name: 'notifications.clear_on_verified', run: clearOnProof },
  { event: 'password.changed', name: 'notifications.clear_on_reset', run: clearOnProof },
  { event: 'email.changed', name: 'notifications.clear_on_new_email', run: clearOnProof },
  { event: 'delayed_change.told', name: 'notifications.warn_of_delayed', run: warnOfDelayed },
  { event: 'key.ending', name: 'notifications.tell_key_ending', run: tellKeyEnding },
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
