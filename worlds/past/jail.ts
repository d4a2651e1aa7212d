import { moreResidents } from '../more-people.ts';
import { chance, oneOf } from './chance.ts';

// A county jail: some 250 people on any day, most of them for weeks. Everybody here is invented.

const GIVEN =
  `Aaron Adriana Alan Amber Anthony Ashley Brandon Brenda Brian Carlos Cheng Christina Cory Crystal Daniel Darnell Diego Dustin Eduardo
Erica Felipe Fue Gary Heather Hector Isaac Jamal James Jason Jennifer Jesse Jose Juan Justin Kao Kayla Kevin Kyle Latoya Lee Luis Marcus Maria Mario
Matthew Melissa Michael Nicole Pao Pedro Rafael Randy Robert Ryan Samantha Scott Sean Shawn Stephanie Steven Terrance Tiffany Timothy Tou Travis Vue
William Xavier Zachary`.split(/\s+/);
const FAMILY =
  `Anderson Becker Brown Castillo Dominguez Ellis Fischer Flores Garcia Gonzalez Gunderson Hansen Hernandez Her Jackson Johnson Keller
Kessler Kowalski Krueger Larson Lee Lor Lopez Martinez Meyer Miller Moua Mueller Nelson Novak Olson Ortiz Perez Peterson Ramirez Reinke Rivera Robinson
Rodriguez Sanchez Schmidt Schneider Schroeder Smith Taylor Thao Torres Vargas Vasquez Wagner Weber White Wilson Wolf Xiong Yang Zimmerman`.split(
    /\s+/,
  );

const ARRIVING_A_DAY = 6;
const BEFORE = 60;

/** The lines of the jail's whole roster on a day of the past. */
export function jailRoster(day: number): string[] {
  const lines = moreResidents
    .filter(({ agency, number }) => agency === 'prairie-county' && !hasLeft(number, day))
    .map(({ number, familyName, givenName, facility, unit }) => [number, familyName, givenName, facility, unit].join(','));
  for (let i = 0; i < (BEFORE + day) * ARRIVING_A_DAY; i++) {
    const leaves = Math.floor(i / ARRIVING_A_DAY) - BEFORE + 3 + Math.floor(chance(`stay ${i}`) ** 2 * 120);
    if (leaves <= day) continue;
    const isAtWork = chance(`work ${i}`) < 0.2;
    const [facility, units] = isAtWork ? ['Huber Center', ['Day', 'Night']] : ['Main Jail', ['Intake', 'A', 'B', 'C']];
    lines.push(
      [`2026${2000 + i}`, oneOf(`family ${i}`, FAMILY), oneOf(`given ${i}`, GIVEN), facility, oneOf(`unit ${i}`, units)].join(','),
    );
  }
  return lines;
}

/** One of those with a name in the story goes home in the second week. */
export const RELEASED = { number: '20260871', day: 12 };

function hasLeft(number: string, day: number): boolean {
  return number === RELEASED.number && day >= RELEASED.day;
}
