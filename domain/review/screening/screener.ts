import { type Automaton, buildAutomaton } from './automaton.ts';
import { type Folded, foldText } from './fold.ts';
import type { Action, Category, Hit, Severity } from './hit.ts';
import { type InnocentList, type Line, linesOf, type TermList, type TopicList } from './list.ts';
import { holdsAt, type HouseChange, type OwnList, type OwnTerm, type Place, taken } from './own-list.ts';
import { byRule, type RuleSettings } from './rules.ts';
import { backwards, isWhole, type Passage, readAs, spell, type Spelling } from './spelling.ts';
import { type Censored, readCensored } from './censored.ts';

/** A term as it is screened for. */
export interface Term extends Pick<Line, 'parts' | 'exact' | 'part' | 'near' | 'apart'> {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly action: Action;
  /** An agency's own; left out: the house's. */
  readonly own?: OwnTerm;
}

/** What the lists say, made ready for texts. */
interface Lists {
  read(folded: Folded): ReturnType<typeof read>;
  censored: Censored;
}

/** An agency's own list, made ready. */
export interface OwnLists {
  readonly version: string;
  readonly changes: ReadonlyMap<string, HouseChange>;
  /** What its own terms find, wherever they hold. */
  read(folded: Folded): Found[];
  censored: Censored;
  /** The same in a text by itself, in the order of the text. */
  find(text: string): Hit[];
}

export interface Screener {
  /** How many terms it knows, and how many phrases these stand for. */
  readonly terms: number;
  readonly phrases: number;
  /** The passages of a text that a person should look at, in the order of the text; with an agency's own list, as it takes them at that place. */
  screen(text: string, settings?: RuleSettings, own?: { list: OwnLists; place: Place }): Hit[];
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
  refuseUnknownTopics(terms, topics);
  const house = compileLists(terms, [
    ...innocent.flatMap(({ lang, lines }) => linesOf(lines, lang).flatMap((line) => patternsOf(line, 'innocent'))),
    ...topics.flatMap((list) =>
      Object.entries(list.topics).flatMap(([topic, line]) => linesOf(line, list.lang).flatMap((one) => patternsOf(one, { topic }))),
    ),
  ]);
  return {
    terms: terms.length,
    phrases: terms.reduce((sum, { parts }) => sum + parts.flat().length, 0),
    screen: (text, settings = {}, own) => screen(text, house, settings, own),
  };
}

/** An agency's own list. What its people ask for is found wherever it stands: the house's innocent phrases and topics are about its own terms. */
export function compileOwn({ version, terms, changes }: OwnList): OwnLists {
  const made = terms.map((own): Term => ({ ...own, own, parts: [[own.phrase]], exact: false, part: own.isPart, near: [], apart: [] }));
  const lists = compileLists(made, []);
  return {
    version,
    changes: new Map(changes.map((change) => [change.term, change])),
    read: (folded) => lists.read(folded).found,
    censored: lists.censored,
    find(text) {
      const folded = foldText(text);
      return inOrder(hitsOf(folded, lists.read(folded).found, lists.censored(text)));
    },
  };
}

function compileLists(terms: readonly Term[], more: readonly Pattern[]): Lists {
  const patterns = [...terms.flatMap((term) => patternsOf(term, term)), ...more];
  const lengths = Uint8Array.from(patterns, ({ spelling, inWords }) => (inWords ? 0 : spelling.symbols.length));
  const automaton = buildAutomaton(patterns.map(({ spelling }) => spelling.symbols));
  const words = terms.flatMap((term) => (term.exact || term.parts.length > 1 ? [] : term.parts[0]!.map((phrase) => ({ phrase, term }))));
  return { read: (folded) => read(folded, automaton, patterns, lengths), censored: readCensored(words) };
}

export function termsOf(lists: readonly TermList[]): Term[] {
  return lists.flatMap(({ category, severity, action, lang, lines }) =>
    linesOf(lines, lang).map((line) => ({ ...line, id: houseId(category, line.source), category, severity, action })),
  );
}

export const houseId = (category: Category, source: string): string => `house:${category}:${source}`;

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

function screen(text: string, house: Lists, settings: RuleSettings, own?: { list: OwnLists; place: Place }): Hit[] {
  const folded = foldText(text);
  const { found, topics, innocent } = house.read(folded);
  const isOff = (term: Term) => own?.list.changes.get(term.id)?.stands === 'off';
  const holds = (term: Term) => own !== undefined && holdsAt(term.own!, own.place);
  const meant = found.filter(
    (one) =>
      !isOff(one.term) && !innocent.some(({ first, last }) => first <= one.first && one.last <= last) && fitsTopics(folded, one, topics),
  );
  // Of two that are equally long the agency's own is kept: it stands first.
  const ours = own === undefined ? [] : own.list.read(folded).filter(({ term }) => holds(term));
  const blotted = own === undefined ? [] : own.list.censored(text).filter(({ term }) => holds(term));
  const hits = [...hitsOf(folded, [...ours, ...meant], [...blotted, ...house.censored(text)]), ...byRule(text, settings)];
  return inOrder(own === undefined ? hits : hits.flatMap((hit) => taken(hit, own.list.changes) ?? []));
}

function hitsOf(folded: Folded, found: readonly Found[], censored: ReturnType<Censored>): Hit[] {
  return [
    ...longest(found).map(({ term, first, last }) => hitOf(term, folded.from[first]!, folded.to[last]!)),
    ...censored.map(({ term, from, to }) => hitOf(term, from, to)),
  ];
}

const inOrder = (hits: readonly Hit[]): Hit[] => hits.toSorted((a, b) => a.from - b.from || a.to - b.to);

function hitOf({ id, category, severity, action, own }: Term, from: number, to: number): Hit {
  const why: Hit['why'] = own ? 'screening.why.own' : (`screening.why.${category}` as Hit['why']);
  return { category, severity, action, term: id, from, to, why };
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
