/** Texts that nothing was tuned by: whoever changes a list looks only at how many are right, never at which. */
export const heldOut = `
threat: I swear I'll murder that man
threat: You will bleed for this
threat: strangle her with a cord
threat: I'm gonna smash his skull
threat: k!ll them all
threat: he's a dead man
threat: put a bullet in his head
threat: better keep her from testifying
threat: mur-der him
threat: I am going to hurt him bad
weapons: the shotgun is in the trunk
weapons: he got a new pistol
weapons: a homemade knife is under his bunk
weapons: g u n s and money
weapons: bring brass knuckles
escape: planning a jailbreak
escape: he wants to break out of prison
escape: climb the fence at night
escape: bolt cutters in the truck
escape: he slipped the handcuffs
drugs: cocaine in the shampoo
drugs: meth4mphetamine
drugs: got any percs for sale
drugs: su box one
drugs: he smokes k2 paper
drugs: fentanyll
drugs: a gram of dope
drugs: marijuana brownies
drugs: дrop the heroin off at ten
contraband: smuggle it in with the food cart
contraband: a package by the fence
contraband: charger and cellphone hidden in the mattress
contraband: get the CO to bring the phone
gang: crips and bloods are beefing
gang: latin kings tax us
fraud: use cashapp and send it to $bigtone
fraud: moneypak numbers please
third_party: do a 3 way call with Tasha
third_party: tell the witness to stay quiet, pass a note to the witness
staff: home address of the judge
sexual: I'm so horny thinking of you
sexual: porn
gambling: running a poker table
profanity: motherfucker
profanity: b!tch please
profanity: fucking liars
self_harm: I wish I was dead
self_harm: I am going to kill myself
self_harm: I feel suicidal
self_harm: no reason to live
abuse: he raped me
abuse: staff assaulted me in the hallway
abuse: a guard groped my breasts
contact: call (212) 555-0147
contact: https://bit.ly/abc123
coded: ZmluZCB0aGUga2V5IHVuZGVy
threat: te voy a romper la cara
threat: lo vamos a apuñalar
threat: eres hombre muerto
threat: los voy a m4tar
threat: le voy a cortar el cuello
weapons: una escopeta y dos rifles
weapons: esconde el cuchillo en el patio
escape: se fugaron tres del módulo
escape: quiere escapar de la cárcel
escape: saltamos la barda de noche
drugs: heroína en la biblia
drugs: marihu4na
drugs: dos gramos de coca
drugs: met4nfet4mina
contraband: meter un teléfono al penal
contraband: esconde el paquete en el colchón
gang: los sureños controlan todo
fraud: billetes falsos
third_party: una llamada a tres con mi hermano
staff: las placas del director
sexual: pornografía
profanity: vete a la chingada
profanity: p*ta madre
self_harm: quiero quitarme la vida
self_harm: no tengo razón para vivir
abuse: el oficial abusó de mí
abuse: denuncia PREA
contact: llama al 787-555-0199
ok: that joke killed me
ok: kill the lights when you leave
ok: wedding photo shoot was great
ok: he shot par on the golf course
ok: escape to the beach for a weekend
ok: hot wings with blue cheese
ok: my nephew got a nerf gun for Christmas
ok: bath bombs in a gift basket
ok: a coat of paint on the fence
ok: the doctor gave him morphine in the hospital
ok: sober for eighteen months, no more heroin
ok: the Bible says do not murder
ok: Penistone is a town in England
ok: shiitake mushrooms in the soup
ok: he hit a home run over the fence
ok: my grandfather had a stroke
ok: I assume the class is on Thursday
ok: her analysis of the book was great
ok: nobody was hurt in the crash
ok: we planted tomatoes and basil
ok: weed whacker broke again
ok: I ran three miles at the gym
ok: she got the green light on the house
ok: it's to die for, that pie
ok: the cat escaped and came back
ok: your niece scored two goals
ok: the dentist pulled my tooth
ok: pray for Aunt Rosa's surgery
ok: I got your letter and cried happy tears
ok: the rent went up fifty dollars
ok: blade runner is on netflix
ok: the sermon was about Cain who killed Abel
ok: see you at 2 on Saturday, visiting is at 1:30
ok: your sister graduated with honors
ok: it rained and the basement flooded
ok: bring me some good news
ok: put the package of diapers in the closet
ok: the shift at the factory is long
ok: the drop in temperature surprised us
ok: I dropped your letter in the mail
ok: dumplings and duck for dinner
ok: the title of the book is Titan
ok: our dog Killer chased a squirrel
ok: ice cream and brown sugar cookies
ok: I miss you to death
ok: el calor me mata
ok: mataría por un taco al pastor
ok: matamos el rato jugando dominó
ok: estoy muerto de hambre
ok: un ramo de flores para la abuela
ok: el disparo de salida de la carrera
ok: bomba de agua para el tinaco
ok: la niña se disfrazó de pirata con espada
ok: tus años de escuela fueron bonitos
ok: vi una película de terror
ok: mi tía Concha manda saludos
ok: el cálculo es difícil
ok: el gallo canta temprano
ok: hierba buena y limón
ok: rezamos por ti cada noche
ok: fuimos al panteón a dejar flores
ok: la operación salió bien
ok: el equipo ganó tres a dos
ok: tu hermano ya tiene trabajo
ok: la canción del corrido norteño
ok: llegó el paquete de Amazon
ok: no te mates trabajando
`;
