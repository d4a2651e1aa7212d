import { readTeam } from '#domain/identity/index.ts';
import { type Block, notify, type Words } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, worksAt } from '#kernel/scope.ts';
import { formatDateTime } from '#words/format.ts';
import type { BankDetailsConfirmed } from '../events.ts';
import { detailsById } from './queries/details.ts';

/** The agency's admins of the facility hear where it is going to be paid, and from when: by mail, always, so that nobody can change it behind their backs. */
export async function tellDetails(app: App, tx: Tx, scope: Scope, { details, agency, facility }: BankDetailsConfirmed): Promise<void> {
  const row = await detailsById(tx, details);
  if (!row?.effectiveAt) return;
  const admins = (await readTeam(tx, scope, agency)).filter(
    (member) => !member.disabled && member.roles.includes('agency_admin') && worksAt(member, facility),
  );
  if (admins.length === 0) app.log.warn({ agency, facility }, 'bank details changed, and the agency has nobody to tell');
  for (const { loginId, lang } of admins) {
    const when = formatDateTime(row.effectiveAt, lang, row.timeZone);
    const text = (key: string, params?: Words['params']): Block => ({ kind: 'text', text: words(key, params) });
    await notify(tx, scope, {
      to: { login: loginId },
      kind: 'security',
      template: 'bank_details',
      lang,
      content: {
        subject: words('subject'),
        heading: words('heading'),
        blocks: [text('where', { facility: row.facilityName, last4: row.last4 }), text('when', { when }), text('not_you')],
      },
      key: `bank_details:${details}:${loginId}`,
      at: app.clock.now(),
    });
  }
}

function words(key: string, params?: Words['params']): Words {
  return { key: `remittance.mail.${key}`, ...(params ? { params } : {}) };
}
