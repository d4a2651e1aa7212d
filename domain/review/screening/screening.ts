import type { Hit } from './hit.ts';
import { makeScreener } from './house.ts';
import type { OwnList, Place } from './own-list.ts';
import type { RuleSettings } from './rules.ts';
import { compileOwn, type OwnLists, type Screener } from './screener.ts';

/** Whose text it is, and the agency's own list: which version holds, and where it is read when nobody has it ready. */
export interface Own {
  readonly place: Place;
  readonly version: string;
  load(): Promise<OwnList>;
}

/** Looks texts through by the house's lists. One in a process: the lists take hundreds of megabytes, and seconds to make ready. */
export interface Screening {
  screen(text: string, settings: RuleSettings, own?: Own): Promise<Hit[]>;
  end(): Promise<void>;
}

declare module '#kernel/app.ts' {
  interface App {
    readonly screening: Screening;
  }
}

/** One text for whoever has the lists. `list` comes with the second asking, when the first was answered by null. */
export interface Question {
  text: string;
  settings: RuleSettings;
  own: { place: Place; version: string; list?: OwnList } | null;
}

/** So many agencies' lists are kept ready. */
const READY_MOST = 100;

/** Answers by the house's lists and the agencies' own, which it keeps ready by their version; null: it has not got that one. */
export function makeAnswerer(screener: Screener): (question: Question) => Hit[] | null {
  const ready = new Map<string, OwnLists>();
  return ({ text, settings, own }) => {
    if (own === null) return screener.screen(text, settings);
    const { agencyId } = own.place;
    const list = own.list ? compileOwn(own.list) : ready.get(agencyId);
    if (list?.version !== own.version) return null;
    ready.delete(agencyId); // the one used last stands last
    ready.set(agencyId, list);
    if (ready.size > READY_MOST) ready.delete(ready.keys().next().value!);
    return screener.screen(text, settings, { list, place: own.place });
  };
}

/** Asks once, and once more with the agency's list where that is not ready. */
export async function askTwice(
  ask: (question: Question) => Promise<Hit[] | null>,
  text: string,
  settings: RuleSettings,
  own?: Own,
): Promise<Hit[]> {
  if (!own) return (await ask({ text, settings, own: null }))!;
  const { place, version } = own;
  const first = await ask({ text, settings, own: { place, version } });
  if (first !== null) return first;
  // It may have changed since: what is read now holds.
  const list = await own.load();
  return (await ask({ text, settings, own: { place, version: list.version, list } }))!;
}

/** In this very thread, made ready by the first text. For tests and measurements; the server's has a thread of its own (server/screening.ts). */
export function screeningHere(make: () => Screener = makeScreener): Screening {
  let answer: ReturnType<typeof makeAnswerer> | undefined;
  const ask = (question: Question) => Promise.resolve((answer ??= makeAnswerer(make()))(question));
  return {
    screen: (text, settings, own) => askTwice(ask, text, settings, own),
    end: async () => undefined,
  };
}
