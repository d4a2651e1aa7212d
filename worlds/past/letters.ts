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
    day: 4,
    from: 'hector.delgado@example.com',
    to: 'S123456',
    body: `Sobrino:

El sábado le hago el cambio de llantas a tu camioneta. Las de invierno aquí no hacen falta, pero las viejas ya estaban lisas.

Tu abuela pregunta si te dan fruta. Dice que comas plátano, por el potasio.

Tu tío Héctor`,
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
    day: 5,
    from: 'simone.baptiste@example.com',
    to: 'S184263',
    body: `Dre,

Grandpa figured out the phone. He sent me eleven messages before breakfast and nine of them are his thumb.

The class is hard but the teacher is kind. We learned forty words for the same knee.

Simone`,
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
    day: 9,
    from: 'keisha.washington@example.com',
    to: 'S201118',
    body: `Tyrell,

First practice for DeShawn was tonight. He fell twice, got up twice, and asked if you saw it. I said you would read about it, which is nearly the same.

Your mother is coming for Thanksgiving. Send me strength.

Keisha`,
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
    day: 11,
    from: 'hector.delgado@example.com',
    to: 'S123456',
    body: `Sobrino:

Ya quedaron las llantas. La llevé hasta el puente y de regreso y no hizo ni un ruido.

Vino tu primo a preguntar si la vendo. Le dije que el dueño vuelve pronto y que le pregunte a él.

Te abraza,
tu tío Héctor`,
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
    day: 12,
    from: 'simone.baptiste@example.com',
    to: 'S184263',
    body: `Dre,

Quick one before work. The certificate came in the mail to my house by mistake, with your whole name on it. I put it on the wall in the kitchen, over the calendar. Everybody who comes in has to read it out loud.

Simone`,
  },
  {
    day: 13,
    from: 'fiona.orourke@example.com',
    to: 'S250042',
    body: `Caleb,

It rained the whole week, so I sorted the photographs. There is one of you on the pony, furious. I am keeping it by the kettle.

The cat next door has been in twice. I gave her nothing. Well, a bit of ham.

Mam`,
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
    day: 14,
    from: 'dana@example.com',
    to: 'S123456',
    body: `Mateo,

Sofía’s teacher called, and for once it was good news. She read to the whole class, standing on a chair, with both teeth missing. She asked for the chair herself.

Your uncle put new tires on the truck. He will not tell me what they cost.

Love,
Mom`,
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
    day: 16,
    from: 'hector.delgado@example.com',
    to: 'S123456',
    body: `Querido sobrino:

Tu abuela cumple ochenta y seis el mes que viene y quiere que le escribas dos renglones, aunque sea. Los va a poner en el marco, junto a la Virgen.

Todo bien por acá. La camioneta, también.

Tu tío Héctor`,
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
    day: 17,
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
