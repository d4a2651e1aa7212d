/** Texts by which the lists were made better. "category: text", or "ok: text" for what nobody should be stopped by. */
export const tuned = `
threat: he will catch a bullet
self_harm: voy a kitarme la vida
drugs: fenty patches
ok: I was shooting the breeze with Tom about hunting rifle season
ok: He said the exam was murder but he passed
threat: Tell Marcus I will kill him when I get out
threat: i'm gonna k1ll you and your whole family
threat: we will hurt her if she goes to court
threat: you're dead when i touch down
threat: snitches get stitches, remember that
threat: He better watch his back on the yard
threat: I know where your mother lives
threat: they put a hit on your cousin
threat: k i l l that rat for me
threat: He is a dead man walking into that courthouse
threat: if you testify your kids will pay
threat: I'ma shoot him in the face
threat: s.t.a.b him in the shower
threat: make the witness disappear before trial
threat: Pay up or your son gets jumped
threat: im about to beat you to death
threat: MURDER the whole crew
threat: кill the guard on second shift
threat: I will slit your throat
threat: burn down her house while she sleeps
weapons: can you get a glock for my brother
weapons: he made a shank out of a toothbrush
weapons: hide the razor blade in my shoe
weapons: he is buying ammo for friday
weapons: sharpen a toothbrush like I showed you
weapons: a lock in a sock will do it
weapons: how to make a pipe bomb at home
weapons: bring the g-u-n to the park
weapons: he keeps a 9mm under the seat
weapons: send money so he can buy an AR15
escape: we escape from here on sunday
escape: cut the fence behind the kitchen
escape: when is the shift change on the tower
escape: have the car waiting outside the hospital
escape: I need a handcuff key
escape: get me the floor plan of the jail
escape: over the fence at midnight, be ready
escape: there is a blind spot in the cameras by the laundry
escape: we are digging a tunnel under the chapel
escape: the guards change at six, then we run
escape: 3scap3 plan is ready
escape: bust me out of here on the next court run
drugs: put the suboxone behind the stamp
drugs: sub0x0n3 is going for 50 a piece
drugs: spray the paper with K2 before you mail it
drugs: the letter was soaked, tear it in squares
drugs: fent@nyl came in yesterday
drugs: he sells m e t h on the unit
drugs: bring strips to the visit in your sock
drugs: hide the pills in the diaper
drugs: I got an ounce of weed for you
drugs: co-caine in the soap
drugs: swallow the balloon before you come in
drugs: I am getting high on spice in here every night
drugs: h3r0in is easy to get
drugs: need clean urine for friday
drugs: ask the plug to smoke some ice with me, got a gram
drugs: ｆｅｎｔａｎｙｌ patches
drugs: cooking hooch under the bunk
drugs: xanax bars tucked inside the card
contraband: throw the package over the fence by the ball field
contraband: bring me a burner phone
contraband: the guard will bring it in for 200
contraband: sneak it past security at visit
contraband: hide it in the baby's diaper
contraband: the drone drops tonight behind the gym
contraband: I have a cell phone in my cell, text me
contraband: mark it legal mail so they don't open it
contraband: hid the sim card in the bible
contraband: con tra band is coming in with the laundry
contraband: slip me the tobacco when you hug me
gang: the bloods run this pod now
gang: MS-13 wants their rent
gang: a kite from the big homies
gang: he got jumped into the gang last week
gang: the shot caller said no
gang: aryan brotherhood is recruiting here
fraud: send it to my cash app
fraud: Ca$hApp me the money
fraud: get a green dot and give me the numbers
fraud: put 100 on my cellie's books
fraud: file taxes for the guys, I have their socials, fake returns
fraud: pay off the guard
fraud: zelle him the 200
third_party: call me on three way with him
third_party: click her in on 3way
third_party: pass a message to my codefendant
third_party: forward this letter to another inmate
third_party: use a fake return address
staff: find out where that officer lives
staff: what is the license plate of the warden
staff: follow the sergeant home
sexual: send me nudes
sexual: p0rn magazines
sexual: I want to lick your pussy
sexual: send naked pics for my birthday
gambling: I lost 50 on the poker table
gambling: place a bet for me on the game
profanity: what the fuck is wrong with him
profanity: you are such a b1tch
profanity: sh!t happens
profanity: f u c k this place
profanity: that @sshole took my soup
self_harm: I don't want to live anymore
self_harm: I want to die
self_harm: everyone would be better off without me
self_harm: thinking about suicide every night
self_harm: I'm going to hang myself
self_harm: I have been saving my pills until I have enough
self_harm: I just want to end it all
self_harm: I have nothing left to live for
self_harm: he keeps cutting himself
abuse: the officer touched me in the shower
abuse: I was raped by my cellie
abuse: they forced me to have sex
abuse: I want to file a PREA report
abuse: the guards beat me while I was handcuffed
abuse: my cellmate keeps grabbing me, I was sexually assaulted
contact: look at www.freestuff.com
contact: my number is 555-867-5309
contact: hit me up on snap: lilqueen99
contact: write me at joe.smith@mail.com
contact: new number five five five one two three four five six seven
coded: 8 5 12 16 13 5 15 21 20 14 15 23
coded: 01101000 01100101 01101100 01110000
coded: Xkqz vfgt wbrn zzpq kjhg tlmv
coded: aGVsbG8gd29ybGQgMTIzNDU2
threat: te voy a matar
threat: lo van a matar cuando salga
threat: los m4t4mos a todos
threat: dile que está muerto si habla
threat: sé dónde vive tu mamá
threat: le vamos a romper las piernas
threat: m a t a r al soplón
threat: ponle precio a su cabeza
threat: lo quiero ver muerto, mátalo
threat: te vas a arrepentir, cuida tu espalda
threat: apuñálalo en el patio
threat: si no pagas te van a golpear
weapons: consígueme una pistola
weapons: tiene un cuchillo escondido en el colchón
weapons: hizo un filero con el cepillo
weapons: mete una navaja en el zapato
weapons: vamos a poner una bomba en el juzgado
weapons: p1st0la cargada
escape: el plan de fuga está listo
escape: nos vamos a escapar el domingo
escape: corta la reja de atrás
escape: la camioneta esperando afuera del hospital
escape: a qué hora es el cambio de guardia
escape: estamos haciendo un túnel
escape: consigue la llave de las esposas
drugs: pon el suboxone debajo del timbre
drugs: trae cocaína en la visita
drugs: f3nt4n1lo en la carta
drugs: remoja el papel antes de mandarlo
drugs: aquí vendo mota y cristal
drugs: c o c a i n a
drugs: esconde las pastillas en el pañal
drugs: media onza de mota
drugs: la cocaína llegó ayer
drugs: mándame hojas rociadas con k2
contraband: mete el celular por la visita
contraband: avienta el paquete por la barda
contraband: el custodio mete los celulares
contraband: esconde el chip en la biblia
contraband: el dron llega esta noche
contraband: tengo un celular en la celda
gang: la mara salvatrucha manda aquí
gang: hay que pagar la renta al barrio
gang: lo brincaron a la pandilla
fraud: mándalo por cash app
fraud: deposita dinero a la cuenta de mi compañero
fraud: vamos a lavar dinero
fraud: tarjetas clonadas
third_party: hazme una llamada de tres con él
third_party: pásale el recado a mi coacusado
staff: averigua dónde vive el custodio
staff: la dirección de la jueza
sexual: mándame fotos desnuda
sexual: quiero chuparte toda la noche
gambling: perdí 100 en los dados
profanity: eres un pendejo
profanity: ch1nga tu madre
profanity: hijo de puta
profanity: qué m i e r d a
self_harm: ya no quiero vivir
self_harm: me quiero matar
self_harm: estarían mejor sin mí
self_harm: pienso en el suicidio todos los días
self_harm: quiero morirme
self_harm: voy a acabar con mi vida
abuse: un guardia me tocó en la ducha
abuse: me violaron anoche
abuse: los custodios me golpearon
abuse: me obligan a tener sexo
contact: visita www.ejemplo.com
contact: mi número es 55 1234 5678
contact: búscame en instagram: maria_23
ok: I'm just killing time until the visit
ok: my feet are killing me after that double shift
ok: shoot me a text when you land
ok: we shot hoops at the park with your nephew
ok: the baby got her flu shot today
ok: Grandma from Scunthorpe says hello
ok: your mom will kill me if I forget her birthday
ok: we did an escape room for Tyler's birthday
ok: The Great Escape is on TV tonight
ok: he got a job with a nail gun on a roofing crew
ok: my car has a dead battery again
ok: I cashed a check and paid the light bill
ok: my sim card at work stopped working
ok: I need to wax the car on Sunday
ok: she will drop by on Tuesday
ok: I almost died laughing at your drawing
ok: your aunt was diagnosed with breast cancer
ok: I have been clean from heroin for two years
ok: he died of a fentanyl overdose and we miss him
ok: the pastor preached on thou shalt not kill
ok: John 3:16 and Psalm 23:4 got me through
ok: Romans 8:28, Proverbs 3:5-6, Matthew 5:9
ok: Dick Van Dyke was in that movie
ok: my cocker spaniel had puppies
ok: I am taking Spanish class and an assessment on Monday
ok: the glass was on the grass
ok: we ate a whole bag of Swedish fish
ok: happy birthday to the best dad in the world
ok: my therapist says I should write more
ok: He killed it at his recital last night
ok: I broke out in hives from the soap
ok: the fire escape on our building is being painted
ok: mom made lamb shank for Easter
ok: that movie was a bomb but the popcorn was good
ok: I painted the fence white this weekend
ok: I talked over the fence with the neighbor
ok: The baby's diaper leaked on the couch
ok: 12 14 18 22 31 45 were the lotto numbers
ok: count with me 1 2 3 4 5 6 7 8 9 10
ok: I lost my wallet and had to replace my license
ok: Uncle Bob had a stroke but is in rehab now
ok: don't beat yourself up about it
ok: my phone is dead, sorry I missed you
ok: I can't live without you, come home soon
ok: we buried Grandpa next to Grandma
ok: the doctor prescribed gabapentin for my nerve pain
ok: she is taking oxycodone after surgery at the hospital
ok: two strips of bacon and eggs
ok: we drove past the Vegas strip mall
ok: I put money on your books today
ok: the kids played spades and I lost
ok: they had a drug free assembly at school
ok: we watched a documentary about the war and the bombing of London
ok: he was killed in a car accident in March
ok: the high school team won
ok: I got high marks on my exam
ok: I feel blue but I am not giving up
ok: She hung a picture of you in the hall
ok: pulled weeds in the garden all day
ok: coke zero and pizza for dinner
ok: molly is our new puppy
ok: the ice on the road was bad
ok: blow out the candles for me
ok: you crack me up
ok: I would kill for a cheeseburger right now
ok: kill two birds with one stone
ok: the heat is killing us
ok: cut you some slack
ok: please take him out to dinner when you get home
ok: my back has been killing me
ok: the new James Bond has a cool watch
ok: he is a great shot at basketball
ok: Uranus is a planet, your son says
ok: Essex and Sussex are in England
ok: cockatoo and peacock at the zoo
ok: the assistant principal called about his grades
ok: they had a shooting star watch party
ok: hot glue gun crafts with the girls
ok: I bought new razor scooters for the boys
ok: riding shotgun with Dad
ok: stop jumping the gun on this
ok: the battle of Gettysburg chapter is due
ok: suicide prevention walk on Saturday
ok: he coaches the soccer team now
ok: I got a new job at the Amazon warehouse
ok: rest in peace Auntie, the funeral was lovely
ok: God is good all the time
ok: 555 Main Street apartment 4
ok: the game starts at 7:30 on channel 5
ok: it cost $43.75 with the fee
ok: my GED scores were 165, 170 and 158
ok: don't worry about us we are fine
ok: Merry Christmas and a happy new year
ok: Te quiero mucho y te extraño
ok: estaba matando el tiempo en la sala de espera
ok: me muero de risa con tus dibujos
ok: mi mamá me va a matar si llego tarde
ok: la espalda me está matando
ok: feliz año nuevo a toda la familia
ok: tengo treinta años y un hijo
ok: fuimos a una sala de escape con los primos
ok: hay una fuga de agua en el baño
ok: la perra tuvo cachorros
ok: compré una pistola de silicón para las manualidades
ok: hicimos bombas de chocolate
ok: vimos una estrella fugaz
ok: la computadora se descompuso
ok: la pasamos bomba en la fiesta
ok: estoy muerta de cansancio
ok: se me escapó una lágrima
ok: mate con bizcochos por la tarde
ok: nieve de limón en la feria
ok: llevo tres años limpio de drogas gracias a Dios
ok: lo mataron hace diez años y todavía duele
ok: la maestra de matemáticas es buena
ok: el partido se fue a tiros penales
ok: el abuelo cortó la mata de plátano
ok: me cortaron el pelo muy corto
ok: una coca cola bien fría
ok: se rompió el cristal de la ventana
ok: murió de cáncer en el hospital
ok: no puedo vivir sin ti, mi amor
ok: la enfermera le puso la vacuna
ok: el perro se escapó otra vez
ok: pagué la renta y la luz
ok: me tocó trabajar el domingo
ok: canté en el coro de la iglesia
ok: la llamada se cortó, lo siento
ok: el salmo 23 me da paz
ok: Juan 3:16 es mi versículo
ok: haz la tarea antes de jugar
ok: cocinamos mole con pollo
`;
