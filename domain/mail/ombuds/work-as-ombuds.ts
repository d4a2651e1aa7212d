import { readResident } from '#domain/directory/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { OmbudsWritten } from '../events.ts';
import { fullName } from '../rules.ts';
import { asMessage, type Message, ON_A_PAGE, readMessage, sealBody } from './message.ts';
import { insertMessage, markRead, messagesWith, type ThreadRow, threadsIn } from './queries.ts';
import { ombudsAt } from './write-to-ombuds.ts';

interface Who {
  name: string;
  number: string;
  facilityName: string;
  timeZone: string;
}

/** Who wrote to the ombuds, where he works, the newest first; no text. Ombuds; audited without a name. */
export async function listOmbuds(
  app: App,
  scope: Scope,
  page: { before?: string | null } = {},
): Promise<{ threads: (ThreadRow & Who)[]; next: string | null }> {
  const agencyId = requireOmbuds(scope);
  const before = isId('omb', page.before) ? page.before : null;
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const found = await threadsIn(tx, agencyId, { before, limit: ON_A_PAGE + 1 });
    const threads = await Promise.all(
      found.slice(0, ON_A_PAGE).map(async (row) => ({ ...row, ...(await whoIs(tx, row.residentId, now)) })),
    );
    await audit(tx, scope, { action: 'mail.ombuds_listed', subject: agencyId, details: { count: threads.length } }, now);
    return { threads, next: found.length > ON_A_PAGE ? threads.at(-1)!.messageId : null };
  });
}

export interface OmbudsThread extends Who {
  residentId: string;
  isHere: boolean;
  messages: Message[];
  next: string | null;
  /** What the answer is called once it is sent: any number of clicks make one. */
  message: string;
}

/**
 * What somebody held and the ombuds wrote to each other, the newest first; what is shown is read by it. Ombuds; audited by the newest message, so that who reads the
 * record does not learn who wrote. Refuses: mail.unknown_ombuds.
 */
export async function readOmbudsThread(
  app: App,
  scope: Scope,
  residentId: string,
  page: { before?: string | null } = {},
): Promise<OmbudsThread> {
  requireOmbuds(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const before = isId('omb', page.before) ? page.before : null;
    const found = isId('res', residentId) ? await messagesWith(tx, residentId, { before, limit: ON_A_PAGE + 1 }) : [];
    const shown = found.slice(0, ON_A_PAGE);
    const [newest] = shown;
    if (newest === undefined) return refuse('mail.unknown_ombuds');
    await audit(tx, scope, { action: 'mail.ombuds_read', subject: newest.messageId, details: { count: shown.length } }, now);
    const theirs = shown.filter(({ author }) => author === 'resident').map(({ messageId }) => messageId);
    await markRead(tx, theirs, now);
    const next = found.length > ON_A_PAGE ? shown.at(-1)!.messageId : null;
    const resident = await readResident(tx, residentId, now);
    return {
      residentId,
      isHere: resident?.status === 'here',
      ...(await whoIs(tx, residentId, now)),
      messages: shown.map((row) => asMessage(app, row)),
      next,
      message: newId('omb'),
    };
  });
}

/** Answers somebody held who wrote. Any number of clicks: one answer. Ombuds. Refuses: mail.unknown_ombuds, not_there, no_draft, and what readMessage refuses. */
export async function answerAsOmbuds(app: App, scope: Scope, input: { resident: string; message: string; body: unknown }): Promise<void> {
  const agencyId = requireOmbuds(scope);
  const { resident: residentId, message: messageId } = input;
  if (!isId('omb', messageId)) refuse('mail.no_draft');
  const body = readMessage(input.body);
  await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const written = isId('res', residentId) ? await messagesWith(tx, residentId, { before: null, limit: 1 }) : [];
    const resident = written.length > 0 ? await readResident(tx, residentId, at) : undefined;
    if (!resident) return refuse('mail.unknown_ombuds');
    if (resident.status !== 'here') refuse('mail.not_there', { name: fullName(resident) });
    const { facilityId } = resident;
    const sealed = sealBody(app, messageId, body);
    await insertMessage(tx, { messageId, residentId, agencyId, facilityId, author: 'ombuds', actor: requireActor(scope), sealed, at });
  });
}

/** The ombuds hear that somebody wrote; not who, and nothing of it. */
export async function tellOmbuds(app: App, tx: Tx, scope: Scope, { message, agency, facility }: OmbudsWritten): Promise<void> {
  for (const one of await ombudsAt(tx, scope, agency, facility))
    await notify(tx, scope, {
      ...{ kind: 'concerns', template: 'ombuds_written', to: { login: one.loginId }, lang: one.lang },
      ...{ key: `ombuds_written:${message}:${one.loginId}`, at: app.clock.now() },
      content: {
        subject: { key: 'mail.told.ombuds' },
        heading: { key: 'mail.told.ombuds' },
        blocks: [
          { kind: 'text', text: { key: 'mail.told.ombuds_text' } },
          { kind: 'button', text: { key: 'mail.told.ombuds_button' }, path: '/ombuds', surface: 'staff' },
        ],
      },
    });
}

async function whoIs(tx: Tx, residentId: string, now: Date): Promise<Who> {
  const resident = (await readResident(tx, residentId, now)) ?? refuse('mail.unknown_ombuds');
  const { name: facilityName, timeZone } = resident.facility;
  return { name: fullName(resident), number: resident.number, facilityName, timeZone };
}

function requireOmbuds(scope: Scope): string {
  requireRealm(scope, 'staff');
  requireRole(scope, 'ombuds');
  return scope.agency ?? refuse('kernel.not_allowed');
}
