import type { Lang, Realm } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { formatDateTime } from '#words/format.ts';
import type { MailContent, Surface } from '../content.ts';

const SURFACES: Partial<Record<Realm, Surface>> = { staff: 'staff', operator: 'ops' };

/** Text messages were switched on for a number, or off. `number` shows its last figures only. */
export function phoneNotice(what: 'on' | 'off', number: string, at: Date, lang: Lang, realm: Realm): MailContent {
  const when = formatDateTime(at, lang, HOUSE_ZONE);
  return {
    subject: { key: `notifications.texts_${what}.subject` },
    heading: { key: `notifications.texts_${what}.heading` },
    blocks: [
      { kind: 'text', text: { key: `notifications.texts_${what}.text`, params: { number, when } } },
      { kind: 'text', text: { key: 'notifications.texts_on.not_you' } },
      { kind: 'button', text: { key: 'notifications.texts_on.button' }, path: '/forgot', surface: SURFACES[realm] ?? 'family' },
    ],
  };
}
