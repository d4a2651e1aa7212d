import { Profanity } from '@2toad/profanity';
import { Filter } from 'bad-words';
import { englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity';
import { compileScreener, houseTerms, makeScreener } from '#domain/review/index.ts';
import type { Bench, Case } from './run.ts';

const TERMS = 5000;
const TEXT =
  `Dear son, we drove to Grandma's on Sunday and she made her pie again. Your sister got her driving license, and the boys shot hoops until dark.
I put forty dollars on your books today. The lawyer says the hearing is in March, so keep your head up and stay out of trouble. The car would not start,
dead battery, but Uncle Ray came by and fixed it. Querido hijo, la abuela te manda saludos y un abrazo muy fuerte. El domingo fuimos a misa y después
comimos mole con toda la familia. Los niños preguntan por ti todos los días. I miss you more than words can say; write when you can, and tell me how
the class is going. `.repeat(4);
/** The same with one of the phrases in it. */
const WITH_ONE = `${TEXT.slice(0, 1_500)} He said he will kill the guard. ${TEXT.slice(1_500)}`;

export async function open(): Promise<Bench> {
  const phrases = [...new Set(houseTerms().flatMap(({ parts }) => (parts.length === 1 ? parts[0]! : [])))]
    .filter((phrase) => /^[\p{L}\d ]+$/u.test(phrase))
    .slice(0, TERMS);
  if (phrases.length < TERMS) throw new Error(`the lists have only ${phrases.length} phrases`);
  const base = { category: 'threat', severity: 1, action: 'flag', exact: false, part: false, near: [], apart: [] } as const;
  const same = compileScreener(
    phrases.map((phrase) => ({ ...base, id: phrase, parts: [[phrase]], gaps: [] })),
    [],
    [],
  );
  const house = makeScreener();

  const patterns = phrases.map((phrase, id) => ({ id, pattern: parseRawPattern(`|${phrase}|`) }));
  const obscenity = new RegExpMatcher({ blacklistedTerms: patterns, ...englishRecommendedTransformers });
  const badWords = new Filter({ emptyList: true });
  badWords.addWords(...phrases);
  const profanity = new Profanity();
  profanity.addWords(phrases);

  const against = (name: string, goal: number | null, act: (text: string) => unknown, { screener = same, text = TEXT } = {}): Case => ({
    name,
    unit: 'MB/s',
    goal,
    rounds: 5,
    ours: () => speed(text, () => screener.screen(text)),
    floor: { name: name.replace(/^.* against /, ''), measure: () => speed(text, () => act(text)) },
  });
  return {
    about: `The same ${TERMS} phrases and the same letters for all; ours finds disguises too, as obscenity does and the others do not; bad-words stops at its first find. The letter holds none of the phrases. The whole house has ${house.phrases} phrases, innocent ones and topics besides.`,
    cases: [
      against('5,000 phrases against obscenity', 20, (text) => obscenity.getAllMatches(text)),
      against('5,000 phrases against bad-words', 20, (text) => badWords.isProfane(text)),
      against('5,000 phrases against @2toad/profanity, which knows no disguise', null, (text) => profanity.censor(text)),
      against('the same in a letter that holds one, against @2toad/profanity', null, (text) => profanity.censor(text), { text: WITH_ONE }),
      against('the whole house against obscenity with 5,000', null, (text) => obscenity.getAllMatches(text), { screener: house }),
    ],
    end: async () => undefined,
  };
}

/** Megabytes a second, by the processor's time: neighbours on the machine take nothing from it. */
async function speed(text: string, act: () => unknown): Promise<number> {
  act();
  const began = process.cpuUsage();
  let used = 0;
  let times = 0;
  while (used < 700_000) {
    act();
    times++;
    const { user, system } = process.cpuUsage(began);
    used = user + system;
  }
  return (Buffer.byteLength(text) * times) / used;
}
