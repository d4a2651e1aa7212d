import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken, isId } from '#kernel/ids.ts';
import { addJob, type Job } from '#kernel/jobs.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import type { CopyReady } from '../events.ts';
import type { OwnData } from '../own-data.ts';
import { contentOf, copiesOf, copyById, type CopyRow, fillCopy, insertCopy } from '../queries/leaving.ts';
import { lockEmail } from '../queries/links.ts';
import { loginById } from '../queries/logins.ts';
import { copyHtml, copyJson } from './render-copy.ts';

/** Days that a copy can be downloaded. */
export const COPY_DAYS = 7;

/** Has a copy made of everything that is kept of the customer. One a day. Refuses identity.sign_in_again, .copy_waits. */
export async function requestCopy(app: App, scope: Scope, session: { isFresh: boolean }): Promise<void> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  if (!session.isFresh) refuse('identity.sign_in_again');
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    const now = app.clock.now();
    await lockEmail(tx, hashToken(actor)); // two clicks at once take turns
    const newest = (await copiesOf(tx, actor, now))[0];
    if (newest && now.getTime() - newest.askedAt.getTime() < 24 * 3600_000) refuse('identity.copy_waits');
    const expiresAt = new Date(now.getTime() + COPY_DAYS * 24 * 3600_000);
    const copyId = await insertCopy(tx, { loginId: actor, lang: scope.lang, askedAt: now, expiresAt });
    await addJob(tx, 'identity.make_copy', { copyId }, { key: `copy:${copyId}` });
    await audit(tx, inside, { action: 'identity.copy_asked', subject: actor, details: { copy: copyId } }, now);
  });
}

/** The customer's copies that can still be had, the newest first. */
export async function listCopies(app: App, scope: Scope): Promise<CopyRow[]> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  return await app.tx(scope, (tx) => copiesOf(tx, actor, app.clock.now()));
}

/** One copy as a file. Refuses identity.sign_in_again, and identity.no_such_copy for another's or an old one. */
export async function readCopy(
  app: App,
  scope: Scope,
  input: { copyId: string; format: 'json' | 'html'; isFresh: boolean },
): Promise<{ text: string; madeAt: Date }> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  if (!input.isFresh) refuse('identity.sign_in_again');
  if (!isId('cpy', input.copyId)) refuse('identity.no_such_copy');
  const found = await app.tx(scope, (tx) => contentOf(tx, actor, input.copyId, app.clock.now()));
  if (!found) refuse('identity.no_such_copy');
  return { text: found[input.format], madeAt: found.madeAt };
}

/** The job that asks every module and writes the two files. Each module reads under the customer's own scope. */
export function makeCopyJob(modules: readonly OwnData[]): Job {
  return async function makeCopy(app: App, payload: { copyId: string }): Promise<void> {
    const system = systemScope(`copy-${payload.copyId}`);
    const copy = await app.tx(system, (tx) => copyById(tx, payload.copyId));
    if (!copy || copy.madeAt) return;
    const scope: Scope = { ...system, realm: 'customer', actor: copy.loginId, lang: copy.lang };
    const sections = [];
    for (const module of modules) sections.push(...(await module.read(app, scope)));
    const at = app.clock.now();
    const made = { json: copyJson(sections, at), html: copyHtml(sections, copy.lang, at), at };
    await app.tx(system, async (tx) => {
      await fillCopy(tx, copy.id, made);
      if (!(await loginById(tx, copy.loginId))) return;
      const news: CopyReady = { loginId: copy.loginId, copyId: copy.id, lang: copy.lang };
      await publish(tx, system, 'copy.ready', news);
    });
  };
}
