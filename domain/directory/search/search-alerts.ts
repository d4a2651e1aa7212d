import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { type AlertRow, closeAlertRow, countOpenAlerts, selectAlerts } from '../queries/search-watch.ts';
import { type AlertKind, alertKinds } from './search-limits.ts';

const ALERTS_PER_PAGE = 25;
const ALERT_NOTE_MAX = 1000;

export interface AlertPage {
  alerts: AlertRow[];
  open: number;
  more: boolean;
}

/** What the search watch told operators, the newest first, by kind and agency. Operators. */
export async function listAlerts(
  app: App,
  scope: Scope,
  input: { state: 'open' | 'closed'; kind?: string | null; agency?: string | null; page: number },
): Promise<AlertPage> {
  requireOperator(scope);
  const page = Number.isInteger(input.page) && input.page >= 0 && input.page < 10_000 ? input.page : 0;
  const kind = alertKinds.find((one) => one === input.kind) ?? null;
  const filter = {
    open: input.state === 'open',
    kind: kind satisfies AlertKind | null,
    agencyId: isId('agc', input.agency) ? input.agency : null,
    limit: ALERTS_PER_PAGE + 1,
    skip: page * ALERTS_PER_PAGE,
  };
  return await app.tx(scope, async (tx) => {
    const rows = await selectAlerts(tx, filter);
    await audit(
      tx,
      scope,
      { action: 'directory.alerts_read', subject: filter.agencyId ?? '-', details: { state: input.state, kind, page } },
      app.clock.now(),
    );
    return { alerts: rows.slice(0, ALERTS_PER_PAGE), open: await countOpenAlerts(tx), more: rows.length > ALERTS_PER_PAGE };
  });
}

/** Closes an alert, once, with what was found. Operators. Refuses: directory.alert_note_missing, alert_note_unreadable, unknown_alert, alert_closed_already. */
export async function closeAlert(app: App, scope: Scope, input: { alertId: string; note: unknown }): Promise<void> {
  requireOperator(scope);
  const actor = requireActor(scope);
  if (!isId('alt', input.alertId)) refuse('directory.unknown_alert');
  const note = cleanText(input.note, { max: ALERT_NOTE_MAX, multiline: true });
  if (!note.ok)
    refuse(
      note.reason === 'empty' ? 'directory.alert_note_missing' : 'directory.alert_note_unreadable',
      { most: ALERT_NOTE_MAX },
      `note-${input.alertId}`,
    );
  await app.tx(scope, async (tx) => {
    if (!(await closeAlertRow(tx, input.alertId, note.value, actor, app.clock.now()))) refuse('directory.alert_closed_already');
    await audit(tx, scope, { action: 'directory.alert_closed', subject: input.alertId }, app.clock.now());
  });
}

function requireOperator(scope: Scope): void {
  requireRealm(scope, 'operator');
  requireRole(scope, 'operator');
}
