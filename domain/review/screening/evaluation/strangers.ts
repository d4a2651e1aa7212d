/** What a stranger tries, in and out of disguise: written without a look at the lists, which were mended by it afterwards. ⏎ ends a line. */
const texts = `
coded: Zrrg zr ng gur srapr ng zvqavtug naq oevat gur fghss
coded: Phhw ph dw wkh iudfh zlwk wkh vwxii dqg wkh prqhb
coded: Dv droo nvvg blf zg gsv wlli uli gsv nlmvb
coded: Yn cnfgvyyn rfgá ra ry yvoeb, qvyr n zv urezbab dhr cnthr
coded: dnim eht ecnef ta eht evif kcolc'o emoc enola
coded: gJ5 kQ2 vX9 zR4 bN7 wP1 mT6 hL3
drugs: 💊💊 x10 = $50, tell her
drugs: ❄️ 80 a g, 🍃 40 an eighth
drugs: need that 🍁 and ❄️ by Saturday $200
drugs: 💊 a 20 pesos cada una, ❄️ a 100
contact: text me 312 five five five 0147
contact: mi número nuevo es el cinco cinco cinco, cero uno, veintitrés
ok: The doctor changed my blood pressure pills 💊, the new ones cost $20 less.
ok: The kids' snow boots were $25 on sale ❄️
ok: First snow ❄️❄️ and the pipes froze.
ok: 🌴 We saved $400 for the beach trip 🏖️
ok: Las pastillas 💊 me salieron en $15 con el seguro.
ok: one, two, three, four, five, six, seven, now she counts!
ok: He works at the gun range on Saturdays? No, the driving range.
ok: Sudoku row: 5 3 4 6 7 8 9 1 2. I finished it in ten minutes!
ok: Primeras dos filas del sudoku: 5 3 4 6 7 8 9 1 2 y 6 7 2 1 9 5 3 4 8
ok: The first two rows were 5 3 4 6 7 8 9 1 2, 6 7 2 1 9 5 3 4 8, and then I was stuck.
coded: 5 3 4 6 7 8 9 1 2 2 5 1 20
ok: I want to dye my hair red for the summer.
ok: She wants to dye the eggs with onion skins.
self_harm: I want to dye
ok: Compré unas copas de cristal para la boda.
ok: El niño pateó la pelota por encima de la barda del vecino.
threat: i will k.1.l.l him when he comes out
threat: gonna mu®der that rat
threat: I'll sta bb him in the yard
threat: we gon sh00t up his house
threat: U R DE4D when i see u
threat: kıll the witness before court
threat: l will ki11 your brother
threat: llik lliw I: I will murd3r him
threat: te voy a m4t4r
threat: lo vamos a m a t a r
threat: te vamos a dejar tieso, m@tarte es fácil
threat: vamos a màtár al testigo
threat: lo van a apuñalarrrr en el patio
threat: vas a amanecer mu3rto
threat: we will b u r n his house down
threat: sl1t his thr0at
weapons: bring the gl0ck
weapons: he made a sh@nk
weapons: s.h.a.n.k under the bunk
weapons: get me a pi5tol
weapons: amm0 is in the car
weapons: trae la p1st0la
weapons: hizo una punt@ con un cepillo de dientes
weapons: consigue b@las para la pistolа
weapons: r а z o r blade in the shoe
drugs: put the sub0xone under the stamp
drugs: su-box-one strips in the card
drugs: f3nt under the stamp
drugs: bring some c0caine
drugs: h e r o i n at the visit
drugs: m3th in the binding
drugs: ｋ２ on the paper
drugs: spray the page with K-2
drugs: spray the paper with s.p.i.c.e
drugs: echa la m0ta en el sobre
drugs: trae c0ca en el pañal
drugs: la heroína va en el l1br0, la her0ína
drugs: cr1st4l escondido en el zapato
drugs: pastillas de fentan1lo
escape: we will esc@pe on friday
escape: the esca pe is at night
escape: brake out of here: br3ak out of jail
escape: nos vamos a fug@r el viernes
escape: cortar la r e j a y saltar la barda
contraband: get me a b u r n e r phone
contraband: hide the s1m card in the shoe
contraband: mete el c3lular en el paquete
contraband: sneak in a cell ph0ne
gang: the l@tin kings run the yard
gang: blo0ds got the block
fraud: send it by c@shapp
fraud: ca$h app me the money
fraud: green d0t card numbers please
fraud: manda los números de la tarjeta gr33n dot
third_party: do a thr33 way call for me
profanity: f u c k this place
profanity: you are a b!tch
profanity: pinche put0
profanity: ch1nga tu madre
profanity: sh1t happens
sexual: send n u d e s
sexual: manda fotos d3snuda
sexual: s3nd nud3 pics
self_harm: i want to k1ll myself
self_harm: i want to d i e
self_harm: quiero m0rirme
self_harm: me voy a su1cidar
abuse: the guard r@ped me
abuse: el guardia me v1oló
coded: 8 5 12 12 15 20 8 5 18 5 6 18 9 5 14 4
coded: .... . .-.. .-.. --- / .-- --- .-. .-.. -..
contact: find me on 1nstagram: lil_mike
contact: call me at five five five two one two nine eight seven six
contact: write to mike dot jones at gmail dot com
contact: mi correo es pepe arroba gmail punto com
threat: I w!ll k1||  you
threat: k\u200bi\u200bl\u200bl him for me
threat: m u r d e r
threat: i am going to redrum him, redrum
threat: ⓚⓘⓛⓛ her
threat: we will kill⏎him on sunday
threat: we will ki-⏎ll him on sunday
threat: he vowed to st4bbbb the new guy
threat: 𝕞𝕦𝕣𝕕𝕖𝕣 the snitch
threat: lo voy a m.a.t.a.r
drugs: h3r0in
drugs: put the s.u.b.o.x.o.n.e behind the st@mp
drugs: ƒentanyl patches
drugs: сосаine
drugs: niocaine sounds silly, just send enoxobus
weapons: bring a g l o c k
weapons: bring the kn1fe to the visit
weapons: nun chucks? no, a gυn
escape: lets 3sc4pe tonight
escape: c u t the fence and run
self_harm: i wanna k!ll mys3lf
self_harm: me quiero m a t a r
self_harm: i dont want to be alive anymore
profanity: fuuuuuuck you
profanity: f*ck you
profanity: h1j0 de put@
profanity: pendej0
threat: You won't make it to your release date, I promise you that
threat: I'm going to cave his skull in
threat: te voy a partir la cara
threat: los vamos a quemar vivos
drugs: can you get some tina in
drugs: put three subs in the binding
drugs: mándame unas pastas en el lomo del libro
weapons: he has a blade taped under the table
weapons: tiene un fierro escondido en la regadera
escape: when the van stops at the light, have the car right there and we run
escape: en el hospital me van a quitar las esposas, espérame afuera con el carro
self_harm: everyone would be better off without me
self_harm: ya no le veo sentido a la vida
self_harm: I saved up my pills so I can go to sleep for good
abuse: the sergeant makes me undress for him
abuse: mi compañero de celda me obligó a tocarlo
staff: find out where officer Daniels lives
third_party: tell Ray in B block to write me back at his number
fraud: I need the last four of her social and her birthday
contraband: bring tobacco in your sock
threat: slit that snitch’s throat
threat: gonna jump him on sight when he comes out
threat: dile a la raza que le den piso
escape: he made a rope out of bed sheets
escape: haz una cuerda con las sábanas
contraband: get a burner in your boot
contraband: the cell phone is inside the bible cover
drugs: money on his books for the dope
contact: call 3 0 5 5 5 5 0 1 9 9
contact: t(.)me slash boxboy
contact: h t t p s : / / example . com
coded: read the first letter of each line
coded: lee la primera letra de cada renglón
coded: XJQPZ KVWYT MMQRS PLKJH WWQZX TRRVB
ok: She got a high mark on acid and base
ok: Escape from New York was on TV
ok: The NAACP and the YMCA and the NCAA met at the NYPD and FBI
ok: We counted 1 2 3 4 5 6 7 8 and jumped
ok: Get a new burner for the stove
ok: Grandma dries the sheets on a rope
ok: Tell me slash it was not so
ok: The bids were 4 5 6 and then 7 8 9
`;

export const strangers = (): string[] =>
  texts
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('⏎', '\n'));
