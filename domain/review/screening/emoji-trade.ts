import { matches } from './passage.ts';

// What dealers' emoji stand for, by kind: pills, powders and crystals, leaves, mushrooms, needles, hearts and horses for heroin, whom one buys from.
const KINDS = ['💊|🅿️|🍫|🚌|🍬', '❄️?|🧊|💎|🎱|🥥|🐡|🌨️?|⛄|☃️?', '🍁|🍃|🌿|🌲|🌳|☘️?|🍀|🌴|🥦|🌱|💨|⛽', '🍄', '💉', '🐉|🤎|🐴|🐎', '🔌'];
const DEALT = `(?:${KINDS.join('|')})`;
const PRICE = String.raw`(?:\$\s?\d+|\d+\s?(?:\$|dollars?|bucks|dólares|pesos|varos|lanas?|bolas))`;
const QUANTITY = String.raw`(?:[x×]\s?\d+|\d+\s?[x×])`;
const MEASURE = String.raw`(?:g|gs|gr|grams?|gramos?|oz|ounces?|onzas?|zips?|z|8th|eighths?|eighth|octavos?|qp|hp|lb|kilos?|kg|ball|bolitas?|bolsitas?|bags?|each|ea|apiece|a pop|cada un[oa]|c\/u|la pieza)`;
const WANTED = String.raw`(?:need|want|got|get|bring|send|sell|selling|buy|have|any|some|more|that|them|those|of|tienes|tengo|trae|tráeme|traigo|manda|mándame|necesito|quiero|vendo|consigue|consígueme|hay|unos|unas|más|esa|ese|esos|esas|de)`;
const GAP = String.raw`[\s.,:=~→>-]{0,4}`;
const RUN = String.raw`${DEALT}(?:\s?${DEALT})*`;

/** A price, a number of pieces or a measure right beside, or the picture in a noun's place after "got that" with a price behind: "need that 🍁 … $200". */
const TRADES = [
  `${RUN}${GAP}(?:(?:a|for|por|at|@|is|are|son)\\s)?(?:${PRICE}|${QUANTITY})`,
  `${RUN}${GAP}(?:a\\s)?\\d+\\s?(?:a|per|por|el|la|cada|each|an|\\/)?\\s?${MEASURE}(?![\\p{L}])`,
  `(?:${PRICE}|${QUANTITY})${GAP}(?:of\\s|de\\s|for\\s|por\\s|worth of\\s)?${DEALT}`,
  `\\d+\\s?${MEASURE}\\s(?:of\\s|de\\s)?${DEALT}`,
  `(?<![\\p{L}])${WANTED}\\s(?:(?:the|that|some|the good|el|la|los|las|\\d+|of|a|an)\\s)?${DEALT}(?=[^\\n]{0,40}(?:${PRICE}|${QUANTITY}|${DEALT}))`,
  `(?<![\\p{L}])(?:sell|selling|vendo|venden|plug|dealer|tirador|smuggle|mete|snort|fumar|smoke)\\s(?:[\\p{L}]+\\s){0,2}${DEALT}`,
].map((pattern) => new RegExp(pattern, 'giu'));
const OF_KIND = KINDS.map((kind) => new RegExp(kind, 'u'));
const MIXED = new RegExp(`${DEALT}(?:[\\s,+&/y]{0,3}${DEALT})+`, 'gu');

/** There is no trade without one of these. */
export const TRADE_SIGN = /[\u2603\u2614\u2618\u26c4\u26fd\u2744\ud83c\ud83d\ud83e]/;

/** Pictures that are priced, counted or asked for as goods are; or three kinds of them in a row. */
export function* emojiTrade(text: string): Generator<{ from: number; to: number }> {
  const found = TRADES.flatMap((pattern) => [...matches(text, pattern)]);
  for (const passage of matches(text, MIXED)) {
    const written = text.slice(passage.from, passage.to);
    if (OF_KIND.filter((kind) => kind.test(written)).length > 2) found.push(passage);
  }
  let end = -1;
  for (const passage of found.toSorted((a, b) => a.from - b.from)) {
    if (passage.from < end) continue;
    end = passage.to;
    yield passage;
  }
}
