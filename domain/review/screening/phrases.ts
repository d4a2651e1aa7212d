import { buildAutomaton } from './automaton.ts';
import { COMMON } from './common-words.ts';
import type { Folded } from './fold.ts';
import { mayHold } from './glance.ts';
import { ANY_ORDER, type Line } from './list.ts';
import { backwards, type Passage, readAs, spell, type Spelling } from './spelling.ts';

/** A line of a list as it is looked for, and what it means. */
export interface Entry<Meaning> extends Pick<Line, 'parts' | 'gaps' | 'exact' | 'part'> {
  readonly meaning: Meaning;
}

/** A passage that says what an entry means. */
export interface Found<Meaning> extends Passage {
  readonly meaning: Meaning;
}

interface Pattern<Meaning> {
  readonly spelling: Spelling;
  readonly entry: Entry<Meaning>;
  /** Which of the entry's parts. */
  readonly part: number;
  readonly wakes: boolean;
}

/** From this length on a word is also looked for from its end to its beginning. */
const BACKWARDS_FROM = 6;

/** Entries, made ready for texts. */
export interface Phrases<Meaning> {
  /** Whether a text may hold one; most do not, and need not be folded. */
  mayStandIn(text: string): boolean;
  /** All of them, in one pass, in the order of where they end. */
  find(folded: Folded): Found<Meaning>[];
}

/** Takes a moment: keep it. */
export function compilePhrases<Meaning>(entries: readonly Entry<Meaning>[]): Phrases<Meaning> {
  const patterns = entries.flatMap(patternsOf);
  const automaton = buildAutomaton(patterns.map(({ spelling: { symbols }, entry, wakes }) => ({ symbols, inWords: entry.part, wakes })));

  function find(folded: Folded): Found<Meaning>[] {
    const all: Found<Meaning>[] = [];
    const unfinished = new Map<Entry<Meaning>, Passage[][]>();
    automaton.run(folded, (index, end) => {
      const { spelling, entry, part } = patterns[index]!;
      const passage = readAs(folded, spelling, end, entry.exact);
      const whole = passage === null || entry.parts.length === 1 ? passage : joined(folded, unfinished, entry, part, passage);
      if (whole !== null) all.push({ meaning: entry.meaning, ...whole });
    });
    return all;
  }

  return { mayStandIn: (text) => mayHold(automaton.next, text), find };
}

function patternsOf<Meaning>(entry: Entry<Meaning>): Pattern<Meaning>[] {
  const alsoBackwards = !entry.exact && !entry.part && entry.parts.length === 1;
  const rare = rarest(entry);
  return entry.parts.flatMap((phrases, part) =>
    phrases.flatMap((phrase) => {
      const back = alsoBackwards && phrase.length >= BACKWARDS_FROM && !phrase.includes(' ') ? backwards(phrase) : [];
      return [...spell(phrase), ...back].map((spelling) => ({ spelling, entry, part, wakes: part === rare }));
    }),
  );
}

/** Of an entry's parts the one that fewest texts hold: words of every letter count whole, others the less the longer they are. */
function rarest<Meaning>({ parts }: Entry<Meaning>): number {
  const often = parts.map((phrases) => phrases.reduce((sum, phrase) => sum + (COMMON.has(phrase) ? 1 : 3 ** -phrase.length), 0));
  return often.indexOf(Math.min(...often));
}

/** With its last part the whole entry. The automaton goes by where passages end, so what comes before a part is already there. */
function joined<Meaning>(
  folded: Folded,
  unfinished: Map<Entry<Meaning>, Passage[][]>,
  entry: Entry<Meaning>,
  part: number,
  passage: Passage,
): Passage | null {
  const sofar = unfinished.get(entry) ?? entry.parts.map(() => []);
  unfinished.set(entry, sofar);
  if (entry.gaps[0] === ANY_ORDER) return together(folded, sofar, part, passage);
  const whole = part === 0 ? passage : follows(folded, sofar[part - 1]!, passage, entry.gaps[part - 1]!);
  if (whole !== null) sofar[part]!.push(whole);
  return part === entry.parts.length - 1 ? whole : null;
}

/** A part with the nearest one before it, when no more words than `gap` stand between. */
function follows({ word }: Folded, before: readonly Passage[], { first, last }: Passage, gap: number): Passage | null {
  const one = before.findLast((passage) => passage.last < first && word[first]! - word[passage.last]! <= gap + 1);
  return one ? { first: one.first, last } : null;
}

/** So many words at most from the first to the last of parts that may stand in any order. */
const TOGETHER = 18;
const SENTENCE_ENDS = /[!?\n]|(?<!\b(?:sgt|lt|mr|mrs|ms|dr|dra|sr|sra|jr|ofc|cpl|capt))\.(?=\s)/i;

/** The passage from the first to the last of all parts, when each stands near this one in its sentence. */
function together(folded: Folded, sofar: Passage[][], part: number, passage: Passage): Passage | null {
  sofar[part]!.push(passage);
  const { word, text, from } = folded;
  let { first } = passage;
  for (const [other, passages] of sofar.entries()) {
    if (other === part) continue;
    const near = passages.findLast((one) => one.last < passage.first);
    if (!near || word[passage.last]! - word[near.first]! > TOGETHER) return null;
    first = Math.min(first, near.first);
  }
  return SENTENCE_ENDS.test(text.slice(from[first], from[passage.last])) ? null : { first, last: passage.last };
}
