/** Concerns told around the word, as people write them in letters. Tuned by: what is found of wordings nobody has seen is far less (README.md). */
export const around = `
threat: If that man comes near my sister again he won't be walking home, and that is a promise.
threat: When I touch down somebody is getting dealt with, and you know exactly who I mean.
threat: He better watch his back out on the yard. People have been told.
threat: I'd put him in a wheelchair before I let him raise my son.
threat: You have until Friday to get that money to my cousin or something is going to happen to your brother in C block.
threat: She's gonna be sorry she ever called the law on me. I'll fix it so nobody recognizes that face.
threat: I'm going to break every bone in his body when I catch him.
escape: The van to the clinic only has two officers and they stop for coffee at the same gas station every time.
escape: The camera by the loading dock has been out all month and the man in the tower is asleep by three.
escape: I've been working on the window a little every night and the screws are almost out.
escape: They count at four and don't check again until nine, so that's five hours before anybody knows I'm gone.
drugs/contraband: Soak the drawing in it first, let it dry flat, and mail it like always.
drugs/contraband: My celly is sick as a dog without it. Can your cousin get a few of the orange ones that go under the tongue?
drugs/contraband: Throw the football over on the rec side around six, they already know to pick it up.
drugs/contraband: Put it under the stamp, they never check there.
drugs/contraband: Get fifteen of the blue ones from Ray and crush them up good before you come.
drugs/contraband: I've been getting high again in here, it's easier to find than on the street.
weapons: He sharpened a toothbrush on the floor and he's holding it for me.
weapons: Tell J to get rid of the strap, just throw it in the river.
weapons: Order the parts online and have them come to Tia's house a few at a time, that way nobody asks who the gun belongs to.
weapons: Somebody melted a razor into a pen and now it's going around the dorm.
gang: Word came from the homies up north, it's a green light on anybody from the east side.
gang: Let the big homies know the new kid showed up without his paperwork.
gang: Tell the little homies to hold the block down and keep the flag flying till I'm back.
gang: They jumped me in last week so now I'm family with them for life.
fraud/gambling: Load the green card at CVS and read me the fourteen numbers on the back.
fraud/gambling: Call the old lady and say it's the bank, get her to read you the code that comes to her phone.
fraud/gambling: Open a bank account in your name and let my buddy use it, you keep ten percent of every check.
fraud/gambling: Once the Apple card is paid for, scratch it off and text the picture to this guy.
fraud/gambling: Don't send it in your name, use your neighbor's so they can't connect it to me.
third_party: When I call just click over and add Tony on the line, and don't say any names.
third_party: Write me from your sister's account, mine got suspended.
third_party: I know the judge said I can't talk to her but let her know I still love her, and see if she'll drop it.
coded: When I say birthday I mean the delivery, and when I say cake I mean the money.
coded: 14-3-22 9-17-4 21-8-1 and you know which book.
coded: teem em ta eht ecnef ta neves
sexual: I can't stop thinking about your mouth on me and my hand up your skirt in the truck.
sexual: When I get home I'm going to bend you over that kitchen table.
sexual: I want to lick every inch of you and make you scream.
self_harm: By the time you read this I won't be around anymore. Please take care of the dog.
self_harm: Everybody would be better off without me, and I mean that.
self_harm: I gave away my radio and my books, I won't be needing them where I'm going.
self_harm: I looked at the sheet and the vent for a long time yesterday.
self_harm: I can't do ten more years of this, I'd rather go be with Mama in heaven.
self_harm: Sometimes I pray God just takes me in my sleep.
self_harm: Since the sentence my boy keeps saying there's nothing left to live for. I'm scared for him.
staff: Officer Dalton lives in the blue house on Maple next to the school, his wife drives a white Kia.
staff: Look up that nurse on Facebook, see where she stays and if she's got a man.
staff: Run the plates on the warden's truck for me and see whose house it's parked at.
abuse: The night officer makes me undress for him and says if I tell anybody I lose my visits.
abuse: He touched me in the shower and I'm scared to say anything.
abuse: An officer put his hand down my pants while he searched me.
abuse: I'm the smallest one in here and they pass me around.
abuse: Three guards beat me while I was in cuffs and now I can't see out of my left eye.
abuse: I haven't had water in my cell for two days and they laugh when I ask for it.
threat: Si ese tipo vuelve a acercarse a mi hermana, te juro que no llega vivo a su casa.
threat: Cuando salga de aquí me las va a pagar todas juntas.
threat: Que se cuide en el patio, ya se corrió la voz.
threat: Antes lo dejo en silla de ruedas que dejarlo criar a mi hijo.
threat: Tienes hasta el viernes para darle el dinero a mi primo o tu hermano la va a pasar mal allá adentro.
threat: Se va a arrepentir de haber llamado a la policía, le voy a dejar la cara que ni su madre la reconozca.
threat: Le voy a romper los huesos uno por uno cuando lo agarre.
threat: Le pusieron precio a su cabeza y alguien de aquí lo va a cobrar.
escape: En la camioneta al hospital van solo dos custodios y siempre se bajan a comprar café.
escape: La barda de atrás no tiene cámara y el de la torre se duerme a las tres.
escape: Llevo dos meses limando el barrote, ya casi cede.
escape: Pasan lista a las cuatro y luego hasta las nueve; son cinco horas antes de que noten que no estoy.
drugs/contraband: Remoja el dibujo en eso, lo dejas secar y lo mandas como siempre.
drugs/contraband: Mi compañero anda bien malilla y necesita curarse, a ver si tu primo le consigue.
drugs/contraband: Avienta la pelota por el lado de la cancha como a las seis, ya saben que la tienen que levantar.
drugs/contraband: Ponlo debajo de la estampilla, ahí nunca revisan.
drugs/contraband: Pídele a Ramón quince de las azules y muélelas bien antes de venir.
drugs/contraband: Otra vez ando drogándome, aquí se consigue más fácil que en la calle.
weapons: Ya le sacó filo al cepillo de dientes y me lo está guardando.
weapons: Dile a Beto que tire el fierro al canal.
weapons: Cómprame dos cajas de tiros y guárdalas en casa de tu tía.
gang: Los carnales del norte mandaron decir que hay luz verde con los del este.
gang: Avísale al palabrero que el nuevo llegó sin papeles.
gang: Dile a los chavalos que sigan cobrando la renta en la cuadra hasta que yo salga.
gang: Me brincaron la semana pasada, trece segundos, ya soy de ellos.
fraud/gambling: Compra la tarjeta verde en la farmacia y díctame los números de atrás.
fraud/gambling: Háblale a la viejita, dile que eres del banco y que te lea el código que le llega.
fraud/gambling: Abre una cuenta a tu nombre y préstasela a mi compa, te toca el diez por ciento de cada cheque.
fraud/gambling: Raspa la tarjeta de regalo y mándale la foto de los números a este señor.
fraud/gambling: No lo mandes a tu nombre, usa el de la vecina para que no lo relacionen conmigo.
third_party: Cuando te marque, mete a Toño en la otra línea y no digan nombres.
third_party: Escríbeme desde la cuenta de tu hermana, la mía me la suspendieron.
third_party: Ya sé que el juez dijo que no la busque, pero dile que la quiero y que quite la demanda.
coded: Cuando te diga cumpleaños es la entrega y cuando te diga pastel es el dinero.
coded: 14-3-22 9-17-4 21-8-1, ya sabes en qué libro.
coded: le setram a sal sies rop al adrab
sexual: No dejo de pensar en tu boca sobre mí y en mi mano debajo de tu falda.
sexual: Llegando te voy a poner contra la mesa de la cocina y no te voy a soltar en toda la noche.
sexual: Quiero lamerte toda hasta que grites.
self_harm: Cuando leas esto yo ya no voy a estar. Cuida mucho a mi perrito.
self_harm: Todos estarían mejor sin mí, lo digo en serio.
self_harm: Regalé mi radio y mis libros, a donde voy no los voy a ocupar.
self_harm: Me quedé viendo la sábana y la reja un buen rato.
self_harm: Otros diez años no los aguanto, prefiero irme con mi mamá al cielo.
self_harm: En las noches le pido a Dios que ya me recoja.
self_harm: Desde la sentencia mi hijo dice que no tiene para qué seguir. Tengo miedo por él.
staff: El oficial Salgado vive en la casa azul junto a la primaria y su mujer trae un carro blanco.
staff: Busca en Facebook a la enfermera de aquí y mira con quién vive.
staff: Consígueme de quién son las placas de la camioneta del director.
abuse: El de la noche me hace quitarme la ropa y dice que si hablo me quita las visitas.
abuse: Me tocó en las regaderas y me da miedo decirlo.
abuse: Me metió la mano por debajo de la ropa cuando me estaba revisando.
abuse: Soy el más chico y me pasan de uno a otro.
abuse: Tres guardias me golpearon esposado y ya no veo de un ojo.
abuse: Llevo dos días sin agua en la celda y se ríen cuando la pido.
profanity: Dile a tu abogado que es un pendejo y un hijo de la chingada.
threat: Tell Marcus I know where his mama sleeps.
threat: If she gets on that witness stand Tuesday, her kids will grow up without a mother.
threat: I got two guys over there who will take care of him for a few soups, just say when.
threat: Everybody here saw the paperwork on him, and you know what rats get.
threat: Keep talking to that detective and see what happens to that pretty house of yours.
threat: I would burn that place down with him in it and sleep fine.
threat: That boy has a target on him now. He isn't going to see Christmas.
escape: Leave the car by the church at the end of the county road Thursday night, keys on the front tire, and don't tell your mother.
escape: I'm not going back after work release on Monday. By lunch I will be across the border.
escape: Get me a set of plain clothes in my size and stash it behind the dentist the day I go for my teeth.
escape: The laundry truck guy never looks in the back. I'd fit easy.
drugs/contraband: Put it in a balloon like last time and pass it to me when we kiss.
drugs/contraband: The lady in the kitchen will carry it in for three hundred, just meet her in the Walmart parking lot.
drugs/contraband: Everybody in here is smoking that paper, one page goes for five hundred. We could make bank.
drugs/contraband: I need a charger that fits the little phone, the one I have in here is broken.
drugs/contraband: Sit at the table by the vending machine, and have the baby wear the diaper I told you about. They don't touch babies.
drugs/contraband: The guy down the tier cooks wine out of fruit cups and he'll trade a bottle for stamps.
weapons: My brother left the nine under the spare tire, so move it before they search the car.
weapons: I keep a piece of metal from the bunk under my mattress now with a bit of sheet for a handle.
weapons: I got a padlock in a sock waiting for him.
gang: I put in work for the set and now they say I earned my patch.
gang: Here you ride with your car and pay your taxes or they smash you off the yard.
gang: The shot caller voted him out, he's no good with us anymore.
fraud/gambling: Send two hundred to his girl, dollar sign BigTina77, and don't write anything in the note.
fraud/gambling: I lost at the poker table so put fifty on Hernandez's account this week instead of mine.
fraud/gambling: I have the socials for six guys in here, file the unemployment for all of them and we split it.
fraud/gambling: That lady from the pen pal site believes anything, tell her I need money for surgery.
third_party: Copy this part and mail it to Darnell over at the other prison since they won't let me write him.
third_party: I'm on Ramirez's PIN when I call, so pick up when it says his name.
third_party: Send this note to the guy in cell 14 through his mother.
coded: Take the second letter of every word in my last letter.
coded: From now on Aunt Sally is the white stuff and Uncle Bob is the cops.
coded: 8.5.12.16 - 13.5 - 7.5.20 - 15.21.20
sexual: Send me one of you with nothing on but the red heels.
sexual: Tell me slowly what you do with your fingers at night when you think of me.
sexual: Come to the visit with no panties on under that dress.
self_harm: I don't see the point of waking up.
self_harm: I've been saving up my meds and I have enough now.
self_harm: I cut my arms again last night, it's the only thing that makes it quiet.
self_harm: I stopped eating nine days ago and I don't plan to start again.
self_harm: This is the last letter you'll get from me. Tell the kids I loved them.
self_harm: I'm so tired. I don't want to be here anymore, on this earth I mean.
self_harm: If I had a way to do it I would do it tonight.
staff: Find out where that sergeant's kids go to school.
staff: The new CO is cool, she'll bring me anything if you send her a little something.
staff: Me and the female officer on nights have been kissing in the supply closet.
abuse: My cellmate forces me to do things at night and nobody listens when I ask to move.
abuse: The only way I get my phone time is if I do sexual favors for him.
abuse: I woke up and he was on top of me. I couldn't yell.
abuse: The counselor wants me to sit on his lap and says it's our little secret.
abuse: There's a guard who watches us girls shower and says nasty stuff about our bodies.
profanity: Those mofos took my job and didn't even say thanks.
threat: Dile a tu cuñado que ya sé a qué hora sale su hija de la escuela.
threat: Si abre la boca en el juicio, sus hijos se quedan huérfanos.
threat: Tengo dos muchachos allá que le dan una calentada por unas sopas, nomás di cuándo.
threat: A los sapos aquí les va muy mal, y todos saben que él habló.
threat: Síguele platicando con el detective y vas a ver cómo amanece tu casa.
threat: Les prendo fuego con todo y casa, a mí no me tiembla la mano.
threat: Ese muchacho ya está marcado, no llega a Navidad.
escape: Déjame el carro prendido detrás de la iglesia el jueves en la noche, con las llaves en la llanta.
escape: Del permiso del domingo ya no regreso, el lunes amanezco del otro lado.
escape: Consígueme ropa de civil de mi talla y los papeles de mi primo, que nos parecemos.
escape: El camión de la lavandería no lo revisan, ahí quepo yo acostado.
drugs/contraband: Métetelo en un globito y cuando nos besemos me lo pasas.
drugs/contraband: La señora de la cocina lo mete por trescientos, nomás hay que verla en el estacionamiento.
drugs/contraband: Aquí una hoja de esas se vende en quinientos, imagínate lo que sacamos.
drugs/contraband: Necesito un cargador para el telefonito que tengo aquí, el otro se quemó.
drugs/contraband: Pónselo a la niña en el pañal, a los bebés no los tocan.
drugs/contraband: El de la celda de al lado hace vino con fruta y lo cambia por estampillas.
weapons: La nueve está debajo de la llanta de refacción, muévela antes de que cateen.
weapons: Duermo con un pedazo de metal debajo del colchón, le hice mango con la sábana.
weapons: Tengo un candado metido en un calcetín para cuando venga.
gang: Ya hice lo que me pidieron, ahora sí soy del barrio y me van a tatuar.
gang: Aquí te juntas con los tuyos y pagas tu cuota, si no te sacan del patio a golpes.
gang: La clica ya votó y ese vato quedó fuera.
fraud/gambling: Mándale doscientos a la cuenta de la esposa de él y no pongas nada en el concepto.
fraud/gambling: Perdí en la baraja, ponle cincuenta a Hernández esta semana en vez de a mí.
fraud/gambling: Tengo los seguros sociales de seis muchachos, mete el desempleo de todos y vamos a medias.
fraud/gambling: La señora de las cartas se cree todo, dile que necesito para una operación.
third_party: Copia esta parte y mándasela a Darío al otro penal, a mí no me dejan escribirle.
third_party: Te voy a llamar con la clave de Ramírez, tú contesta aunque diga su nombre.
third_party: Hazle llegar este recado al de la celda 14 por medio de su mamá.
coded: Fíjate en la segunda letra de cada palabra de mi carta pasada.
coded: De ahora en adelante la tía Chela es la blanca y el tío Beto es la policía.
sexual: Mándame una foto tuya sin nada, nomás con los tacones rojos.
sexual: Cuéntame despacito qué te haces con los dedos cuando piensas en mí.
sexual: Ven a la visita sin calzones debajo del vestido.
self_harm: Ya no le veo caso a levantarme.
self_harm: He ido guardando las pastillas y ya junté las suficientes.
self_harm: Anoche me volví a cortar los brazos, es lo único que me calma.
self_harm: Llevo nueve días sin comer y no pienso volver a probar nada.
self_harm: Esta es la última carta que te llega de mí, diles a los niños que los quise.
self_harm: Estoy cansado de vivir, mi amor, ya no puedo más.
self_harm: Si tuviera con qué hacerlo, lo haría hoy mismo.
staff: Averíguame a qué escuela van los hijos del comandante.
staff: La custodia nueva es buena onda, por un dinerito mete lo que sea.
staff: Con la oficial de la noche ya nos hemos besado en la bodega.
abuse: Mi compañero de celda me obliga a hacerle cosas y nadie me cambia.
abuse: Me da las llamadas a cambio de favores, tú sabes de cuáles.
abuse: Desperté y lo tenía encima, no pude ni gritar.
abuse: El consejero quiere que me siente en sus piernas y dice que es nuestro secreto.
abuse: Hay un guardia que se queda mirando cuando las muchachas nos bañamos y dice cosas de nuestro cuerpo.
profanity: Esos huevones me quitaron el trabajo y ni las gracias me dieron.
threat: You got one week to make this right before I send my people to your door.
threat: I already told him, he touches my kid again and they'll be scraping him off the floor.
threat: That prosecutor has a family too. She should think about that.
threat: I hope you sleep good, because when my time is up I'm coming for everything you love.
threat: They jumped that boy at breakfast and your cousin is next if he don't pay what he owes.
threat: Somebody ought to shut her up before the hearing.
threat: Nobody steals from me and lives to spend it.
threat: La próxima vez que te vea con otro no respondo de mí.
threat: Ese fiscal también tiene familia, que lo piense bien.
threat: Si mi hermana vuelve a llorar por tu culpa te voy a buscar y no te va a gustar.
threat: Al nuevo ya le avisaron que si no paga lo van a picar.
threat: Ella sabe muy bien lo que les pasa a los que hablan de más.
threat: Lo vamos a estar esperando el día que pise la calle.
threat: Más te vale que retires la denuncia porque aquí tengo amigos afuera.
escape: The fence by the softball field has been cut and nobody has noticed yet.
escape: When they take me for the x-ray there's a back stairwell with no lock.
escape: I memorized the numbers the guard punches in at the side door.
escape: Be parked on the dirt road behind the farm at two in the morning with the lights off.
escape: My cousin has a boat, we could be in the Bahamas before they do the morning count.
escape: Ya me aprendí la clave que marca el guardia en la puerta de servicio.
escape: Espérame con el carro apagado en la brecha de atrás a las dos de la mañana.
escape: El domingo que es día de visita me voy a salir vestido de mujer.
escape: Ya junté las sábanas que necesito para bajar por la ventana.
drugs/contraband: Ask your neighbor who works here if he still wants to make some extra cash on the side.
drugs/contraband: I need you to get a hold of Skinny and tell him twenty sheets this time, not ten.
drugs/contraband: Roll it tight, wrap it in the glove finger and put it where the sun doesn't shine.
drugs/contraband: My boy in the kitchen can get anything in as long as it fits in a lunch box.
drugs/contraband: The strips you sent in the birthday card got through, send the next one the same way.
drugs/contraband: I can text you tonight after lights out from my buddy's phone.
drugs/contraband: We've got some good tree going around, I've been floating all week.
drugs/contraband: Dobla bien el papelito y mételo en la costura del pantalón de la visita.
drugs/contraband: Dile al Flaco que esta vez sean veinte hojas y no diez.
drugs/contraband: Te mando mensaje en la noche cuando apaguen la luz, un compa me presta el cel.
drugs/contraband: La tarjeta de cumpleaños llegó con todo y lo que traía adentro, manda otra igual.
drugs/contraband: Aquí anda buena la hierba, me la paso volando toda la semana.
weapons: There's a blade taped under the third table in the chow hall in case it goes down.
weapons: Uncle Ray has my pistol in his attic, tell him to file the number off.
weapons: Everyone is making spears out of rolled newspaper and staples for Saturday.
weapons: Hay una navaja pegada debajo de la mesa del comedor por si se arma.
weapons: Mi tío tiene mi pistola en el tapanco, que le borre el número.
gang: The brothers want me to step up and run this side of the yard.
gang: If they find out I sat with the other race I'm done, those are the rules here.
gang: Tell them on the street that the war with the eighteens is back on.
gang: Los hermanos quieren que yo corra este lado del patio.
gang: Avisa en la calle que otra vez hay guerra con los dieciocho.
fraud/gambling: Call the jail account for Mr. Perez and put it there, he'll give me canteen for it.
fraud/gambling: Get me the card numbers off your grandmother's statement, she never checks it.
fraud/gambling: Cash this check with your ID, it's not really mine but nobody will know.
fraud/gambling: Sácame los números de la tarjeta de tu abuela, ella ni revisa el estado de cuenta.
fraud/gambling: Cambia este cheque con tu credencial, no es mío pero nadie se va a enterar.
fraud/gambling: Le aposté dos meses de tienda al campeón y perdí, ayúdame a pagarle al corredor.
third_party: Put me through to Junior when I call, use your cell on speaker.
third_party: Tell Mike's lawyer's client in pod six to keep my name out of it.
third_party: Cuando llame pon el otro celular en altavoz con Junior.
third_party: Avísale al Güero del módulo seis que no me vaya a mencionar.
coded: If I write that the weather is bad it means the search happened.
coded: Si escribo que hace frío quiere decir que ya hubo cateo.
coded: 3-1-20 23-9-12-12 2-5 20-8-5-18-5
sexual: I keep dreaming of peeling that dress off you slow and what comes after.
sexual: Tell me what you're wearing under the covers, and what you aren't.
sexual: Sueño con quitarte ese vestido despacito y con lo que sigue.
sexual: Dime qué traes puesto debajo de las cobijas y qué no.
self_harm: Soon you won't have to worry about me.
self_harm: I'm no good to anyone, the world can do without me.
self_harm: I have it all planned out for after the kids' birthday, then I can finally rest.
self_harm: What if I just went to sleep and that was it.
self_harm: Nothing is ever going to get better and I'm too tired to keep pretending.
self_harm: Pronto ya no van a tener que preocuparse por mí.
self_harm: No sirvo para nada, el mundo puede seguir sin mí.
self_harm: Ya lo tengo todo planeado para después del cumpleaños de los niños, y entonces voy a descansar.
self_harm: Lo mío ya no tiene solución, quiero descansar para siempre.
staff: That tall officer on days, I got her number and we've been texting.
staff: He parks the gray Tahoe behind the gym on Fifth, the sergeant I mean.
staff: Ya tengo el número de la oficial alta del día y nos mandamos mensajes.
abuse: The nurse rubs up against me every time he gives me my pills.
abuse: They put a bag over my head and took turns hitting me.
abuse: The lieutenant said if I wanted my job back I'd have to be nice to him, if you know what I mean.
abuse: El enfermero se me pega cada vez que me da las pastillas.
abuse: Me pusieron una bolsa en la cabeza y se turnaron para golpearme.
abuse: El teniente dijo que si quería mi trabajo tenía que ser cariñosa con él.
threat: If he shows up to court he's not making it back home.
threat: I'm gonna put him down like a dog, I don't care how long it takes.
threat: You better pay up or your boy in there is gonna catch a beating.
threat: I got a bullet with her name on it.
threat: Someone is going to cut that smile off his face.
threat: Dile que se calle o le va a pesar.
threat: Cuando salga lo primero que voy a hacer es ir por él.
threat: Aquí al que no paga lo sacan en camilla.
threat: Le voy a cobrar cada lágrima de mi madre con sangre.
escape: I found a gap behind the gym where the lights don't reach.
escape: All I need is a ten minute head start and a ride at the highway.
escape: I'm going to slip the cuffs at the doctor's and run.
escape: Nomás necesito diez minutos de ventaja y un carro en la carretera.
escape: Encontré un hoyo atrás del gimnasio donde no llega la luz.
drugs/contraband: My girl is bringing me a bag next visit, she'll have it in her bra.
drugs/contraband: They sell a vape in here for two hundred, can you send one with the guard?
drugs/contraband: Spray the coloring book pages good and don't use too much or they'll feel it.
drugs/contraband: Somebody left a package in the ceiling of the visiting bathroom for us.
drugs/contraband: Mi novia me va a traer una bolsita en la próxima visita, la trae en el brasier.
drugs/contraband: Échale el líquido a las hojas del libro de colorear y déjalas secar.
weapons: I've got something sharp under my pillow now just in case.
weapons: Tell my cousin to hide the rifle before probation comes by.
weapons: Traigo una punta en el calcetín por lo que se ofrezca.
gang: I got my bones last month, now I'm a made man in here.
gang: Los de la mara me dijeron que tengo que pagar o pelear.
fraud/gambling: Get a prepaid card, put a hundred on it and give me the numbers.
fraud/gambling: I'm running a ticket on the Super Bowl, put my winnings on my sister's app.
fraud/gambling: Compra una tarjeta prepagada de cien y dame el número.
third_party: Call Jerome for me and hold the phones together.
third_party: Tell the girl not to show up on the fourteenth and I'll be home.
third_party: Márcale a Jerónimo y junta los dos teléfonos.
coded: Read only the words I underlined.
coded: Lee solo las palabras que subrayé.
sexual: I want you in my bed with your legs around me.
sexual: Mándame fotos en ropa interior, mi amor.
self_harm: I wrote my goodbyes and I feel calm for the first time.
self_harm: Some nights I tie the sheet just to see if it would hold.
self_harm: I don't think I'll make it to my release and I don't care.
self_harm: My brother says he is going to hang it up for good in there, please check on him.
self_harm: Ya escribí mis despedidas y por fin me siento tranquilo.
self_harm: Hay noches que amarro la sábana nomás para ver si aguanta.
self_harm: Ya no quiero estar aquí, ni aquí ni en ningún lado.
staff: One of the guards told me where she lives and said I could come by when I'm out.
staff: Una de las guardias me dijo dónde vive para cuando salga.
abuse: The guard on third shift comes into my cell when everyone is asleep and touches me.
abuse: They won't let me shower unless I show them my body.
abuse: El guardia del tercer turno entra a mi celda cuando todos duermen y me toca.
abuse: No me dejan bañarme si no les enseño mi cuerpo.
`;
