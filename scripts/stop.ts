/** An end that the user can understand without a stack trace. */
export class Stop extends Error {
  readonly stop = true;
}

/** Tells why we end: in plain words where we foresaw it, with the stack where it is a bug. */
export function endWith(error: unknown): never {
  const foreseen = error instanceof Error && 'stop' in error && error.stop === true;
  process.stderr.write(`${foreseen ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
