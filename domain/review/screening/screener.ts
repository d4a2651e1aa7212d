import { type Automaton, buildAutomaton } from './automaton.ts';
import { type Folded, foldText } from './fold.ts';
import type { Action, Category, Hit, Severity } from './hit.ts';
import { type InnocentList, type Line, linesOf, type TermList, type TopicList } from './list.ts';
import { byRule, type RuleSettings } from './rules.ts';
import { backwards, isWhole, type Passage, readAs, spell, type Spelling } from './spelling.ts';
import { type Censored, readCensored } from './censored.ts';

/** A term as it is screened for. */
export interface Term extends Pick<Line, 'parts' | 'exact' | 'part' | 'near' | 'apart'> {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly action: Action;
}

export interface Screener {
  /** How many terms it knows, and how many phrases these stand for. */
  readonly terms: number;
  readonly phrases: number;
  /** The passages of a text that a person should look at, in the order of the text. */
  screen(text: string, settings?: RuleSettings): Hit[];
}

/** Within so many words a topic says something about a term. */
const NEARBY = 6;
/** So many words may stand between the parts of a term. */
const BETWEEN = 3;
/** From this length on a word is also looked for from its end to its beginning. */
const BACKWARDS_FROM = 6;

type Meaning = Term | { readonly topic: string } | 'innocent';

/** A line of a list: what it means, and in how many parts it is written. */
interface Entry {
  readonly meaning: Meaning;
  readonly parts: number;
}

interface Pattern {
  readonly spelling: Spelling;
  readonly entry: Entry;
  /** Which of the entry's parts. */
  readonly part: number;
  readonly exact: boolean;
  readonly inWords: boolean;
}

interface Found extends Passage {
  readonly term: Term;
}

/** What the lists say, made ready for texts. Takes a moment: keep it. */
export function compileScreener(terms: readonly Term[], innocent: readonly InnocentList[], topics: readonly TopicList[]): Screener {
  const patterns = [
    ...terms.flatMap((term) => patternsOf(term, term)),
    ...innocent.flatMap(({ lang, lines }) => linesOf(lines, lang).flatMap((line) => patternsOf(line, 'innocent'))),
    ...topics.flatMap((list) =>
      Object.entries(list.topics).flatMap(([topic, line]) => linesOf(line, list.lang).flatMap((one) => patternsOf(one, { topic }))),
    ),
  ];
  refuseUnknownTopics(terms, topics);
  const lengths = Uint8Array.from(patterns, ({ spelling, inWords }) => (inWords ? 0 : spelling.symbols.length));
  const automaton = buildAutomaton(patterns.map(({ spelling }) => spelling.symbols));
  const words = terms.flatMap((term) => (term.exact || term.parts.length > 1 ? [] : term.parts[0]!.map((phrase) => ({ phrase, term }))));
  const censored = readCensored(words);
  return {
    terms: terms.length,
    phrases: terms.reduce((sum, { parts }) => sum + parts.flat().length, 0),
    screen: (text, settings = {}) => screen(text, (folded) => read(folded, automaton, patterns, lengths), censored, settings),
  };
}

export function termsOf(lists: readonly TermList[]): Term[] {
  return lists.flatMap(({ category, severity, action, lang, lines }) =>
    linesOf(lines, lang).map((line) => ({ ...line, id: `house:${category}:${line.source}`, category, severity, action })),
  );
}

function patternsOf(line: Pick<Line, 'parts' | 'exact' | 'part'>, meaning: Meaning): Pattern[] {
  const entry: Entry = { meaning, parts: line.parts.length };
  const exact = line.exact || !isTerm(meaning);
  const alsoBackwards = !exact && !line.part && entry.parts === 1;
  return line.parts.flatMap((phrases, part) =>
    phrases.flatMap((phrase) => {
      const back = alsoBackwards && phrase.length >= BACKWARDS_FROM && !phrase.includes(' ') ? backwards(phrase) : [];
      return [...spell(phrase), ...back].map((spelling) => ({ spelling, entry, part, exact, inWords: line.part }));
    }),
  );
}

const isTerm = (meaning: Meaning): meaning is Term => meaning !== 'innocent' && 'id' in meaning;

function refuseUnknownTopics(terms: readonly Term[], topics: readonly TopicList[]): void {
  const known = new Set(topics.flatMap((list) => Object.keys(list.topics)));
  for (const { id, near, apart } of terms) {
    for (const topic of [...near, ...apart]) if (!known.has(topic)) throw new Error(`${id}: there is no topic "${topic}"`);
  }
}

function screen(text: string, reader: (folded: Folded) => ReturnType<typeof read>, censored: Censored, settings: RuleSettings): Hit[] {
  const folded = foldText(text);
  const { found, topics, innocent } = reader(folded);
  const meant = found.filter(
    (one) => !innocent.some(({ first, last }) => first <= one.first && one.last <= last) && fitsTopics(folded, one, topics),
  );
  const hits = longest(meant).map(({ term, first, last }) => hitOf(term, folded.from[first]!, folded.to[last]!));
  return [...hits, ...censored(text).map(({ term, from, to }) => hitOf(term, from, to)), ...byRule(text, settings)].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
}

function hitOf({ id, category, severity, action }: Term, from: number, to: number): Hit {
  return { category, severity, action, term: id, from, to, why: `screening.why.${category}` as Hit['why'] };
}

/** `lengths` says of each pattern how many symbols it has, or 0 where it may stand inside of words: most are ruled out by that alone. */
function read(folded: Folded, automaton: Automaton, patterns: readonly Pattern[], lengths: Uint8Array) {
  const found: Found[] = [];
  const topics = new Map<string, Passage[]>();
  const innocent: Passage[] = [];
  const unfinished = new Map<Entry, Passage[][]>();
  const add = (meaning: Meaning, passage: Passage): void => {
    if (meaning === 'innocent') innocent.push(passage);
    else if (isTerm(meaning)) found.push({ term: meaning, ...passage });
    else listOf(topics, meaning.topic).push(passage);
  };
  automaton.run(folded.symbol, folded.symbols, (index, end) => {
    const length = lengths[index]!;
    if (length > 0 && !isWhole(folded, length, end)) return;
    const { spelling, entry, part, exact } = patterns[index]!;
    const passage = readAs(folded, spelling, end, exact);
    if (passage === null) return;
    if (entry.parts === 1) return add(entry.meaning, passage);
    const sofar = unfinished.get(entry) ?? Array.from({ length: entry.parts }, () => []);
    unfinished.set(entry, sofar);
    // The automaton goes by where passages end, so what comes before a part is already there.
    const whole = part === 0 ? passage : joined(folded, sofar[part - 1]!, passage);
    if (whole === null) return;
    sofar[part]!.push(whole);
    if (part === entry.parts - 1) add(entry.meaning, whole);
  });
  return { found, topics, innocent };
}

function listOf<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}

/** A part with the nearest one before it, when at most three words stand between. */
function joined({ word }: Folded, before: readonly Passage[], { first, last }: Passage): Passage | null {
  const one = before.findLast((passage) => passage.last < first && word[first]! - word[passage.last]! <= BETWEEN + 1);
  return one ? { first: one.first, last } : null;
}

function fitsTopics(folded: Folded, found: Found, topics: ReadonlyMap<string, readonly Passage[]>): boolean {
  const { near, apart } = found.term;
  const beside = (topic: string) => (topics.get(topic) ?? []).some((passage) => isNearby(folded, found, passage));
  return (near.length === 0 || near.some(beside)) && !apart.some(beside);
}

/** Near, and not the term itself. */
function isNearby({ word }: Folded, one: Passage, other: Passage): boolean {
  if (other.last < one.first) return word[one.first]! - word[other.last]! <= NEARBY;
  return other.first > one.last && word[other.first]! - word[one.last]! <= NEARBY;
}

/** Of passages of one category that overlap only the longest: "kill" says nothing more beside "kill yourself". */
function longest(found: readonly Found[]): Found[] {
  const sorted = found.toSorted((a, b) => b.last - b.first - (a.last - a.first));
  const kept: Found[] = [];
  for (const one of sorted) {
    const covered = kept.some((other) => other.term.category === one.term.category && other.first <= one.last && one.first <= other.last);
    if (!covered) kept.push(one);
  }
  return kept;
}
