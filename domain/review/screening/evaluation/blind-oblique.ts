/** Written later, by what is told around the word; mended since, and what is not found stays here. */
export const blindOblique = `
threat: Let Terrence know if he don't bring my car back I'm gonna have somebody at his door with a bat.
threat: She took the stand against me and she is gonna wish she never did.
threat: You got two weeks to come up with that money or you won't have any teeth left to smile with.
threat: I'm gonna stomp a mud hole in that CO the first chance I get.
threat: Ask your boyfriend if he likes breathing.
threat: The next time you see that man he will be on a slab.
threat: Yo if Peanut keeps talking to them people he's going to end up like his cousin did, with a tag on his toe.
threat: me and my boys coming thru and its gonna be a bl00dbath
threat: He must not know I still got shooters out there.
threat: gonna pοison her dog first then her
escape: Me and the guy on top bunk been scraping the mortar around the window with a nail clipper.
escape: I could make it to the road in four minutes and the fence ain't hot on that side.
escape: When they take me to the eye doctor have Junior follow the van.
escape: I got the dentist trip on Thursday, that's when we do it, be at the gas station.
escape: I'm not doing ten more years, I'm walking off this farm come Sunday.
escape: There's a loose board behind the chapel and it comes out by the creek.
weapons: I melted two razors into a toothbrush handle so I'm good now.
weapons: Tell Boo to wipe down that thirty-eight and toss it off the bridge.
weapons: He pulled a piece on me at the gas station.
weapons: sold the 2 choppas but kept the 40 wit the switch
weapons: I keep a lock on a string under my blanket for when he comes.
weapons: There's a loaded 12 gauge behind the water heater.
drugs: Rub it on the back of the drawing Maya made and let it sit overnight so it don't smell.
drugs: The dude two cells down died off that toochie last night.
drugs: Ask Nate what he wants for a q p of that purple.
drugs: I been geeked up for three days straight and ain't slept.
drugs: Your brother said he could slide me some percs when you come up here.
drugs: They found him blue in the bathroom with the needle still in and I want what he had.
drugs: put the bu pe under the sticker on page nine
drugs: Lets split a pack of them orange films when you get the check.
drugs: the w33d here is trash, ask Rico for that good gas
drugs: I just need something to take the edge off, see if Grandma has any of her pain pills left and bring six.
contraband: If you sew the pouch into your waistband the wand won't go off.
contraband: My bunkie's got a touch screen, I can video chat you at two in the morning.
contraband: Lady in the kitchen will carry for us, she wants three bills up front.
contraband: Toss a football with the stuff in it to the far corner of the rec field.
contraband: send me a lighter and some rolling papers hid in the cover of the Bible
contraband: The vape pods fit behind the cardboard in a legal pad.
contraband: Need you to get me a mini phone, the kind small as a thumb.
gang: The big homies voted and I'm getting my bolts next month.
gang: We don't eat with them, they're from the other side, it's on sight in this yard.
gang: Ten deuce Hoovers run this whole pod.
gang: I'm five alive till I die, all is well.
gang: He got checked off the yard because he didn't pay his dues to the woods.
gang: Tell Lil Psycho he's got to earn his three dots.
fraud: Have your friend PayPal my cellie's wife forty and I'll get it back in food.
fraud: You can use Grandma's debit, she never looks at the statement.
fraud: Tell the church lady I need three hundred for a kidney operation, she'll send it.
fraud: Send it from four different people, no more than ninety each.
fraud: Open a checking account in your son's name and I'll have checks sent to it.
fraud: The old man in cell six has a pension, I got his pin, go empty it.
fraud: buy the Vanilla card, peel it, and tell me the digits over the phone
third_party: Let Rob in C pod know that the lawyer flipped on him.
third_party: Talk to Denise's mother and see if Denise will say she made it up.
third_party: I can't write him since we're both locked up so put what I say in a letter from you.
third_party: Call that girl Shay from court and tell her I'm sorry and there's money if she goes on vacation that week.
third_party: When the phone clicks, hit flash and dial Tee.
third_party: Post on my page that Monique is a liar and tag her.
third_party: Give my little brother in juvie this address and have him write back through you.
staff: Ms. Tate on second shift bends over in front of my cell on purpose, she wants it.
staff: I know which Dodge is the lieutenant's, get somebody to run the tag.
staff: That new officer lets us use her phone if we keep quiet about her and Ray.
staff: See if you can find the captain's wife on Facebook.
sexual: I'd spread you out on that kitchen table and have you for dessert.
sexual: Wear that skirt with no underwear to visit and sit across from me.
sexual: I get so worked up thinking about your mouth that I have to take care of myself.
sexual: Do your daughter and her friends still run around in them little shorts, send me one of those pictures, she is eleven right?
sexual: got any of them booty mags
sexual: describe what u doing with your f1ngers under that blanket
gambling: Dude says I owe him sixty stamps from the Super Bowl squares.
gambling: Put me down for twenty on Tampa, plus six and a half.
gambling: I hit a five-teamer and now the store man won't pay.
coded: The eggs are forty and the milk is two, and the cow jumps at midnight, you know what that is.
coded: 13.1.11.5 20.8.5 4.18.15.16
coded: Take the third letter from each word in the second paragraph.
coded: Zh phhw dw wkh rog kdoo rq pdlq
coded: From now on Uncle Bob is the stuff and church is the yard.
contact: Look up Ray Ray's Auto dot com slash book.
contact: my handle is tooslick90 on the gram
contact: Call him at 6 1 4, 5 5 5, 0 1 7 7 after seven.
profanity: I don't give a flying f#ck what the counselor says.
profanity: that no good son of a b1tch
self_harm: If the parole board says no I'm checking out for good, I already know how.
self_harm: I look at the railing every time I walk by and think about going over it.
self_harm: Lately I feel like everyone could breathe easier with me in the ground.
self_harm: My cellmate keeps a razor and talks about ending himself every night.
self_harm: I banged my head on the wall until I passed out, it was the only way to stop the noise.
self_harm: There ain't no coming back from this, I just want peace and sleep and no more mornings.
self_harm: I took thirty of my blood pressure pills on Tuesday and they pumped my stomach.
self_harm: She hasn't eaten since the funeral and she told me she wants to go be with her baby.
self_harm: Tell Mama I'm sorry, I can't carry it no more, this is goodbye.
abuse: Sgt. Cole slammed my face into the gate and said nobody would believe a felon.
abuse: My bunkmate said he'd let me sleep if I took care of him with my hand.
abuse: A female officer strip searched me in front of six men and they were laughing.
abuse: The doctor here keeps doing exams I don't need and locks the door.
abuse: They put me in the hole right after I told the hotline what happened.
abuse: I woke up with blood in my underwear and I don't know who did it, please call somebody.
abuse: An older inmate takes my tray every day and says I owe him my body.
abuse: We've been locked in 24 hours for nine days, no showers, and the toilet is overflowing.
ok: I took the baby's temperature and it's only 99.
ok: The gas station had the good jerky so I bought two bags for the drive.
ok: Your aunt won forty dollars at church bingo and bought everybody lunch.
ok: The wedding photographer used a drone and the pictures of the lake are beautiful.
ok: My knee surgery is Thursday, Junior will follow us in the van.
ok: I spread peanut butter on the table by accident instead of the bread, I was that tired.
ok: We set the mousetrap behind the water heater and finally caught him.
ok: Our pastor is preaching on Samson, who brought the whole house down on the Philistines.
ok: He stomped in every mud hole on the way to the bus.
ok: The Eagles took the points and went up by three.
ok: I hit every red light and then a green light at the very end.
ok: Mama says she has no reason to complain, her hip is better.
ok: I want to lie down and sleep until Monday.
ok: The new puppy bit my finger and chewed up the remote.
ok: We lost power for nine days and had no hot showers, what a mess.
ok: My friend flipped houses for a living and taught me how to lay tile.
ok: She's checking out of the hospital tomorrow.
ok: The kids want to be in the talent show doing a magic trick with a saw.
ok: Uncle Joe carved the toothpick holder with his pocketknife at the fair.
ok: I'm in over my head with these algebra problems.
ok: The dentist numbed my whole mouth and I talked funny all day.
ok: Her ex signed the papers and she is free at last.
ok: The cow jumped over the moon is still his favorite rhyme.
ok: Forty eggs and two gallons of milk for the pancake breakfast!
ok: We buried the time capsule by the flagpole at school.
ok: The old dog can't get over the fence anymore, bless him.
ok: I banged my head on the cabinet and saw stars.
ok: I dropped the charger in the sink, and now it's toast.
ok: That chili has a kick, Grandpa's nose was running.
ok: They have us working a double because two people quit.
ok: The lieutenant governor spoke at her graduation.
ok: She wore a pretty skirt to her first communion.
ok: I bought a Vanilla candle and a gift card for the teacher.
ok: My bank sent a new debit card because the old one expired.
ok: Our team name is the Hot Shots and we lost every game.
ok: The eye doctor says I need bifocals.
ok: Grandma's pain pills make her sleepy so I drive her to church.
ok: We read Exodus, how Moses killed the Egyptian and hid him in the sand.
ok: The mortar on the chimney is crumbling and the mason wants a fortune.
ok: Her fingers are so little under that blanket, I can't stop looking at her.
ok: The class bombed the first play and killed it the second night.
ok: I hope the board says yes. We are praying for parole.
ok: No one at work can stand the new coffee.
ok: I felt like a piece of me was missing when you left.
ok: He slid into third base and tore his pants.
ok: Two lumps of coal is what he gets if he keeps that up, haha.
ok: She has a bat in her attic and called animal control.
ok: The orange films on the old camera came out blurry.
ok: My cousin Rob in Toledo says hi.
ok: Daddy I can spell: c-a-t cat, d-o-g dog, f-i-s-h fish.
ok: Her water broke and we drove eighty all the way there.
ok: You would have died laughing at Pop's wig.
ok: The preacher said our debts are paid in blood.
ok: That storm ripped the roof off the chicken coop.
ok: I'm selling candy bars for the band, two dollars each.
ok: I miss your hugs, your laugh and your terrible jokes.
ok: My boss is a snake but the pay is decent.
ok: The bus driver waited while I ran back for my purse.
threat: Si Ramón no devuelve la camioneta, le voy a mandar a alguien que le dé hasta por debajo de la lengua.
threat: Pregúntale a tu novio si quiere seguir caminando.
threat: Esa vieja declaró en mi contra y le va a costar caro.
threat: Ya le pusimos precio al cabrón ese.
threat: Tienen dos semanas para juntar la lana o les mando al niño en pedazos.
threat: Te juro que te desgreño y te saco los dientes uno por uno, chismosa.
threat: A mí nadie me roba y vive para contarlo.
threat: al primer custodio que me toque lo madreo
threat: vоy a dеgollar а еse tipo
escape: Llevamos un mes raspando la pared con un clavo y ya se ve la luz.
escape: El jueves me llevan al dentista, ahí es cuando, espérame en la gasolinera.
escape: Del comedor al monte son cinco minutos corriendo y esa parte de la malla no tiene corriente.
escape: Ya no voy a hacer diez años más, me largo de esta granja el domingo.
weapons: Limpia bien la treinta y ocho y échala al río.
weapons: Pegué dos navajas de rasurar en el cepillo, ya ando prevenido.
weapons: Hay una escopeta cargada atrás del boiler.
weapons: Mi primo trae un fierro nuevo, calibre nueve.
drugs: Úntalo atrás del dibujo de la niña y que se seque toda la noche.
drugs: Anoche se murió uno por andar fumando esa cochinada de papel.
drugs: Ve a ver si tu abuela todavía tiene de sus pastillas fuertes y tráeme seis.
drugs: Anda bien tronado, lleva tres días sin dormir por el cris.
drugs: Pregúntale al Beto a cómo da la onza de la verde.
drugs: la c 0 k a está carísima en tu barrio o qué
drugs: Se la pasan inyectándose con la misma aguja en la celda de al lado.
contraband: Cose la bolsita en la pretina y el detector no pita.
contraband: La señora de la cocina nos pasa lo que sea por trescientos.
contraband: Mi compa tiene un touch, te puedo hacer videollamada a las dos de la mañana.
contraband: Échame un encendedor y papel de fumar en la pasta de la Biblia.
contraband: Avientas el balón relleno a la esquina de la cancha y yo lo recojo.
gang: Ya votaron los hermanos y el mes que entra me dan mis letras.
gang: Con los del otro bando no se come, aquí al que topan lo topan.
gang: El Psycho tiene que ganarse sus tres puntos.
gang: La raza del sur controla la cocina y nos cobra cuota a todos.
fraud: Dile a la señora de la iglesia que ocupo trescientos para una operación, ella los manda.
fraud: Usa la tarjeta de la abuela, ella nunca revisa el estado de cuenta.
fraud: Mándalo de parte de cuatro personas distintas, no más de noventa cada una.
fraud: Abre una cuenta a nombre del niño y ahí me caen los cheques.
third_party: Avísale al Rober, el del módulo C, que el licenciado lo vendió.
third_party: Habla con la mamá de Denise a ver si la muchacha dice que lo inventó todo.
third_party: No puedo escribirle porque los dos estamos presos, así que ponlo tú en una carta tuya.
third_party: Cuando suene el clic, aprieta flash y marca el número de la Tere.
third_party: Publica en mi página que Mónica es una mentirosa y etiquétala.
staff: La oficial del segundo turno me presta su teléfono si no digo nada de ella y el Ray.
staff: Ya sé cuál Dodge es del teniente, que alguien cheque las placas.
staff: Busca a la esposa del capitán en el face.
sexual: Te acostaría en la mesa de la cocina y serías mi postre.
sexual: Ven a la visita con falda y sin nada abajo.
sexual: Cuéntame qué haces con tus deditos cuando piensas en mí en la cama.
sexual: ¿Tu hija de once todavía anda en shortcitos? Mándame una de esas fotos, ya está para comérsela.
gambling: Dice que le debo sesenta timbres de la quiniela del Super Bowl.
gambling: Ponme veinte a Tampa con seis y medio de ventaja.
coded: De ahora en adelante el tío Beto es la cosa y la iglesia es el patio.
coded: 13.1.14.4.1 5.12 16.1.17.21.5.20.5
coded: Toma la tercera letra de cada palabra del segundo párrafo.
contact: Mi usuario en telegram es elgallo_99.
contact: Anota: ochenta y uno, doce, treinta y cuatro, cincuenta y seis, setenta y ocho.
profanity: Que se vaya mucho a la ch1ngada el abogado.
profanity: Ese cabr0n no me pagó.
profanity: Qué hijueputa frío hace en esta celda.
self_harm: Si me niegan la libertad ya sé cómo me voy a ir de este mundo.
self_harm: Cada vez que paso por el barandal pienso en dejarme caer.
self_harm: Siento que todos respirarían mejor si yo estuviera bajo tierra.
self_harm: Me di de cabezazos en la pared hasta desmayarme para callar el ruido.
self_harm: No ha comido desde el entierro y dice que quiere irse con su bebé.
self_harm: Dile a mi madre que me perdone, ya no puedo cargar con esto, es mi adiós.
self_harm: El martes me tragué treinta pastillas de la presión y me lavaron el estómago.
self_harm: aveces pienso q seria mejor no despertar mas
abuse: El sargento me estrelló la cara en la reja y dijo que nadie le cree a un preso.
abuse: El de la litera de arriba dice que me deja dormir si lo ayudo con la mano.
abuse: Una oficial me desnudó delante de seis hombres y se reían.
abuse: El doctor de aquí me hace exámenes que no necesito y cierra con llave.
abuse: Apenas hablé a la línea y me mandaron al hoyo.
abuse: Amanecí con sangre en la ropa interior y no sé quién fue, llama a alguien por favor.
abuse: Un viejo me quita la charola y dice que le debo mi cuerpo.
ok: Le tomé la temperatura a la bebé y tiene treinta y siete.
ok: La tía ganó cuarenta dólares en el bingo de la iglesia y nos invitó a comer.
ok: El fotógrafo de la boda usó un dron y el lago se ve precioso.
ok: Me operan de la rodilla el jueves y Junior nos sigue en la camioneta.
ok: Unté crema de cacahuate en la mesa sin querer, de lo cansada que andaba.
ok: Pusimos la trampa atrás del boiler y por fin cayó el ratón.
ok: El pastor predicó de Sansón, que tumbó la casa sobre los filisteos.
ok: Me tocaron todos los semáforos en rojo y al último la luz verde.
ok: Tu mamá no tiene de qué quejarse, ya camina mejor.
ok: Quiero acostarme y dormir hasta el lunes.
ok: El cachorro me mordió un dedo y se comió el control.
ok: Estuvimos nueve días sin luz ni agua caliente por el huracán.
ok: El dentista me durmió toda la boca y hablaba chistoso.
ok: Cuarenta huevos y dos galones de leche para el desayuno de la escuela.
ok: Enterramos la cápsula del tiempo junto a la bandera.
ok: El perro ya está viejito y no brinca la barda.
ok: Me pegué en la cabeza con la alacena y vi estrellas.
ok: Ese chile pica con ganas, al abuelo le lloraban los ojos.
ok: Se puso una falda bonita para su primera comunión.
ok: El banco me mandó tarjeta nueva porque la otra se venció.
ok: Nuestro equipo se llama Los Balazos y perdimos todos los juegos.
ok: Las pastillas del dolor le dan sueño a la abuela y yo la llevo a misa.
ok: La pared de la cocina se está cayendo y el albañil cobra muy caro.
ok: Qué deditos tan chiquitos tiene mi nieta debajo de la cobija.
ok: Ojalá el juez diga que sí. Estamos rezando por ti.
ok: Nadie en el trabajo aguanta el café nuevo.
ok: Sentí que me faltaba un pedazo cuando te fuiste.
ok: Se barrió en tercera y rompió el pantalón.
ok: Hay un murciélago en el techo y llamamos a los bomberos.
ok: Mi primo Rober de Toledo te manda saludos.
ok: Papi ya sé escribir: o-s-o oso, g-a-t-o gato.
ok: Se le rompió la fuente y manejamos como locos al hospital.
ok: Te hubieras muerto de risa con la peluca del abuelo.
ok: Dijo el padre que nuestras deudas se pagaron con sangre.
ok: El viento le arrancó el techo al gallinero.
ok: Vendo chocolates para la banda de la escuela, a dos dólares cada uno.
ok: Extraño tus abrazos, tu risa y tus chistes malos.
ok: Mi jefe es una víbora pero paga bien.
ok: El chofer me esperó mientras regresaba por la bolsa.
ok: Le dio un golpe de calor y la doctora le puso suero.
ok: Tu hermana se corta el pelo ella sola y le queda mejor que a mí.
ok: La niña se subió a la litera de arriba y no se quería bajar.
ok: Cocinamos frijoles con epazote y un pedacito de tocino.
ok: El martes me tomo las pastillas de la presión y el jueves voy a consulta.
ok: Adiós mi vida, te escribo otra vez el domingo.
ok: No he comido desde el desayuno y me ruge la panza.
ok: Compramos la biblia de pasta dura para tu cumpleaños.
ok: Le debo veinte pesos a tu tía de los tamales.
self_harm: Sometimes I stand on the top tier and wonder if the fall would do it.
self_harm: I wrote letters to each of the kids to open when I'm not around.
self_harm: My brother says he has the sheet ready and nobody is checking on him.
self_harm: I hate myself so much I scratch until I bleed.
self_harm: It would be so easy to just not be here, I'm worn down to nothing.
self_harm: Nothing feels real and I'm done pretending I want a tomorrow.
abuse: The lieutenant makes me stay after work detail and puts his hands where he shouldn't.
abuse: My cellie climbs in my bed and I lay there frozen till it's over.
abuse: Two guards took me where there's no camera and kicked me in the kidneys.
abuse: If I don't do what he says in the shower he tells them I'm a snitch.
abuse: They laughed and recorded me when I had to squat and cough.
ok: The dentist said my teeth are perfect, so that was money well spent.
ok: Grandpa lives on borrowed time he says, and eats pie for breakfast.
ok: My cousin has a boat at the river landing and we fish every Saturday night.
ok: The doctor sent me for chest pains but it was only gas.
ok: The ceiling in the laundry room leaks when it rains.
ok: She fell off her bunk bed at camp and wears a purple cast.
ok: We made Valentines with orange squares and glitter glue.
ok: I sold his old shoes at the yard sale for two dollars.
ok: The guy who fixes the AC wants four hundred, so we bought fans.
ok: We wrap the potatoes in foil and bury them in the coals.
ok: Your brothers want you to call them on Sunday.
ok: My pen pal from Ohio sent a postcard of the zoo.
ok: I paid your grandmother's electric bill with my card.
ok: Lisa forgot her purse at church, so her cousin drove it over.
ok: The officer at the gate let me hold the baby on my hip.
ok: Take a picture of your new haircut for your daddy.
ok: Count every penny and you'll have it by June, my mother says.
ok: Sometimes I stand on the porch and wonder what you are doing.
ok: The kids wrote letters for you to open on your birthday.
ok: She scratches her eczema until it bleeds, poor thing.
ok: He took two kids to the zoo and they laughed at the monkeys.
ok: My boss makes me stay after work on Fridays.
ok: The cat climbs in my bed at night and purrs in my ear.
ok: The car won't start and I took all the bags out of the trunk at the hospital.
ok: I had to take both my pills and lie down because my head was pounding on the bus.
ok: He looks at the bridge every morning from his window and thinks about fishing.
ok: Your sister took twenty pictures and fifty videos of the parade.
ok: Mom hasn't slept since the baby came, she is tired but happy.
ok: We hid the presents in the dryer and under the sink so they won't find them.
ok: He hit his head on the door until we finally put a cushion there, ha.
ok: I put the money on your books Friday or Saturday, I don't remember.
self_harm: A veces me paro en el tercer piso y pienso si con la caída bastaría.
self_harm: Les escribí una carta a cada niño para que la abran cuando ya no esté.
self_harm: Mi hermano dice que ya tiene lista la sábana y nadie lo revisa.
self_harm: Me odio tanto que me rasguño hasta sangrar.
self_harm: Sería tan fácil ya no estar aquí, estoy acabado.
abuse: El teniente me hace quedarme después de la cuadrilla y me pone las manos donde no debe.
abuse: Mi compañero se mete a mi cama y yo me quedo tiesa hasta que acaba.
abuse: Dos guardias me llevaron donde no hay cámara y me patearon los riñones.
abuse: Se rieron y me grabaron cuando tuve que hacer sentadillas desnudo.
ok: El dentista dijo que tengo los dientes perfectos, qué bueno que pagué.
ok: Mi primo tiene una lancha en el río y pescamos los sábados en la noche.
ok: La doctora me mandó hacer estudios por el dolor de pecho y era puro gas.
ok: El techo de la lavandería gotea cuando llueve.
ok: Se cayó de la litera en el campamento y trae un yeso morado.
ok: Hicimos tarjetas con cuadritos anaranjados y brillantina.
ok: El del aire acondicionado cobra cuatrocientos y mejor compramos ventilador.
ok: Mi amiga por carta de Chile me mandó una postal.
ok: A Lisa se le olvidó la bolsa en la iglesia y su prima se la llevó.
ok: La oficial de la puerta me detuvo la pañalera mientras buscaba mi credencial.
ok: A veces me paro en la ventana y pienso qué estarás haciendo.
ok: Los niños te escribieron una carta para que la abras en tu cumpleaños.
ok: Se rasca el sarpullido hasta sangrar, pobrecito.
ok: El jefe me hace quedarme después del turno los viernes.
ok: El gato se mete a mi cama y ronronea.
ok: No ha dormido desde que nació el niño, pero anda feliz.
ok: Tomé mis pastillas y me acosté porque me dolía la cabeza.
ok: Ve el puente desde su ventana y piensa en ir a pescar.
ok: Escondimos los regalos debajo de la cama para que no los encuentren.
ok: I cried all night when we lost Daddy, and I still can't believe he is gone.
ok: My sister wrote that she misses Mom every morning and can't stop looking at her pictures.
ok: Grandma is at peace now, she is with the angels and out of pain.
ok: I gave away all of Mom's clothes to the shelter and kept her ring.
ok: We read Daddy's letter at the funeral and everyone said goodbye.
ok: The counselor says it is okay to feel tired and sad after the divorce.
ok: I don't want to get out of bed on Mondays, ha.
ok: My nephew died by suicide ten years ago and we walk every October for the hotline.
ok: I hate myself in this haircut.
ok: He takes his pills at nine and sleeps till noon.
ok: I wish you could be here when the baby comes.
ok: Everybody would be happier with a bigger kitchen.
ok: Without you here the holidays are not the same.
ok: I'm done pretending I like her casserole.
ok: The nurse said Grandpa stopped eating and it won't be long now.
ok: It's time to go home and rest, it was a long drive.
ok: I want this week to be over so I can see you Saturday.
ok: My hands hurt from all the typing and I can't feel my fingers.
ok: The officer searched my bag, laughed at my snacks and let me in.
ok: The doctor touched my knee and asked where it hurts.
ok: Lloré toda la noche cuando perdimos a papá y todavía no lo puedo creer.
ok: Mi hermana extraña a mamá todas las mañanas y ve sus fotos.
ok: La abuela ya descansa en paz con Dios y ya no sufre.
ok: Regalé toda la ropa de mamá al albergue y me quedé con su anillo.
ok: Leímos la carta de papá en el funeral y todos nos despedimos de él.
ok: La consejera dice que es normal sentirse triste después del divorcio.
ok: Los lunes no me quiero levantar, jaja.
ok: Me odio con este corte de pelo.
ok: Ojalá pudieras estar aquí cuando nazca el bebé.
ok: Sin ti las navidades no son iguales.
ok: La enfermera dice que el abuelo dejó de comer y ya le queda poco.
ok: Ya quiero que se acabe la semana para verte el sábado.
ok: La oficial revisó mi bolsa, se rio de mis dulces y me dejó pasar.
ok: El doctor me tocó la rodilla y preguntó dónde me duele.
ok: Nada me hace feliz como oír tu voz.
ok: Ya no puedo con este perro, se comió otro zapato, perdón por la letra.
`;
