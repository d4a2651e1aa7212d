import { createHash } from 'node:crypto';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

export interface TextForm {
  encoding: Encoding;
  delimiter: Delimiter;
  digest: Buffer;
  bytes: number;
  /** The first cells' worth of text, to show headings and a few rows. */
  sample: string;
}

const SAMPLE = 64 * 1024;

/**
 * Looks through a whole file once: in which letters it is written, what divides its cells, its digest. All of it, because one
 * letter in the last row tells UTF-8 from Latin-1.
 */
export async function inspectText(chunks: AsyncIterable<Uint8Array>): Promise<TextForm> {
  const hash = createHash('sha256');
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    if (head.length < SAMPLE) head = Buffer.concat([head, chunk.subarray(0, SAMPLE - head.length)]);
    if (isUtf8) isUtf8 = decodes(strict, chunk);
  }
  if (isUtf8) isUtf8 = decodes(strict);
  const encoding = encodingOf(head, isUtf8);
  const sample = new TextDecoder(encoding).decode(head, { stream: true });
  return { encoding, delimiter: delimiterOf(sample), digest: hash.digest(), bytes, sample };
}

function decodes(strict: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    strict.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** By the mark at the beginning, else by the zeros that UTF-16 has in every second byte of plain text. */
function encodingOf(head: Buffer, isUtf8: boolean): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const some = head.subarray(0, 4096);
  const zeros = [0, 0];
  some.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]!++;
  });
  if (zeros[1]! > some.length / 4) return 'utf-16le';
  if (zeros[0]! > some.length / 4) return 'utf-16be';
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

/** What stands between the headings most often, outside quotes. */
export function delimiterOf(text: string): Delimiter {
  const counts = new Map<string, number>([',', ';', '\t', '|'].map((mark) => [mark, 0]));
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '\n' || letter === '\r')) break;
    else if (!quoted && counts.has(letter)) counts.set(letter, counts.get(letter)! + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0] as Delimiter;
}
