import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { Stop } from '../stop.ts';
import { giveAway, type Way } from './way.ts';

/** A segment that is not full is kept after so long: what a lost disk can cost at most. */
const EVERY_SECONDS = 60;

/**
 * Settings with which the server copies each finished piece of its log into a folder: what is there already is never written over, and a copy that was cut
 * off does not bear a piece's name. https://www.postgresql.org/docs/18/continuous-archiving.html
 */
export function archivingTo(folder: string, way: Way): Record<string, string> {
  openFolder(folder, way);
  const kept = `${quoted(folder)}/%f`;
  return {
    archive_mode: 'on',
    archive_timeout: String(EVERY_SECONDS),
    archive_command: `if test -f ${kept}; then cmp -s "%p" ${kept}; else cp "%p" ${kept}.part && sync ${kept}.part && mv ${kept}.part ${kept}; fi`,
  };
}

/** Settings with which a server that was put back follows the log from such a folder: to its end, or to a moment. */
export function rollingForward(log: { folder: string; until: Date | null }): Record<string, string> {
  if (!existsSync(log.folder)) throw new Stop(`There is no folder ${log.folder}.`);
  const until = log.until && { recovery_target_time: log.until.toISOString().replace('T', ' ').replace('Z', '+00') };
  return { restore_command: `cp ${quoted(log.folder)}/%f "%p"`, recovery_target_action: 'promote', archive_mode: 'off', ...until };
}

/** The server's own user writes to it. */
function openFolder(folder: string, way: Way): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (way.kind !== 'copy') return accessSync(folder, constants.W_OK);
  giveAway(folder);
  const { options } = way.command('postgres', []);
  const tried = spawnSync('/bin/sh', ['-c', 'test -w "$1"', 'probe', folder], { uid: options.uid, gid: options.gid });
  if (tried.status !== 0)
    throw new Stop(`The database's user (id ${String(options.uid)}) can't enter ${folder}: name another folder for WAL_ARCHIVE.`);
}

/** For a shell, in a setting in which PostgreSQL puts names in place of %p and %f. */
function quoted(path: string): string {
  return `'${path.replaceAll('%', '%%').replaceAll("'", `'\\''`)}'`;
}
