import type { Hit } from './hit.ts';
import { makeScreener } from './house.ts';
import type { RuleSettings } from './rules.ts';
import type { Screener } from './screener.ts';

/** Looks texts through by the house's lists. One in a process: the lists take hundreds of megabytes, and seconds to make ready. */
export interface Screening {
  screen(text: string, settings: RuleSettings): Promise<Hit[]>;
  end(): Promise<void>;
}

declare module '#kernel/app.ts' {
  interface App {
    readonly screening: Screening;
  }
}

/** In this very thread, made ready by the first text. For tests and measurements; the server's has a thread of its own (server/screening.ts). */
export function screeningHere(make: () => Screener = makeScreener): Screening {
  let screener: Screener | undefined;
  return {
    screen: async (text, settings) => (screener ??= make()).screen(text, settings),
    end: async () => undefined,
  };
}
