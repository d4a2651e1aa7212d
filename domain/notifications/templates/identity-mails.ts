import type { MintedLink } from '#domain/identity/index.ts';
import { formatDateTime } from '#words/format.ts';
import type { Lang } from '#words/index.ts';
import type { LinkButton, MailContent, Surface, Words } from '../content.ts';

const words = (key: string, params?: Words['params']): Words => ({ key: `notifications.${key}`, ...(params ? { params } : {}) });

/** The mail around a one-time link. */
export function linkMail(link: MintedLink): { content: MailContent; button: LinkButton } {
  const mail = link.kind;
  const hours = Math.round(link.minutes / 60);
  const after: Record<MintedLink['kind'], Words[]> = {
    verify_email: [words('verify_email.works', { hours }), words('verify_email.not_you')],
    reset_password: [words('reset_password.works', { minutes: link.minutes }), words('reset_password.not_you')],
    invite: [words('invite.works', { hours }), words('invite.app')],
    already_have_login: [words('already_have_login.forgot'), words('already_have_login.not_you')],
  };
  const name = link.name ?? '';
  return {
    content: {
      subject: words(`${mail}.subject`),
      heading: words(`${mail}.heading`),
      blocks: [
        { kind: 'text', text: mail === 'invite' ? words('invite.text', { name }) : words(`${mail}.text`) },
        ...after[mail].map((text) => ({ kind: 'text' as const, text })),
        ...(link.token ? [{ kind: 'soft' as const, text: words('link.paste') }] : []),
      ],
    },
    button: { text: words(`${mail}.button`), url: link.url, spelledOut: link.token !== null },
  };
}

// Nobody's time zone is known from a login, and most agencies' days run by Eastern time.
const ZONE = 'America/New_York';

function when(at: string, lang: Lang): string {
  return formatDateTime(new Date(at), lang, ZONE, 'zone');
}

export function passwordChangedMail(at: string, lang: Lang, surface: Surface): MailContent {
  return notice('password_changed', surface, '/forgot', { when: when(at, lang) });
}

export function newDeviceMail(at: string, lang: Lang, surface: Surface, device: string): MailContent {
  return notice('new_device', surface, '/forgot', { when: when(at, lang), device });
}

export function recoveryCodeMail(at: string, lang: Lang, surface: Surface, left: number): MailContent {
  return notice('recovery_code', surface, '/forgot', { when: when(at, lang), left });
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
