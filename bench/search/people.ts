// Two million invented people, the same ones each time, and what families would type for some of them.

const FAMILIES =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Delgado Nunez Pena O’Neill O’Brien'.split(
    ' ',
  );
const GIVENS =
  'James Michael Robert John David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Steven Donald Andrew Joshua Paul Kenneth Kevin Brian Timothy Ronald Jason George Edward Jeffrey Ryan Jacob Nicholas Gary Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy Christian Walter Keith Austin Roger Terry Sean Gerald Carl Dylan Harold Jordan Jesse Bryan Lawrence Arthur Gabriel Bruce Logan Billy Joe Alan Juan Elijah Willie Albert Wayne Randy Mason Vincent Liam Roy Bobby Caleb Bradley Russell Lucas Luis Carlos Miguel Jesus Francisco Antonio Alejandro Pedro Manuel Ricardo Fernando Javier Eduardo Guillermo Ignacio Enrique Rafael Salvador Mateo Santiago DeShawn Tyrone Jamal Darnell Marcus Terrell Andre Maria Jennifer Jessica Ashley Amanda Elizabeth Guadalupe Rosa Margaret Patricia Veronica'.split(
    ' ',
  );
const [ONSETS, RIMES] = [
  'b br c ch cl d dr f fl g gr h j k kr l m n p pr qu r s sh sl st t tr v w y z'.split(' '),
  'a an ar e el en er i in o on or u un al am as es is'.split(' '),
];
const PLACES_PER_AGENCY = 25;

export interface BenchPerson {
  id: string;
  agencyId: string;
  facilityId: string;
  number: string;
  givenName: string;
  familyName: string;
}

/** The n-th person. Names are as uneven as in life: a few hundred take half, tens of thousands the rest. */
export function personAt(n: number, agencies: number): BenchPerson {
  const next = dice(n);
  const agency = n % agencies;
  const one = familyName(next);
  const double = next() < 0.08 ? ` ${familyName(next)}` : '';
  const middle = next() < 0.2 ? ` ${pick(GIVENS, next() ** 1.6)}` : '';
  return {
    id: `res_bench${String(n).padStart(9, '0')}`,
    agencyId: agencyId(agency),
    facilityId: facilityId(agency, Math.floor(next() * PLACES_PER_AGENCY)),
    number: `S${String(Math.floor(n / agencies)).padStart(6, '0')}`,
    givenName: (next() < 0.85 ? pick(GIVENS, next() ** 1.6) : rare(next, 2)) + middle,
    familyName: one + double,
  };
}

export const agencyId = (n: number): string => `agc_bench${n}`;
export const facilityId = (agency: number, n: number): string => `fac_bench${agency}x${n}`;
export { PLACES_PER_AGENCY };

export interface Query {
  kind: string;
  given: string;
  family: string;
  person: BenchPerson;
}

/** What somebody types for a person, one way of each kind that fits him. */
export function queriesFor(person: BenchPerson, n: number): Query[] {
  const next = dice(n + 7_000_000);
  const { givenName: given, familyName: family } = person;
  const [first] = given.split(' ');
  const [one, two] = family.split(' ');
  const ask = (kind: string, g: string, f: string): Query => ({ kind, given: g, family: f, person });
  return [
    ask('as written', given, family),
    ask('capitals and accents', given.toUpperCase(), accented(family)),
    ask('"Last, First"', '', `${family}, ${first}`),
    ask('boxes changed round', family, first!),
    ask('one slip', first!, slip(family, next)),
    ask('a slip in each', slip(first!, next), slip(family, next)),
    ask('two slips in the last name', first!, slip(slip(family, next), next)),
    ...(NICK[first!] ? [ask('short form', NICK[first!]!, family)] : []),
    ...(two ? [ask('one of two surnames', first!, next() < 0.5 ? one! : two), ask('surnames the other way', first!, `${two} ${one}`)] : []),
  ];
}

const NICK: Record<string, string> = Object.fromEntries(
  'James Jim,Michael Mike,Robert Bob,John Jack,David Dave,William Bill,Richard Rick,Joseph Joe,Thomas Tom,Christopher Chris,Charles Chuck,Daniel Danny,Matthew Matt,Anthony Tony,Steven Steve,Andrew Andy,Joshua Josh,Kenneth Ken,Timothy Tim,Ronald Ron,Edward Ed,Jeffrey Jeff,Jose Pepe,Jesus Chuy,Francisco Paco,Antonio Toño,Ignacio Nacho,Guillermo Memo,Eduardo Lalo,Guadalupe Lupe,Enrique Quique,Margaret Peggy,Elizabeth Beth,Patricia Pat'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

function familyName(next: () => number): string {
  return next() < 0.55 ? pick(FAMILIES, next() ** 1.8) : rare(next, 3);
}

function rare(next: () => number, syllables: number): string {
  let word = '';
  for (let i = 0; i < syllables - (next() < 0.4 ? 1 : 0); i++) word += pick(ONSETS, next()) + pick(RIMES, next());
  word += pick(['', 'n', 's', 'z', 't', 'y', 'ski', 'son'], next());
  return word[0]!.toUpperCase() + word.slice(1);
}

function accented(text: string): string {
  return text.replace(/[aeo]/, (letter) => ({ a: 'á', e: 'é', o: 'ó' })[letter]!);
}

/** One slip of the hand inside of a word: left out, doubled, wrong, or two changed round. The first letter stays, as it mostly does. */
function slip(text: string, next: () => number): string {
  const at = 1 + Math.floor(next() * Math.max(1, text.length - 2));
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  const way = next();
  if (way < 0.25) return before + after;
  if (way < 0.5) return before + letter + letter + after;
  if (way < 0.75) return before + pick([...'aeioustnr'], next()) + after;
  return before + (after[0] ?? '') + letter + after.slice(1);
}

function pick<T>(list: readonly T[], at: number): T {
  return list[Math.min(list.length - 1, Math.floor(at * list.length))]!;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
