import type { SampleLetter } from './letters.ts';

/** In line when the newcomer comes. */
export interface LetterInLine extends Omit<SampleLetter, 'day'> {
  /** The mailroom has kept it back, or given it to those who investigate, with this note. */
  kept?: { as: 'held' | 'handed'; note: string };
  /** In so many days it is to arrive. */
  inDays?: number;
}

/** What an agency looks for besides the house's lists. */
export const termKept = {
  phrase: 'yellow porch',
  category: 'gang',
  severity: '2',
  action: 'flag',
  note: 'What a group at Palmetto Ridge calls its meetings. The investigators asked us to look for it.',
} as const;

/** What is in line when the newcomer comes; one of them holds what a mailroom looks for. */
export const lettersInLine: readonly LetterInLine[] = [
  {
    from: 'dana@example.com',
    to: 'S123456',
    card: 'thinking_of_you',
    body: `Mateo,

Thanksgiving is at your uncle’s. We will set your place like every year, and Sofía has already made the card for it. She spelled your name with two t’s and nobody is allowed to fix it.

Call if you can, between two and four.

Love,
Mom`,
  },
  {
    from: 'andres.nunez@example.com',
    to: 'S299001',
    body: `Rosa:

¡Me dieron el trabajo! Empiezo el lunes a las seis de la mañana. Gracias por los dedos cruzados, sí sirvieron.

Andrés`,
  },
  {
    from: 'simone.baptiste@example.com',
    to: 'S184263',
    body: `Dre,

I have a new phone. It is 305-555-0189, the old one does not work any more. Put it on your list before Sunday so we can talk on your birthday.

And tell Marcus in B-2 that his sister says hello.

Simone`,
  },
  {
    from: 'odessa.tillman@example.com',
    to: '1000234567',
    body: `Dear Jerome,

The blue folder is packed. Sleep well on Wednesday and eat something on Thursday morning, you were always sick on an empty stomach. Look for us in the second row.

Mama`,
  },
  {
    from: 'keisha.washington@example.com',
    to: 'S201118',
    kept: { as: 'held', note: 'The numbers look like more than a score. Does anybody know the league?' },
    body: `Tyrell,

We lost again. 3 1 4, then 1 5 9, then 2 6 5, and the last one I did not write down, it was raining too hard to see the board.

Little Tyrell scored twice and he would like it to be known.

Keisha`,
  },
  {
    from: 'fiona.orourke@example.com',
    to: 'S250042',
    kept: { as: 'handed', note: 'A man waits at her door and asks about him. She may need help, and he may be in danger.' },
    body: `Caleb, love,

The man with the grey van was at the door again and asked which wing you are on. I told him what you said I should tell him, which is nothing. He left his umbrella. I am not giving it back.

Mam`,
  },
  {
    from: 'fiona.orourke@example.com',
    to: 'S250042',
    inDays: 20,
    card: 'christmas',
    body: `Caleb,

By the time you get this the pudding is in its cloth. Gran stirred it and made a wish and would not say, and then she said it anyway, and it was you.

Happy Christmas, love.

Mam`,
  },
];

/** Begun and not yet sent. */
export const draftKept: Omit<SampleLetter, 'day'> = {
  from: 'hector.delgado@example.com',
  to: 'S310995',
  body: `Yesenia:

Te escribo porque me dijo tu mamá que`,
};
