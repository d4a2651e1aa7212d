import type { SampleLetter } from './letters.ts';

/** What those held write back, in the evenings of the past: `from` by number. The last one is still to be opened. */
export const answers: readonly Omit<SampleLetter, 'card'>[] = [
  {
    day: 4,
    from: 'S123456',
    to: 'dana@example.com',
    body: `Mom,

I bought the shoes. They are ugly and they fit.

Tell Sofía that the price of teeth has gone up since I was small and that I want to see both gaps when I am home. Tell my uncle thank you for the truck. He says I owe him nothing, so I owe him.

I work in the laundry now, mornings. It is warm and nobody talks before seven.

Your son,
Mateo`,
  },
  {
    day: 13,
    from: 'S184263',
    to: 'simone.baptiste@example.com',
    body: `Simone!

I passed. Both parts. The instructor said my second weld was the straightest in the room and then he made me grind it off, because that is what they do.

Tell Grandpa to take the pill and stop arguing with the food. Tell him the certificate has my whole name on it, with the Jean.

How is the night class? Write me the hard words and I will learn them with you.

Dre`,
  },
  {
    day: 14,
    from: 'S250042',
    to: 'fiona.orourke@example.com',
    body: `Mam,

I read Gran’s words to my cellmate and he wants to know if there is a place at the table for him as well.

I’m behaving. I have not been long. Tell her both.

Caleb`,
  },
  {
    day: 17,
    from: 'S123456',
    to: 'dana@example.com',
    body: `Mom,

I sleep better, don’t worry. They moved me to the lower bunk.

Sixty days from the stamp on the papers is the ninth of January. I counted it twice, on my fingers and on the calendar in the laundry. Until then I don’t ask you about it and you don’t ask me.

What will you cook on Thursday? Write it all down, also how long it stays in the oven.

Mateo`,
  },
];

/** Another look that is asked for at what was sent back: on a day of the past, and then decided; or only now, and then open. */
export const secondLooks: readonly { day: number | null; from: string; to: string; words: string; decided?: string }[] = [
  {
    day: 17,
    from: 'keisha.washington@example.com',
    to: 'S201118',
    words: 'Ray is our dog. He is eleven years old and he cannot write. Please read the letter once more.',
    decided: 'Ray is a dog: nothing is passed on from anybody. The letter goes to him.',
  },
  {
    day: null,
    from: 'marisol.delgado@example.com',
    to: 'S123456',
    words: 'The blade is the blade of the lawn mower. I told him that it is mended. What rule is that against?',
  },
];
