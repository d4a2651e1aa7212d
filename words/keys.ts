// Made by `node scripts/words.ts` from words/en/*.json. Do not edit.
import type { Param } from './index.ts';

export interface Words {
  'ui.refusal.unknown': Record<never, never>;
}
