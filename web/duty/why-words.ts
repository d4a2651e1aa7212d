import type { QueueName } from '#domain/duty/index.ts';
import { codeInWords } from '#web/trail/told-details.ts';
import { hasWords, type Lang, tr } from '#words/index.ts';

// Where a queue's reasons have words of their own.
const WORDS: Partial<Record<QueueName, string>> = { lines_down: 'transfers.calls.why', programs_given_up: 'webhooks.trouble' };

/** Why something waits, in the reader's words; the code itself where there are none. */
export function whyWords(queue: QueueName, why: string, lang: Lang): string {
  const key = `${WORDS[queue] ?? ''}.${why}`;
  return hasWords(key) ? tr(lang, key) : codeInWords(why, lang);
}
