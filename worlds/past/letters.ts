import type { Card } from '#domain/mail/index.ts';
import type { Reason } from '#domain/review/index.ts';

export interface SampleLetter {
  day: number;
  from: string;
  to: string;
  body: string;
  card?: Card;
  /** With a stamp for the answer. */
  withReply?: boolean;
  /** The mailroom sends it back; left out where it goes on. */
  returned?: { reason: Reason; rule: string; note: string };
  /** Its sender takes it back before anybody has read it. */
  takenBack?: true;
}

/** In line when the newcomer comes. */
export interface LetterInLine extends Omit<SampleLetter, 'day'> {
  /** The mailroom has kept it back, or given it to those who investigate, with this note. */
  kept?: { as: 'held' | 'handed'; note: string };
  /** In so many days it is to arrive. */
  inDays?: number;
}

/** Who buys stamps, how many, and on which day. */
export const packsBought: readonly { day: number; from: string; agency: string; stamps: bigint }[] = [
  { day: 1, from: 'dana@example.com', agency: 'florida', stamps: 10n },
  { day: 1, from: 'hector.delgado@example.com', agency: 'florida', stamps: 5n },
  { day: 2, from: 'efrain.cardenas@example.com', agency: 'georgia', stamps: 5n },
  { day: 2, from: 'simone.baptiste@example.com', agency: 'florida', stamps: 10n },
  { day: 4, from: 'odessa.tillman@example.com', agency: 'georgia', stamps: 20n },
  { day: 7, from: 'andres.nunez@example.com', agency: 'florida', stamps: 5n },
  { day: 9, from: 'fiona.orourke@example.com', agency: 'florida', stamps: 20n },
  { day: 9, from: 'keisha.washington@example.com', agency: 'florida', stamps: 5n },
  { day: 15, from: 'marisol.delgado@example.com', agency: 'florida', stamps: 5n },
];

/** Written and sent in the evenings of the past. Everybody in them is invented. */
export const letters: readonly SampleLetter[] = [
  {
    day: 1,
    from: 'dana@example.com',
    to: 'S123456',
    withReply: true,
    body: `Mateo,

I got your call cut off again on Sunday, so here is the rest of it. The truck passed inspection. Your uncle says he will keep it in his yard until you are home, and he starts it every Saturday so the battery stays alive.

Sofía lost both front teeth in one week. She wants you to know that the tooth fairy paid her three dollars, and that you always said it was one.

I put money on your account today for shoes. Please buy the shoes.

Love,
Mom`,
  },
  {
    day: 2,
    from: 'hector.delgado@example.com',
    to: 'S123456',
    body: `Querido sobrino:

Tu camioneta está bien. La prendo los sábados y le doy una vuelta a la manzana para que no se le baje la batería. Le cambié el aceite y no me debes nada.

Aquí todos preguntan por ti. Tu abuela reza por ti a las seis, como siempre, y dice que tú también reces a las seis para que estén juntos.

Te abraza,
tu tío Héctor`,
  },
  {
    day: 3,
    from: 'efrain.cardenas@example.com',
    to: '1000811204',
    body: `Hija:

Ya sembré los chiles que te gustan. Salieron chuecos, pero salieron. La niña está sacando puros dieces en matemáticas y quiere ser veterinaria desde que nació el perro de la vecina.

Me dijeron que te cambiaron de trabajo a la biblioteca. Qué bueno. A ti siempre te gustó leer más que comer.

Tu papá, que te quiere`,
  },
  {
    day: 3,
    from: 'simone.baptiste@example.com',
    to: 'S184263',
    withReply: true,
    body: `Dre,

Grandpa Jean is out of the hospital. It was his heart rhythm, they have him on a pill now, and he is already complaining about the food at home, so he is fine. He wants to send you money himself and I am teaching him how on his phone. Pray for me.

I signed up for the night class. Medical billing, two evenings a week until March. You told me to do it for three years and I finally listened.

Write back about the welding certificate! Did you pass the second part?

Your sister,
Simone`,
  },
  {
    day: 5,
    from: 'odessa.tillman@example.com',
    to: '1000234567',
    body: `My dear Jerome,

Sunday’s sermon was about the man at the pool who waited thirty-eight years, and I thought of you and your eleven. Nobody is forgotten.

The doctor’s money is paid, so go and have that tooth seen to. Don’t wait until it hurts again.

Jasmine passed her nursing boards on the first try. She cried, I cried, the neighbor cried, and he does not even know her.

“Be strong and of a good courage.”

Mama`,
  },
  {
    day: 6,
    from: 'simone.baptiste@example.com',
    to: 'S184263',
    body: `Dre, one thing I forgot: tell Ray in B-4 that his cousin says the answer is yes and he should call the number ending in 0114 before Friday. I promised her I would pass it on.

Simone`,
    returned: {
      reason: 'third_party',
      rule: 'Mail rule 9 (c)',
      note: 'The letter carries a message for another person held here. His family can write to him directly.',
    },
  },
  {
    day: 8,
    from: 'andres.nunez@example.com',
    to: 'S299001',
    body: `Rosa:

Vi la casa en venta de la calle donde crecimos. La pintaron de amarillo. Al árbol de mango le cortaron la mitad, pero la mitad que queda está cargada.

Mañana tengo la entrevista en el puerto. Ponte a cruzar los dedos a las nueve en punto.

Andrés`,
  },
  {
    day: 8,
    from: 'dana@example.com',
    to: 'S123456',
    card: 'proud',
    withReply: true,
    body: `Mateo,

Just a short one. The court clerk called back: your papers were received on Tuesday and they have a stamp on them. She said we will hear within sixty days, and that no news is normal.

Are you sleeping? You sounded tired.

Mom`,
  },
  {
    day: 10,
    from: 'keisha.washington@example.com',
    to: 'S201118',
    body: `Tyrell, I am so angry about what you said on the phone that I can’t even`,
    takenBack: true,
  },
  {
    day: 10,
    from: 'fiona.orourke@example.com',
    to: 'S250042',
    withReply: true,
    body: `Caleb, love,

Your gran turned ninety on Saturday. We had forty people in the garden and the rain held off until the last of them was in the car. She danced. I have a video for you for when they allow it, and until then you will have to believe me: she danced.

She wrote you something and I copy it out exactly:

“To my Caleb. I am not going anywhere until I have seen you at my own table. So behave yourself and don’t be long. 🍀”

That’s all she wrote. I think it’s plenty.

Mam`,
  },
  {
    day: 11,
    from: 'efrain.cardenas@example.com',
    to: '1000811204',
    body: `Hija:

Necesito que me digas a qué hora las cambian de edificio y por cuál puerta salen al médico. Quiero pasar por la carretera a esa hora para que me veas desde la ventana y me saludes.

Tu papá`,
    returned: {
      reason: 'security',
      rule: 'SOP 227.06',
      note: 'Times and ways of moving people can’t be asked for or told in letters.',
    },
  },
  {
    day: 12,
    from: 'keisha.washington@example.com',
    to: 'S201118',
    body: `Tyrell,

I wrote you a letter on Thursday and took it back. This is the better one.

I’m not mad about the money. I’m mad that I heard it from your cousin. Next time tell me first, even if it’s bad. I can do bad. I can’t do surprised.

The boys are good. DeShawn made the team. He wants number 12 because it was yours.

Keisha`,
  },
  {
    day: 14,
    from: 'odessa.tillman@example.com',
    to: '1000234567',
    body: `Dear Jerome,

I have your letter from the second. Your handwriting is better than your father’s ever was.

Yes, I will be at the hearing. Jasmine has the day off and she is driving. I’m bringing the blue folder with every certificate in it: the barbering, the GED, the one from the chaplain. Eleven years of paper. Let them read it.

Mama`,
  },
  {
    day: 15,
    from: 'marisol.delgado@example.com',
    to: 'S123456',
    card: 'thinking_of_you',
    body: `Mi amor:

Sofía quiere saber si donde tú estás también hay luna. Le dije que es la misma y que a las ocho la miren los dos. Desde entonces sale al patio a las ocho todas las noches, con chamarra y todo. Así que a las ocho, por favor, mira para arriba.

La maestra dice que ya lee sola. Anoche me leyó ella el cuento a mí.

Te extrañamos.
Marisol`,
  },
  {
    day: 16,
    from: 'fiona.orourke@example.com',
    to: 'S250042',
    body: `Caleb,

Nothing happened this week and I wanted to tell you about it. I made soup. The cat next door has decided that she lives here. Somebody put up Christmas lights already and the whole road is talking.

I like weeks like this. Soon you will be bored here with us.

Mam`,
  },
  {
    day: 17,
    from: 'simone.baptiste@example.com',
    to: 'S184263',
    body: `Dre,

I heard about the letter that came back. That was my fault, I didn’t know you can’t pass things on. They gave me the stamp back and told me the rule, so now we both know it.

YOU PASSED! Grandpa has told the whole street. He says a welder never goes hungry.

First exam in medical billing: 91.

Simone`,
  },
  {
    day: 15,
    from: 'keisha.washington@example.com',
    to: 'S201118',
    body: `Tyrell,

I was angry and I took that letter back. Here is a better one.

Ray misses you. Every evening he lies down at the door at the time you used to come home, and he says the same thing each time, you know what he says.

The car is paid off in March. Then I come every second Sunday.

Keisha`,
    returned: {
      reason: 'third_party',
      rule: 'Mail rule 9 (c)',
      note: 'The letter brings word from somebody called Ray. Who is held here under that name can be written to directly.',
    },
  },
  {
    day: 22,
    from: 'marisol.delgado@example.com',
    to: 'S123456',
    body: `Mateo,

Your cousin sharpened the blade on Saturday and it cuts like new. He did the whole yard with it and then Grandma’s, and he will not let anybody else touch it.

Everybody asks about you. I say you are reading a lot.

Marisol`,
    returned: {
      reason: 'forbidden_item',
      rule: 'Mail rule 7 (a)',
      note: 'The letter speaks of a blade that is sharpened.',
    },
  },
];

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
    day: 20,
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
