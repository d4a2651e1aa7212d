import type { App } from '#kernel/app.ts';
import { hashToken } from '#kernel/ids.ts';
import { type Lang, publicScope, type Scope } from '#kernel/scope.ts';
import type { Device } from './queries/devices.ts';
import { type DoorRow, readDoorRow } from './queries/sessions.ts';
import { WARN_MS, WRITING_MS } from './session-times.ts';

export interface InsideSession {
  givenName: string;
  /** Came in with a slip: nothing is open but to choose an own PIN. */
  mustChange: boolean;
  endsAt: Date;
  /** The page says how long there is. */
  isEnding: boolean;
  /** More time is offered with it, once. */
  mayExtend: boolean;
  scope: Scope;
}

export interface Door {
  device: Device;
  session: InsideSession | null;
}

/**
 * Which device this is and who is signed in at it; null for a browser that is none of ours. One statement for each request. Times are real: the sandbox's
 * clock signs nobody out. `isWriting`: whoever writes sends nothing for a while.
 */
export async function readDoor(
  app: App,
  tokens: { device: string | undefined; session: string | undefined },
  about: { request: string; lang: Lang; isWriting?: boolean },
): Promise<Door | null> {
  if (!isToken(tokens.device)) return null;
  const at = new Date();
  const row = await app.tx(publicScope(about.request, about.lang), (tx) =>
    readDoorRow(tx, {
      deviceHash: hashToken(tokens.device!),
      sessionHash: isToken(tokens.session) ? hashToken(tokens.session) : null,
      at,
      writingMs: about.isWriting === true ? WRITING_MS : null,
    }),
  );
  if (!row) return null;
  const { deviceId, agencyId, facilityId, name, timeZone, kind } = row;
  return { device: { deviceId, agencyId, facilityId, name, timeZone, kind }, session: sessionOf(row, at, about) };
}

function sessionOf(row: DoorRow, at: Date, about: { request: string; lang: Lang }): InsideSession | null {
  const { residentId, sessionId, givenName, endsAt, mustChange } = row;
  if (residentId === null || sessionId === null || endsAt === null) return null;
  const isEnding = endsAt.getTime() - at.getTime() <= WARN_MS;
  return {
    givenName: givenName ?? '',
    mustChange: mustChange === true,
    endsAt,
    isEnding,
    mayExtend: !row.extended,
    scope: {
      realm: 'resident',
      actor: residentId,
      agency: row.agencyId,
      roles: mustChange === true ? [] : ['resident'],
      facilities: [row.facilityId],
      session: sessionId,
      request: about.request,
      lang: about.lang,
    },
  };
}

function isToken(text: string | undefined): text is string {
  return text !== undefined && text !== '' && text.length <= 100;
}
