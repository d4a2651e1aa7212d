// How far what was typed may be from what is filed, and what each step costs. Costs are small whole numbers that can be told:
// 0 the same name, 1 another usual form of it, 2 one slip of the hand, 4 two.
import { distinct, nameUnits, nameWords, wholes } from '../people/person-name.ts';
import { nicknamesOf } from './nicknames.ts';

export const COST = { same: 0, usual: 1, slip: 2, turned: 2, initial: 2, twoSlips: 4 } as const;
/** The most one person may cost: one slip in each name, or two in one and a short form in the other. */
const REACH = 5;
/** Shorter names are one slip away from too many others. */
const SLIP_FROM = 4;
export const TWO_SLIPS_FROM = 6;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export interface TypedName {
  given: string;
  family: string;
}

/** One way of filing somebody that answers what was typed. `given` is '' where only the last name was asked. */
export interface NamePair {
  family: string;
  given: string;
  cost: number;
}

/**
 * What was typed, read: two boxes, or one box that holds both ("Delgado, Mateo"; "Mateo Delgado"). Several readings where it
 * isn't clear ("Ana Maria Ruiz"). Empty when there is no last name in it; `given` is '' when there is no first name.
 */
export function readings(typed: TypedName): TypedName[] {
  const [given, family] = [typed.given.trim(), typed.family.trim()];
  if (family !== '' && given !== '') return withName([{ given, family }]);
  const one = family || given;
  const comma = one.indexOf(',');
  if (comma >= 0) {
    const [before, after] = [one.slice(0, comma), one.slice(comma + 1)];
    // "Delgado, Jr." has no first name in it, and "Delgado Jr., Mateo" has one.
    if (nameWords(after).join('') === '') return withName([{ given: '', family: before }]);
    return withName([{ given: after, family: before }]);
  }
  const words = one.split(/\s+/u);
  if (words.length < 2) return family === '' ? [] : withName([{ given: '', family }]);
  const cuts = words.length > 2 ? [1, 2] : [1];
  const split = cuts.map((cut) => ({ given: words.slice(0, cut).join(' '), family: words.slice(cut).join(' ') }));
  // "de la Cruz" in the box for last names is a last name; so is "Garcia Lopez", unless its first word is somebody's first name.
  return withName(family === '' ? split : [...split, { given: '', family }]);
}

function withName(found: TypedName[]): TypedName[] {
  return found.filter(({ family }) => nameWords(family).some((word) => word.length > 1 || nameWords(family).length === 1));
}

/** The family names that may be meant, with their cost, before slips. */
export function familyMeanings(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const units = nameUnits(nameWords(text));
  for (const whole of wholes(units.map(({ unit }) => unit))) least(found, whole, COST.same);
  for (const { unit, core } of units) {
    least(found, unit, units.length > 1 ? COST.usual : COST.same);
    least(found, core, units.length > 1 ? COST.usual : COST.same);
  }
  return found;
}

/** The given names that may be meant, with their cost, before slips: as typed, short forms, and the initial for rosters that keep no more. */
export function givenMeanings(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const words = nameWords(text);
  const long = words.filter((word) => word.length > 1);
  const names = long.length > 0 ? long : words;
  if (names.length > 1) least(found, names.join(''), COST.same);
  names.forEach((name, i) => {
    least(found, name, i === 0 ? COST.same : COST.usual);
    if (i === 0) for (const other of nicknamesOf(name)) least(found, other, COST.usual);
  });
  if (names[0]) least(found, names[0].slice(0, 1), COST.initial);
  return found;
}

/** Everything one slip away: a letter left out, put in, wrong, or changed places with its neighbour. */
export function oneSlipFrom(word: string): string[] {
  if (word.length < SLIP_FROM) return [];
  const found: string[] = [];
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    if (after !== '') found.push(before + after.slice(1));
    if (after.length > 1) found.push(before + after[1]! + after[0]! + after.slice(2));
    for (const letter of LETTERS) {
      found.push(before + letter + after);
      if (after !== '') found.push(before + letter + after.slice(1));
    }
  }
  return distinct(found).filter((other) => other !== word);
}

/** How many slips lie between two words; neighbours that changed places are one. Stops counting above `most`. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** Which names of the house each typed form may have been meant for: `known` are names that exist. */
export function withSlips(meanings: ReadonlyMap<string, number>, known: readonly string[], most: 1 | 2): Map<string, number> {
  const found = new Map(meanings);
  for (const [form, cost] of meanings) {
    // Slips happen in what was typed, not in the short forms added to it.
    if (cost > COST.same || form.length < SLIP_FROM) continue;
    for (const name of known) {
      const slips = slipsBetween(form, name, most);
      if (slips === 1) least(found, name, cost + COST.slip);
      if (slips === 2 && Math.min(form.length, name.length) >= TWO_SLIPS_FROM - 1) least(found, name, cost + COST.twoSlips);
    }
  }
  return found;
}

/** Every pair that may answer, the cheapest cost of each; `turned` for the two boxes changed round. */
export function pairsOf(families: ReadonlyMap<string, number>, givens: ReadonlyMap<string, number>, turned = false): NamePair[] {
  const extra = turned ? COST.turned : 0;
  const pairs: NamePair[] = [];
  for (const [family, familyCost] of families) {
    for (const [given, givenCost] of givens) {
      const cost = familyCost + givenCost + extra;
      if (cost <= REACH) pairs.push({ family, given, cost });
    }
  }
  return pairs;
}

function least(found: Map<string, number>, word: string, cost: number): void {
  const before = found.get(word);
  if (before === undefined || cost < before) found.set(word, cost);
}
