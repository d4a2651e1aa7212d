import type { KeyEnding, MintedLink, SecondFactorChanged } from '#domain/identity/index.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { formatDateTime, formatDay } from '#words/format.ts';
import { type Lang, tr } from '#words/index.ts';
import type { LinkButton, MailContent, Surface, Words } from '../content.ts';

const words = (key: string, params?: Words['params']): Words => ({ key: `notifications.${key}`, ...(params ? { params } : {}) });

/** The mail around a one-time link, or around the code of one sign-in. */
export function linkMail(link: MintedLink): { content: MailContent; button?: LinkButton } {
  if (link.kind === 'sign_in_code') return { content: codeMail(link) };
  const mail = mailOf(link);
  return {
    content: {
      subject: words(`${mail}.subject`),
      heading: words(`${mail}.heading`),
      blocks: [
        { kind: 'text', text: words(`${mail}.text`, textWords(link)) },
        ...afterText(link).map((text) => ({ kind: 'text' as const, text })),
        ...(link.token ? [{ kind: 'soft' as const, text: words('link.paste') }] : []),
      ],
    },
    button: { text: words(`${mail}.button`), url: link.url, spelledOut: link.token !== null },
  };
}

function mailOf({ kind, about }: MintedLink): string {
  if (kind === 'not_me') return 'new_device';
  return kind === 'stop_move' && about['kind'] === 'second_factor' ? 'stop_factor' : kind;
}

function afterText(link: MintedLink): Words[] {
  const { kind, minutes, about } = link;
  const hours = Math.round(minutes / 60);
  if (kind === 'verify_email') return [words('verify_email.works', { hours }), words('verify_email.not_you')];
  if (kind === 'reset_password') return [words('reset_password.works', { minutes }), words('reset_password.not_you')];
  if (kind === 'invite') return [words('invite.works', { hours }), words('invite.app')];
  if (kind === 'not_me') return [words('new_device.not_you'), words('new_device.works', { days: Math.round(hours / 24) })];
  if (kind === 'confirm_email') return [words('confirm_email.works', { hours }), words('confirm_email.not_you')];
  if (kind === 'stop_move') return [words(`${mailOf(link)}.not_you`), ...(about['again'] === 'yes' ? [words('stop_move.again')] : [])];
  if (kind === 'undo_email') return [words('undo_email.not_you'), words('undo_email.works', { hours })];
  return [words('already_have_login.forgot'), words('already_have_login.not_you')];
}

function codeMail({ code, mark, minutes }: MintedLink): MailContent {
  return {
    subject: words('sign_in_code.subject'),
    heading: words('sign_in_code.heading', { code: code ?? '' }),
    blocks: [
      { kind: 'text', text: words('sign_in_code.text', { minutes }) },
      { kind: 'text', text: words('sign_in_code.mark', { mark: mark ?? '' }) },
      { kind: 'text', text: words('sign_in_code.not_you') },
    ],
  };
}

function textWords({ kind, name, about, lang }: MintedLink): Words['params'] {
  if (kind === 'invite') return { name: name ?? '' };
  if (kind === 'undo_email' || kind === 'stop_move') return { when: when(about['at'] ?? '', lang) };
  if (kind !== 'not_me') return undefined;
  const device = tr(lang, 'identity.device', { browser: about['browser'] ?? 'other', system: about['system'] ?? 'other' });
  return { device, when: when(about['at'] ?? '', lang) };
}

function when(at: string, lang: Lang): string {
  return formatDateTime(new Date(at), lang, HOUSE_ZONE);
}

export function passwordChangedMail(at: string, lang: Lang, surface: Surface, by: 'link' | 'owner'): MailContent {
  const mail = notice('password_changed', surface, '/forgot', { when: when(at, lang) });
  if (by === 'link') return mail;
  return {
    ...mail,
    blocks: [{ kind: 'text', text: words('password_changed.text_owner', { when: when(at, lang) }) }, ...mail.blocks.slice(1)],
  };
}

export function emailChangedMail(at: string, lang: Lang, surface: Surface): MailContent {
  return notice('email_changed', surface, '/security', { when: when(at, lang) });
}

export function phoneChangedMail(at: string, lang: Lang, surface: Surface): MailContent {
  return notice('phone_changed', surface, '/forgot', { when: when(at, lang) });
}

export function secondFactorMail(at: string, lang: Lang, surface: Surface, what: SecondFactorChanged['what']): MailContent {
  const path = what === 'passkey' ? '/security' : '/forgot';
  return notice(`factor_${what}`, surface, path, { when: when(at, lang) });
}

export function recoveryCodeMail(at: string, lang: Lang, surface: Surface, left: number): MailContent {
  return notice('recovery_code', surface, '/forgot', { when: when(at, lang), left });
}

export function copyReadyMail(): MailContent {
  return notice('copy_ready', 'family', '/security/copy', {});
}

export function closingMail(dueAt: string, lang: Lang): MailContent {
  return notice('closing', 'family', '/login', { day: formatDay(new Date(dueAt), lang, HOUSE_ZONE) });
}

export function closingCancelledMail(): MailContent {
  return notice('closing_cancelled', 'family', '/forgot', {});
}

export function keyEndingMail({ agency, partner, name, at }: KeyEnding, lang: Lang): MailContent {
  const day = formatDay(new Date(at), lang, HOUSE_ZONE);
  if (agency !== null) return notice('key_ending', 'staff', '/keys', { name, day });
  return notice('partner_key_ending', 'ops', '/keys', { partner: partner ?? '', name, day });
}

function notice(mail: string, surface: Surface, path: string, params: NonNullable<Words['params']>): MailContent {
  return {
    subject: words(`${mail}.subject`),
    heading: words(`${mail}.heading`),
    blocks: [
      { kind: 'text', text: words(`${mail}.text`, params) },
      { kind: 'text', text: words(`${mail}.not_you`) },
      { kind: 'button', text: words(`${mail}.button`), path, surface },
    ],
  };
}
