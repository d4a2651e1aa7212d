import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes so that a reader or a crash sees the old file or the new one, never half of one. */
export function writeWhole(file: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

/** A random 256-bit secret that is made on first use and stays the same for this data folder. */
export function keepSecret(file: string, name: string): string {
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const known = kept[name];
  if (known !== undefined) return known;
  const fresh = randomBytes(32).toString('base64url');
  writeWhole(file, `${JSON.stringify({ ...kept, [name]: fresh }, null, 2)}\n`);
  return fresh;
}
