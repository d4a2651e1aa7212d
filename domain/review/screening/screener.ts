import type { Lang } from '#kernel/scope.ts';
import { type Censored, readCensored } from './censored.ts';
import { endOf, type Folded, foldText } from './fold.ts';
import type { Action, Category, Hit, Severity } from './hit.ts';
import { type InnocentList, type Line, linesOf, type TermList, type TopicList } from './list.ts';
import { holdsAt, type HouseChange, type OwnList, type OwnTerm, type Place, taken } from './own-list.ts';
import { compilePhrases, type Entry, type Found, type Phrases } from './phrases.ts';
import { byRule, type RuleSettings, wakingWords } from './rules.ts';
import type { Passage } from './spelling.ts';

/** A term as it is screened for. */
export interface Term extends Pick<Line, 'parts' | 'gaps' | 'exact' | 'part' | 'near' | 'apart'> {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly action: Action;
  /** An agency's own; left out: the house's. */
  readonly own?: OwnTerm;
}

/** Means nothing by itself: a rule looks closer where it stands. */
interface Waker {
  readonly rule: string;
}

/** What stands around a term and may take it back: an innocent phrase, or a word of a topic. */
type Context = 'innocent' | { readonly topic: string };

/** The house's lists, made ready. Of few texts more is asked than whether a word may stand in them, and of fewer the context. */
interface House {
  readonly words: Phrases<Term | Waker>;
  readonly context: Phrases<Context>;
  readonly censored: Censored;
}

/** An agency's own list, made ready: what it finds wherever its terms hold. */
export interface OwnLists {
  readonly words: Phrases<Term>;
  readonly censored: Censored;
  readonly version: string;
  readonly changes: ReadonlyMap<string, HouseChange>;
}

/** An agency's own list, and where its terms are to hold. */
interface Own {
  readonly list: OwnLists;
  readonly place: Place;
}

export interface Screener {
  /** How many terms it knows, and how many phrases these stand for. */
  readonly terms: number;
  readonly phrases: number;
  /** The passages of a text that a person should look at, in the order of the text; with an agency's own list, as it takes them at that place. */
  screen(text: string, settings?: RuleSettings, own?: Own): Hit[];
}

/** Within so many words a topic says something about a term. */
const NEARBY = 6;

/** What the lists say, made ready for texts. Takes a moment: keep it. */
export function compileScreener(terms: readonly Term[], innocent: readonly InnocentList[], topics: readonly TopicList[]): Screener {
  refuseUnknownTopics(terms, topics);
  const wakers = wakingWords.flatMap(({ rule, line }) => linesOf(line, 'en').map((one) => ({ ...one, meaning: { rule } })));
  const house: House = {
    words: compilePhrases<Term | Waker>([...terms.map(entryOf), ...wakers]),
    context: compilePhrases(contextOf(innocent, topics)),
    censored: censoredOf(terms),
  };
  return {
    terms: terms.length,
    phrases: terms.reduce((sum, { parts }) => sum + parts.flat().length, 0),
    screen: (text, settings = {}, own) => screen(text, house, settings, own),
  };
}

function contextOf(innocent: readonly InnocentList[], topics: readonly TopicList[]): Entry<Context>[] {
  const entriesOf = (lines: string, lang: Lang, meaning: Context) =>
    linesOf(lines, lang).map((line): Entry<Context> => ({ ...line, exact: true, meaning }));
  return [
    ...innocent.flatMap(({ lang, lines }) => entriesOf(lines, lang, 'innocent')),
    ...topics.flatMap((list) => Object.entries(list.topics).flatMap(([topic, line]) => entriesOf(line, list.lang, { topic }))),
  ];
}

/** An agency's own list. What its people ask for is found wherever it stands: the house's innocent phrases and topics are about its own terms. */
export function compileOwn({ version, terms, changes }: OwnList): OwnLists {
  const made = terms.map((own): Term => ({
    ...own,
    own,
    parts: [[own.phrase]],
    gaps: [],
    exact: false,
    part: own.isPart,
    near: [],
    apart: [],
  }));
  return {
    words: compilePhrases(made.map(entryOf)),
    censored: censoredOf(made),
    version,
    changes: new Map(changes.map((change) => [change.term, change])),
  };
}

/** What an agency's own list finds in a text by itself, wherever its terms hold, in the order of the text. */
export function screenByOwn(lists: OwnLists, text: string): Hit[] {
  const folded = foldText(text);
  return inOrder([...hitsOf(folded, lists.words.find(folded)), ...lists.censored(text).map(hitOf)]);
}

const entryOf = (term: Term): Entry<Term> => ({ ...term, meaning: term });

const censoredOf = (terms: readonly Term[]): Censored =>
  readCensored(terms.flatMap((term) => (term.exact || term.parts.length > 1 ? [] : term.parts[0]!.map((phrase) => ({ phrase, term })))));

export function termsOf(lists: readonly TermList[]): Term[] {
  return lists.flatMap(({ category, severity, action, lang, lines }) =>
    linesOf(lines, lang).map((line) => ({ ...line, id: houseId(category, line.source), category, severity, action })),
  );
}

export const houseId = (category: Category, source: string): string => `house:${category}:${source}`;

function refuseUnknownTopics(terms: readonly Term[], topics: readonly TopicList[]): void {
  const known = new Set(topics.flatMap((list) => Object.keys(list.topics)));
  for (const { id, near, apart } of terms) {
    for (const topic of [...near, ...apart]) if (!known.has(topic)) throw new Error(`${id}: there is no topic "${topic}"`);
  }
}

function screen(text: string, house: House, settings: RuleSettings, own?: Own): Hit[] {
  const hasWords = house.words.mayStandIn(text) || own?.list.words.mayStandIn(text);
  const { hits, woken } = hasWords ? byWord(foldText(text), house, own) : NOTHING;
  const blotted = [...(own ? own.list.censored(text).filter(({ term }) => holds(term, own)) : []), ...house.censored(text)];
  const all = inOrder([...hits, ...blotted.map(hitOf), ...byRule(text, settings, woken)]);
  return own ? all.flatMap((hit) => taken(hit, own.list.changes) ?? []) : all;
}

/** What stands in a text, and which rules its words wake. */
function byWord(folded: Folded, house: House, own?: Own): typeof NOTHING {
  const found = house.words.find(folded);
  const terms = found.filter((one): one is Found<Term> => isTerm(one.meaning) && !isOff(one.meaning, own));
  const woken = found.flatMap(({ meaning }) => (isTerm(meaning) ? [] : [meaning.rule]));
  const meant = terms.length === 0 ? [] : inContext(folded, terms, house.context.find(folded));
  // Of two that are equally long the agency's own is kept: it stands first.
  const ours = own ? own.list.words.find(folded).filter(({ meaning }) => holds(meaning, own)) : [];
  return { hits: hitsOf(folded, [...ours, ...meant]), woken };
}

const NOTHING: { hits: readonly Hit[]; woken: readonly string[] } = { hits: [], woken: [] };
const isTerm = (meaning: Term | Waker): meaning is Term => 'id' in meaning;
const isOff = ({ id }: Term, own?: Own): boolean => own?.list.changes.get(id)?.stands === 'off';
const holds = (term: Term, { place }: Own): boolean => holdsAt(term.own!, place);

const hitsOf = (folded: Folded, found: readonly Found<Term>[]): Hit[] =>
  longest(found).map(({ meaning, first, last }) => hitOf({ term: meaning, from: folded.from[first]!, to: endOf(folded, last) }));

const inOrder = (hits: readonly Hit[]): Hit[] => hits.toSorted((a, b) => a.from - b.from || a.to - b.to);

function hitOf({ term: { id, category, severity, action, own }, from, to }: { term: Term; from: number; to: number }): Hit {
  const why: Hit['why'] = own ? 'screening.why.own' : (`screening.why.${category}` as Hit['why']);
  return { category, severity, action, term: id, from, to, why };
}

/** Without what stands inside of an innocent phrase, or beside a topic that explains it. */
function inContext(folded: Folded, found: readonly Found<Term>[], context: readonly Found<Context>[]): Found<Term>[] {
  const innocent = context.filter(({ meaning }) => meaning === 'innocent');
  const topics = Map.groupBy(context, ({ meaning }) => (meaning === 'innocent' ? meaning : meaning.topic));
  return found.filter((one) => {
    const { near, apart } = one.meaning;
    const beside = (topic: string) => (topics.get(topic) ?? []).some((passage) => isNearby(folded, one, passage));
    const isExplained = innocent.some(({ first, last }) => first <= one.first && one.last <= last) || apart.some(beside);
    return !isExplained && (near.length === 0 || isWorn(folded, one) || near.some(beside));
  });
}

/** Digits inside of a word, letters of two scripts, letters set apart: whoever disguises a word means it, whatever stands beside it. */
const WORN =
  /\p{L}[\d@$]+\p{L}|(?=.*[a-z])(?=.*[\p{Script=Cyrillic}\p{Script=Greek}])|\p{L}[\u200b-\u200f\u2060\ufeff]+\p{L}|(?<!\p{L})\p{L}(?:[ ._*-]{1,3}\p{L}){3,}(?!\p{L})/iu;
const isWorn = (folded: Folded, { first, last }: Passage): boolean => WORN.test(folded.text.slice(folded.from[first], endOf(folded, last)));

/** Near, and not the term itself. */
function isNearby({ word }: Folded, one: Passage, other: Passage): boolean {
  if (other.last < one.first) return word[one.first]! - word[other.last]! <= NEARBY;
  return other.first > one.last && word[other.first]! - word[one.last]! <= NEARBY;
}

/** Of passages of one category that overlap only the longest: "kill" says nothing more beside "kill yourself". */
function longest(found: readonly Found<Term>[]): Found<Term>[] {
  const sorted = found.toSorted((a, b) => b.last - b.first - (a.last - a.first));
  const kept: Found<Term>[] = [];
  for (const one of sorted) {
    const covered = kept.some(
      (other) => other.meaning.category === one.meaning.category && other.first <= one.last && one.first <= other.last,
    );
    if (!covered) kept.push(one);
  }
  return kept;
}
