import { pino, type Logger as Pino } from 'pino';

const SECRET = [
  'password',
  'confirmation',
  'token',
  'code',
  'secret',
  'cookie',
  'authorization',
  'csrf',
  'card',
  'cvc',
  'set-cookie',
  'email',
  'phone',
];

/** JSON lines; secrets and personal details are taken out by name, at any of the first three depths. */
export function makeLog(level: string, file?: string): Pino {
  const paths = SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  return pino(
    { level, redact: { paths, censor: '[redacted]' }, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: file ?? 2, mkdir: true, sync: file === undefined }),
  );
}
