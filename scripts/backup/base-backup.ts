import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Client, type Submittable } from 'pg';

export interface Base {
  /** Where in the log the copy begins and ends: a server that has replayed it to the end is whole. */
  from: string;
  to: string;
  /** What PostgreSQL knows of every file of the copy: size and SHA-256. */
  manifest: string;
  timeline: number;
}

/**
 * PostgreSQL's own streaming base backup (the command BASE_BACKUP of its replication protocol, as pg_basebackup uses it): the whole server,
 * all its databases and logins, while it goes on working, with the log that makes the copy whole. The archive goes to `sink` as tar.
 * Needs a login that may replicate. https://www.postgresql.org/docs/18/protocol-replication.html
 */
export async function takeBase(adminUrl: string, sink: Writable, said: (bytes: number) => void): Promise<Base> {
  const client = new Client({ connectionString: adminUrl, replication: 'true' } as ConstructorParameters<typeof Client>[0]);
  await client.connect();
  try {
    const base = new BaseBackup(sink, said);
    client.query(base);
    return await base.done;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The part of the driver's connection that a query of ours uses. */
interface Connection {
  query(text: string): void;
  stream: { pause(): void; resume(): void };
}

const COMMAND = `BASE_BACKUP (LABEL 'kinline', CHECKPOINT 'fast', WAL true, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;

/** One query with three answers: where it begins, the copy itself, where it ends. */
class BaseBackup implements Submittable {
  readonly done: Promise<Base>;
  readonly #sink: Writable;
  readonly #said: (bytes: number) => void;
  readonly #settle: { resolve(base: Base): void; reject(error: unknown): void };
  readonly #marks: { at: string; timeline: number }[] = [];
  readonly #manifest: Buffer[] = [];
  #archives = 0;
  #isManifest = false;
  #isFull = false;
  #bytes = 0;
  #columns = 0;
  #failed: unknown;

  constructor(sink: Writable, said: (bytes: number) => void) {
    this.#sink = sink;
    this.#said = said;
    const { promise, resolve, reject } = Promise.withResolvers<Base>();
    this.done = promise;
    this.#settle = { resolve, reject };
    sink.on('error', (error) => this.#fail(error));
  }

  submit(connection: Connection): void {
    connection.query(COMMAND);
  }

  handleRowDescription({ fields }: { fields: { name: string }[] }): void {
    this.#columns = fields[0]?.name === 'recptr' ? fields.length : 0;
  }

  handleDataRow({ fields }: { fields: string[] }): void {
    if (this.#columns > 0) this.#marks.push({ at: fields[0]!, timeline: Number(fields[1]) });
  }

  /** The first byte says what it is: a new archive, the manifest, data of either, or how far it is. */
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    const kind = String.fromCharCode(chunk[0]!);
    if (kind === 'n' && ++this.#archives > 1) this.#fail(new Error('The server keeps data in more than one place (tablespaces).'));
    if (kind === 'm') this.#isManifest = true;
    if (kind !== 'd' || this.#failed !== undefined) return;
    const data = Buffer.from(chunk.subarray(1));
    if (this.#isManifest) return void this.#manifest.push(data);
    this.#bytes += data.length;
    this.#said(this.#bytes);
    if (this.#sink.write(data) || this.#isFull) return;
    // What the driver has read already still comes: all of it waits once.
    this.#isFull = true;
    connection.stream.pause();
    const goOn = (): void => {
      this.#isFull = false;
      connection.stream.resume();
    };
    void once(this.#sink, 'drain').then(goOn, goOn);
  }

  handleCommandComplete(): void {
    // Each answer ends with one; the last word is ReadyForQuery.
  }

  handleError(error: unknown): void {
    this.#fail(error);
    this.#settle.reject(this.#failed);
  }

  handleReadyForQuery(): void {
    const [from, to] = this.#marks;
    if (this.#failed === undefined && from !== undefined && to !== undefined) {
      const manifest = Buffer.concat(this.#manifest).toString('utf8');
      this.#settle.resolve({ from: from.at, to: to.at, timeline: to.timeline, manifest });
    } else this.#settle.reject(this.#failed ?? new Error('The server ended the copy before it was whole.'));
  }

  #fail(error: unknown): void {
    this.#failed ??= error;
  }
}
