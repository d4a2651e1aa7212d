import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PORT = process.env.E2E_PORT ?? '3900';

/** The demo's password of a login, as the sheet at the start shows it; `port`: of another program than that of all stories. */
export function passwordOf(email: string, port = PORT): string {
  const sheet = readFileSync(join(import.meta.dirname, '../../.data', `e2e-${port}`, 'sign-in.txt'), 'utf8');
  const found = new RegExp(`${email}\\s.*\\s{2}(\\S+ \\S+ \\S+ \\S+)`).exec(sheet)?.[1];
  if (!found) throw new Error(`${email} is not on the sign-in sheet`);
  return found;
}

/** Everything the program under test has logged. */
export function readLog(): string {
  return readFileSync(join(import.meta.dirname, '../../.data', `e2e-${PORT}`, 'kinline.log'), 'utf8');
}
