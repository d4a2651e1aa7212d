import { Profanity } from '@2toad/profanity';
import { Filter } from 'bad-words';
import { englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity';
import { compileScreener, houseTerms, makeScreener, type Screener } from '#domain/review/index.ts';
import type { Bench, Case } from './run.ts';

const TERMS = 5000;
const TEXT =
  `Dear son, we drove to Grandma's on Sunday and she made her pie again. Your sister got her driving license, and the boys shot hoops until dark.
I put forty dollars on your books today. The lawyer says the hearing is in March, so keep your head up and stay out of trouble. The car would not start,
dead battery, but Uncle Ray came by and fixed it. Querido hijo, la abuela te manda saludos y un abrazo muy fuerte. El domingo fuimos a misa y después
comimos mole con toda la familia. Los niños preguntan por ti todos los días. I miss you more than words can say; write when you can, and tell me how
the class is going. `.repeat(4);

export async function open(): Promise<Bench> {
  const phrases = [...new Set(houseTerms().flatMap(({ parts }) => (parts.length === 1 ? parts[0]! : [])))]
    .filter((phrase) => /^[\p{L}\d ]+$/u.test(phrase))
    .slice(0, TERMS);
  if (phrases.length < TERMS) throw new Error(`the lists have only ${phrases.length} phrases`);
  const base = { category: 'threat', severity: 1, action: 'flag', exact: false, part: false, near: [], apart: [] } as const;
  const same = compileScreener(
    phrases.map((phrase) => ({ ...base, id: phrase, parts: [[phrase]] })),
    [],
    [],
  );
  const house = makeScreener();
  const ours = (screener: Screener) => speed(() => screener.screen(TEXT));

  const patterns = phrases.map((phrase, id) => ({ id, pattern: parseRawPattern(`|${phrase}|`) }));
  const obscenity = new RegExpMatcher({ blacklistedTerms: patterns, ...englishRecommendedTransformers });
  const badWords = new Filter({ emptyList: true });
  badWords.addWords(...phrases);
  const profanity = new Profanity();
  profanity.addWords(phrases);

  const against = (name: string, goal: number | null, act: () => unknown, screener = same): Case => ({
    name,
    unit: 'MB/s',
    goal,
    rounds: 5,
    ours: () => ours(screener),
    floor: { name: name.replace(/^.* against /, ''), measure: () => speed(act) },
  });
  return {
    about: `The same ${TERMS} phrases and the same letters for all; ours finds disguises too, as obscenity does and the others do not. The whole house has ${house.phrases} phrases, innocent ones and topics besides.`,
    cases: [
      against('5,000 phrases against obscenity', 20, () => obscenity.getAllMatches(TEXT)),
      against('5,000 phrases against bad-words', 20, () => badWords.isProfane(TEXT)),
      against('5,000 phrases against @2toad/profanity, which knows no disguise', null, () => profanity.censor(TEXT)),
      against('the whole house against obscenity with 5,000', null, () => obscenity.getAllMatches(TEXT), house),
    ],
    end: async () => undefined,
  };
}

/** Megabytes a second, by the processor's time: neighbours on the machine take nothing from it. */
async function speed(act: () => unknown): Promise<number> {
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
  return (Buffer.byteLength(TEXT) * times) / used;
}
