/**
 * The cards that can go with a letter: drawings of the house in web/static/ecards, their greetings `mail.card.<card>`, what is to be seen `mail.card_alt.<card>`.
 * Letters carry them by these names, so a name is never taken out and never means another drawing.
 */
export const cards = [
  'birthday',
  'child_birthday',
  'thinking_of_you',
  'love',
  'proud',
  'recovery',
  'new_baby',
  'graduation',
  'sympathy',
  'christmas',
  'hanukkah',
  'eid',
  'diwali',
  'day_of_the_dead',
] as const;
export type Card = (typeof cards)[number];

export function isCard(name: unknown): name is Card {
  return cards.some((card) => card === name);
}
