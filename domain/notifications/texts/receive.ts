import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { attemptById, insertReport } from '../bounces/queries.ts';
import { endNumber, startNumber, stopNumber } from './queries.ts';

type Fields = Readonly<Record<string, string>>;

/** The phone does not exist any more, or is one that takes no texts. */
const GONE = ['30005', '30006'];

/**
 * What became of a text, as the provider says later. `path`: with its query, for the signature is over it. False when the provider did not
 * sign it. The same news twice counts once.
 */
export async function receiveTextStatus(
  app: App,
  input: { path: string; attempt: string; fields: Fields; signature: string },
): Promise<boolean> {
  if (!app.texter?.isSigned(input.path, input.fields, input.signature)) return false;
  const status = input.fields['MessageStatus'];
  const what = status === 'delivered' ? 'delivered' : status === 'undelivered' || status === 'failed' ? 'bounced' : null;
  if (what === null || !isId('att', input.attempt)) return true;
  const code = (input.fields['ErrorCode'] ?? '').slice(0, 10);
  await app.tx(systemScope('text-status'), async (tx) => {
    const attempt = await attemptById(tx, input.attempt);
    if (!attempt || attempt.channel !== 'sms') return;
    await insertReport(tx, { attemptId: input.attempt, what, detail: code, at: app.clock.now() });
    if (what === 'bounced' && GONE.includes(code) && attempt.address !== null) await endNumber(tx, attempt.address, app.clock.now());
  });
  return true;
}

// What phone companies in the US stop for, and what people write in Spanish.
const STOP = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'ALTO', 'PARAR', 'PARE', 'BASTA', 'CANCELAR'];
const START = ['START', 'UNSTOP', 'YES', 'INICIAR', 'EMPEZAR', 'SI', 'SÍ'];
const HELP = ['HELP', 'INFO', 'AYUDA'];

/**
 * An answer to a text. STOP ends all texts to the number, for every login that has it; START lets them come again. The text to answer with, '' for
 * none, or null when the provider did not sign it. What else people write is not kept.
 */
export async function receiveTextReply(app: App, input: { path: string; fields: Fields; signature: string }): Promise<string | null> {
  if (!app.texter?.isSigned(input.path, input.fields, input.signature)) return null;
  const from = input.fields['From'] ?? '';
  const word = (input.fields['OptOutType'] ?? input.fields['Body'] ?? '')
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .replace(/[.!¡]+/g, '');
  if (!/^\+\d{7,15}$/.test(from)) return '';
  const now = app.clock.now();
  const scope = systemScope('text-reply');
  if (STOP.includes(word)) await app.tx(scope, (tx) => stopNumber(tx, from, now));
  else if (START.includes(word)) await app.tx(scope, (tx) => startNumber(tx, from, now));
  else if (HELP.includes(word)) return `${tr('en', 'notices.sms_help')} ${tr('es', 'notices.sms_help')}`;
  return '';
}
