import type { Channel, Method } from '#domain/directory/index.ts';
import { hasWords, type Lang, tr } from '#words/index.ts';

/** How somebody pays, in words; an agency's price list may name a way that has none yet. */
export function wayName(lang: Lang, { channel, method }: { channel: Channel; method: Method }): string {
  const key = `directory.way.${channel}.${method}`;
  return tr(lang, hasWords(key) ? key : 'directory.way.other');
}
