/** What people write who mean nothing bad: written without a look at the lists, which were mended by them afterwards. */
export const lookAlikes = `
ok: My phone is dead again so I am writing this from the library computer
ok: You killed it at work this week, your supervisor called to tell me
ok: The kids are shooting baskets in the driveway until supper
ok: Romans 8:28 and Philippians 4:13 are taped on the fridge for you
ok: Psalm 23, verses 1 through 6, we read it at the table every night
ok: 1 Corinthians 13:4-8 is what we want read at the wedding
ok: Add 2 cups of flour, 1 stick of butter, a pinch of salt and bake at 350 for 25 minutes
ok: Whip the egg whites, beat the sugar in slowly and fold in the crushed pecans
ok: Beat the eggs, chop the onions and smash the garlic with the flat of the knife
ok: The doctor said the mass is benign and the biopsy of my breast came back clean
ok: They gave your aunt morphine after the hip surgery and she slept all day
ok: The dentist gave me hydrocodone but I only took Tylenol
ok: Uncle Ed moved to Scunthorpe, of all places, and likes it
ok: We drove through Intercourse, Pennsylvania, and bought a quilt
ok: Your cousin is at the University of Essex and plays rugby for Sussex
ok: Mr. Dickinson from church asks about you every Sunday
ok: The cockatiel bit my finger and I had to get a tetanus shot
ok: Our cat Bandit escaped through the window screen and came back for dinner
ok: The case number is 2021-CF-004518 and the judge is the same as before
ok: Hearing on 03/14/2026 at 9:30 in courtroom 4B
ok: The claim number is 88-1204-77 and they still have not paid
ok: His lawyer filed the motion on 2/3/25 and the answer is due 2/24/25
ok: My new address is 1402 West 3rd Street, Apt 12
ok: The flight is UA 1422, leaves 6:45, lands 11:20
ok: We lost 21-17 in overtime and the kicker got all the blame
ok: The quarterback threw a bomb in the fourth quarter and we all screamed
ok: He scored the winning shot with two seconds left
ok: The defense got burned twice and the coach blew up on the sideline
ok: That new chili recipe is the bomb
ok: I am dying to see your face at the next visit
ok: Your nephew is high on life since he got the puppy
ok: The stock at the nursery is low but I found your mother's roses
ok: Grandpa is still a pistol at ninety two
ok: She has been bugging me about a trigger finger and needs a brace
ok: They used a nail gun on the new roof and finished in a day
ok: I got the flu shot and my arm hurt for two days
ok: The movers dropped the package on the porch and rang the bell
ok: Amazon says the package was delivered but it was at the neighbor's
ok: I bought a strip of LED lights for the kitchen
ok: The baby is weaning, so no more breast milk at night
ok: We are planting grass seed this weekend if the rain holds off
ok: Dad smoked a brisket for fourteen hours and it fell apart
ok: The cheese was so sharp it cut my tongue
ok: I will kill the weeds before they kill my tomatoes
ok: My feet are killing me after that double shift
ok: He hung the picture you drew over the couch
ok: We hung the stockings and your name is on one
ok: The guards at Buckingham Palace did not even blink
ok: I escaped to the porch with my coffee for ten minutes of peace
ok: The fire alarm went off and everyone ran over to the fence by the parking lot
ok: She is on the fence about taking the job in Tulsa
ok: Tunnel traffic was backed up for an hour on the way home
ok: Your sister cut the wire on the fence so the calves could get back in
ok: I put the check in the mail, number 1187, for forty five dollars
ok: Western movies all day, your grandfather would be proud
ok: We play bingo at the hall on Fridays and I won a ham
ok: The raffle raised six hundred dollars for the choir robes
ok: They bet me I could not finish the marathon and I did
ok: I miss the way you hold me and the way you laugh at your own jokes
ok: The gang is all coming for Thanksgiving, all eleven cousins
ok: Blood is thicker than water, and we are here for you
ok: My blood pressure is 128 over 82 now, the doctor is pleased
ok: Cripple Creek is beautiful in the fall
ok: The king and queen of the prom were both from her class
ok: Please do not worry, nobody is mad at you
ok: I could just die of embarrassment, I called the teacher mom
ok: The end of it all is that we are a family
ok: Suicide awareness walk is on the fifth and we are walking for Danny
ok: I cried at the funeral but it was a beautiful service
ok: Grandma passed in her sleep and we buried her beside Papa
ok: We are learning Morse code at scouts, it is fun
ok: His batting average is 302 and he stole 14 bases
ok: The phone number for the clinic is on the back of the card
ok: I read 12 pages, then 8, then 15, then 20, I am getting faster
ok: Ages of the kids now: 3, 5, 8, 11, 14
ok: Sizes for the kids: 4, 6, 10 and 12, and shoes 9 and 13
ok: The Wi-Fi kept dropping so I gave up and read a book
ok: I love you to the moon and back xoxoxoxo
ok: Hahahahaha you would have laughed so hard
ok: Noooo waaaay, they got a dog!!!
ok: Happyyyy birthdayyyy to youuuu!!!
ok: Te extraño un montón y los niños también
ok: El partido estuvo de muerte, ganamos en los penales
ok: Tu primo metió un golazo de tiro libre
ok: Me muero de ganas de verte el domingo
ok: Se me murió el celular y perdí tus fotos
ok: La abuela hizo mole y tamales para toda la cuadra
ok: Agrega dos tazas de harina, una pizca de sal y bate los huevos
ok: El doctor dice que el seno está bien, solo era un quiste
ok: A tu papá le pusieron morfina después de la operación
ok: Le pusieron la inyección contra la gripe y lloró un ratito
ok: Vamos a la playa en Coquimbo y luego a Concepción
ok: Tu tía vive en Cojutepeque y manda saludos
ok: El pico de Orizaba tenía nieve y tomamos fotos
ok: Compré un paquete de pañales y otro de toallitas
ok: Le di una puñalada de mantequilla al pan, así dice tu abuela
ok: El niño se cayó de la bici pero solo fue un raspón
ok: La bomba de agua se descompuso y vino el plomero
ok: Matamoros está a dos horas y el calor mata
ok: Me mata la risa cuando cuentas ese chiste
ok: Estamos quemando calorías en la clase de zumba
ok: Pusimos la hierba buena en macetas nuevas
ok: La pastora habló de Juan 3:16 y lloré
ok: Salmo 91, versículos 1 al 16, para que lo leas
ok: El perro se escapó y lo encontramos en el parque
ok: La fuga de gas ya la arreglaron, no te preocupes
ok: Le cortaron el pelo al niño y quedó guapísimo
ok: El caso 2020-0457 sigue abierto, dice la licenciada
ok: Nos vemos el 14/02/2026 a las 10:30
ok: Tu hermana sacó la licencia y maneja mejor que yo
ok: La maestra dice que Pablito es un genio con los números
ok: Tiene 38 semanas y el bebé viene de nalgas
ok: Se rompió el tiro de la chimenea y entró humo
ok: Mi jefe me traía de encargo pero ya me dieron el aumento
ok: Jugamos lotería y gané con el gallo
ok: Dale un beso de mi parte a tu compañero que te enseñó a tejer
ok: Me quiero morir de vergüenza, saludé a un desconocido
ok: For God so loved the world, John 3:16, and then 1 John 4:7-12
ok: Genesis 22, where Abraham takes the knife, was hard to explain to the kids
ok: Cain killed Abel, and that was our Bible study on Tuesday
ok: David cut off the head of Goliath with his own sword, the boys loved that sermon
ok: Thou shalt not kill, thou shalt not steal, she can say all ten now
ok: Recipe: 3 lbs chuck roast, 2 onions, 1 can of coke, cook on low 8 hours
ok: Crack two eggs, add a shot of rum and a dash of nutmeg
ok: Slice the chicken breasts, pound them thin, stuff with ham
ok: Butcher paper keeps the brisket wet, foil makes it mushy
ok: Your MRI shows no stroke, and the aneurysm was ruled out
ok: The colonoscopy is on Monday, so only jello and broth till then
ok: They are lowering her insulin to 12 units and adding metformin 500 mg
ok: The oncologist wants six rounds of chemo, every 21 days
ok: Penistone, Lightwater, Clitheroe: that is where the choir sang
ok: Uncle Bo retired to Hooker, Oklahoma
ok: We passed Big Bone Lick State Park on the way to Kentucky
ok: The assassin bug on my tomatoes is a good bug, look it up
ok: She got an A on the assessment and a B in class
ok: I have to analyze the cocktail menu for her wedding
ok: The Titans drew first blood but we killed them in the second half
ok: He fouled out and they shot two free throws to win it
ok: Boss said I killed it at work and gave me Friday off
ok: My presentation slayed, they want it again for the head office
ok: I bombed my algebra test but I can take it again
ok: Docket 19-CR-1187, next date April 3
ok: Inmate services said call back Monday between 8 and 4
ok: Order #4471-2290-18 shipped, should come by the 5th
ok: Invoice 100234, total 58.90, paid
ok: We paid 1,204.55 for rent and 310 for the lights
ok: 12/25 will be hard without you, but 6/14 is coming
ok: The combination to my old locker was 12-24-8, remember?
ok: Lottery was 4 9 17 22 38 and we had none
ok: Measurements for the shelf: 12 x 8 x 24, three of them
ok: Call the school office, she said, they close at 3:30
ok: The score by quarters was 7, 14, 3, 10
ok: I hit the gym, then hit the books, then hit the hay
ok: Your letter hit me hard, I read it twice
ok: The snow buried the car and we dug it out with a shovel
ok: We dug a hole for the new fence post and hit a pipe
ok: Our old mutt got hit by a car but he is okay
ok: The mower blade is dull, I will have it sharpened
ok: He works as a gunsmith's helper at the museum of the Civil War
ok: Wild turkeys are back, the season opens Saturday
ok: Let's roll the dice and apply for that house
ok: I would give my right arm to hug you
ok: She is drop dead gorgeous in that prom dress
ok: Knock them dead at your hearing
ok: Break a leg in the play tonight
ok: I nearly had a heart attack when the cake fell
ok: Shoot me the list of books you want
ok: ¿Ya viste la serie de Pablo Escobar? No me gustó
ok: El papa habló en la plaza y lloramos
ok: Perdí la cabeza buscando las llaves
ok: Me dieron ganas de comer papa con chile
ok: Mi concha favorita es la de chocolate, de la panadería
ok: Cogí el autobús de las ocho para ir a verte
ok: Tu sobrino es bien chingón para las matemáticas, dice el maestro
ok: La tira cómica que me mandaste me hizo reír
ok: Nos tomamos un polvo de cacao con leche
ok: Sacamos la basura y cortamos el pasto con el machete
ok: La chota del barrio organizó un torneo de fútbol para niños
ok: Le dispararon al aro desde media cancha y entró
ok: Cantamos las mañanitas y rompimos la piñata a palos
ok: Hicimos carnitas, mataron un puerco en el rancho
ok: El gallo cantó a las cinco y lo quise matar, ja ja
ok: He shot up three inches this summer and needs new jeans
ok: The shot clock ran out before he could pass
ok: My trigger thumb is sore from sewing
ok: We loaded the gun safe on the trailer for the neighbor, he is moving
ok: Deer stand is up and Grandpa says the rut starts next week
ok: She blew out sixteen candles in one breath
ok: The dryer blew a fuse and the kitchen smelled like smoke
ok: I am so high up in the bleachers that I cannot see home plate
ok: We grilled corn and popped the top on a cold root beer
ok: The weed eater will not start, it needs a spark plug
ok: He snorts when he laughs and the whole table loses it
ok: The kids drew on the sidewalk with chalk and a line of ants went right through it
ok: I got a line on a used truck for two thousand
ok: The plug for the sink is missing so I used a washcloth
ok: We need an ounce of vanilla and a gram scale for the macarons
ok: He is on pins and needles waiting on the parole board
ok: Needles from the tree are all over the carpet
ok: The vet gave the dog a shot and some pills for worms
ok: She takes half a pill in the morning and half at night for her thyroid
ok: Your stepdad is on steroids for his lungs, the doctor says two weeks
ok: That rookie is on fire, six threes in a row
ok: The house on the corner burned down, thank God nobody was home
ok: We burned the leaves and the neighbors called the fire department
ok: I burned dinner again, so we had cereal
ok: My throat is so sore it feels like a razor
ok: The barber cut his neck with the razor and felt terrible
ok: He stabbed the potato with a fork before putting it in the microwave
ok: The gang at work chipped in for my birthday cake
ok: The blood drive at church is Saturday
ok: Set the alarm, turn the key, and the car will start
ok: I lost my head and yelled, and I am sorry
ok: She busted her lip on the slide at recess
ok: We busted out laughing in the middle of the sermon
ok: The hospital bed broke and we had to call for a new one
ok: He broke out of his slump with two home runs
ok: I broke down and cried when I read your poem
ok: The fence blew down and we put in forty feet of new boards
ok: There is a blind spot on my new car so I bought a mirror
ok: The cameras at the wedding caught your uncle dancing
ok: The tower of blocks fell and he laughed until he hiccuped
ok: The officer at the front desk was kind to your mother
ok: I called the warden's office about your property and they were helpful
ok: Your counselor says the class has a waiting list of forty
ok: Tell your cellmate I said thank you for sharing his coffee
ok: I sold the boat and paid off the credit card
ok: I put fifty on your phone account so call when you can
ok: Did you get the money order I mailed on the third?
ok: Your tax refund came, do you want it on your books or saved?
ok: The bank froze my card because of a gas station in Reno
ok: I transferred the title of the car to your name
ok: He cheated at Monopoly, he always does
ok: We bet chores on the card game and I do dishes for a week
ok: I won twelve dollars on a scratch ticket
ok: She kissed the screen when she saw your photo
ok: I want to hold you and never let go
ok: I dream about your kisses every night
ok: My breasts are sore from nursing and the baby will not latch
ok: The boys made fart jokes all the way to church
ok: The damn printer jammed again
ok: What the heck is going on with the mail?
ok: Hell week for football starts Monday
ok: Holy cow, she got the scholarship
ok: I am so tired I could sleep for a year
ok: I cannot live with this couch one more day, it is hideous
ok: I was so hungry I could eat a horse
ok: Nothing matters more than your coming home
ok: The coach touched on the rules before the game
ok: The nurse touched my hand and I calmed down
ok: El gol fue un cañonazo desde fuera del área
ok: El portero mató el balón con el pecho
ok: Le robaron la base y ganamos el juego
ok: Estoy muerta de cansancio después del turno doble
ok: Tengo un dolor de cabeza que me está matando
ok: La inyección me dejó el brazo adolorido
ok: Compramos pastillas para la tos y jarabe
ok: El piquete de abeja se le hinchó
ok: La hierba del patio ya llega a la rodilla
ok: Me dieron la receta del polvorón de tu abuela
ok: Se cayó la barda con la lluvia y tu tío la levantó
ok: Brincamos la cuerda con las niñas y terminé muerta
ok: La reja de la casa quedó bonita, pintada de verde
ok: El túnel de la autopista estuvo cerrado dos horas
ok: El guardia de la escuela saluda a tu hijo por su nombre
ok: Mandé el giro el lunes, avísame si te llegó
ok: Te puse cuarenta dólares en la cuenta del teléfono
ok: Tu comadre vendió los boletos de la rifa
ok: Aposté un refresco a que tu equipo ganaba y perdí
ok: Sueño con tus besos y con tu abrazo
ok: El bebé toma pecho cada tres horas
ok: La señora de la limpieza encontró tu anillo
ok: Estuvo de pelos la fiesta, bailamos hasta las dos
ok: No te vayas a matar estudiando, duerme un poco
ok: Ya no quiero vivir en este departamento tan frío
ok: Ay, qué pena tan grande, se me olvidó tu cumpleaños
ok: Rompimos el cochinito y juntamos mil pesos
ok: Vamos a echarle ganas, ya falta poco
ok: Sinner won it 4-6, 6-4, 6-4, 6-2 and your uncle owes me a soda
ok: Our school lost in volleyball, 25-20, 21-25, 25-18, 22-25, 15-12
ok: Ping pong with grandpa went 11-9, 9-11, 11-7, 13-11
ok: Alcaraz ganó 3-6, 6-4, 7-6, 6-3 y lo vimos completo
ok: The guards change at three, so visits start at half past
ok: Los guardias cambian a las tres y por eso la visita empieza tarde
ok: The dog killed a squirrel and carried it to the porch like a trophy
ok: Something killed two of our chickens last night, we think a fox
ok: The cat kills a mouse every week and leaves it on my shoes
ok: I sprayed perfume on the letter before I scanned it, silly me
ok: She sprayed a little cologne on the card so it smells like home
ok: Le rocié perfume a la tarjeta antes de tomarle la foto
ok: Rocié un poco de lavanda en el sobre de tu hermana
`;
