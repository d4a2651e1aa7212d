/** The same in Spanish. */
export const blindEs = `
threat: Dile a ese güey que cuando salga lo voy a dejar tieso.
threat: Te voy a partir la madre si te vuelvo a ver con él.
threat: Si hablas con la fiscal, tu familia la va a pagar.
threat: Le voy a meter un plomazo en la cabeza.
threat: Ya sé dónde estudia tu hija y a qué hora sale.
threat: A ese sapo hay que callarlo para siempre.
threat: Lo van a quebrar el viernes en el patio.
threat: t e  v o y  a  m a t a r en cuanto me suelten
threat: Mejor cuídate la espalda porque te andan buscando.
threat: Que lo piquen antes de que llegue a la corte.
threat: Te vas a morir, perra, y nadie te va a encontrar.
threat: v0y a m4tar a ese perro
threat: O me mandas la feria o le pasa algo a tu carnal.
threat: Voy a quemar la casa con todos adentro.
threat: Le van a dar piso al que habló.
escape: Nos vamos a brincar la barda el domingo en la noche.
escape: Estamos haciendo un túnel desde la lavandería.
escape: Tráeme una segueta y ropa de calle.
escape: Cuando me lleven al hospital espérame con el carro prendido.
escape: Los guardias cambian a las seis y nadie cuida la puerta de atrás.
escape: Me voy a pelar de aquí antes de Navidad.
escape: la f.u.g.a es el viernes cuando se vaya la luz
escape: Ya corté dos barrotes de la ventana.
weapons: Guarda el cuete donde no lo encuentre tu mamá.
weapons: Hizo una punta con el cepillo de dientes.
weapons: Vende la pistola y manda el dinero con Chuy.
weapons: Tiene un cuerno de chivo escondido en el rancho.
weapons: el fierro está debajo del asiento, muévelo
weapons: Me hice un filero con un pedazo de lata.
weapons: Las balas están en la caja de los zapatos.
weapons: p1st0la cargada en la guantera
drugs: Moja la carta con el líquido y déjala secar bien.
drugs: Mándame la mota en el tacón del zapato.
drugs: Aquí el gramo de cristal está a cien dólares.
drugs: Mi primo vende perico afuera de la escuela.
drugs: La chiva negra viene de Sinaloa y está bien fuerte.
drugs: Consígueme unas tachas y escóndelas en el pañal.
drugs: Métete el globo antes de la visita y no bebas nada.
drugs: c0ca1na pura, llega el martes
drugs: Se anda metiendo foco todas las noches.
drugs: La piedra se vende a dos sopas en este bloque.
drugs: Esconde las tiras debajo del timbre postal.
drugs: h e r o í n a en el lomo del libro
drugs: fentaniiiilo en pastillas azules
drugs: Mándame un toque, aunque sea de la regular.
drugs: mаrіhuаnа escondida en la biblia
contraband: El guardia mete los celulares por mil pesos.
contraband: Ya tengo un celular aquí, mándame mensaje después de las doce.
contraband: Mándame un chip de teléfono pegado en la tarjeta.
contraband: El dron lo suelta cerca de la cancha a las dos.
contraband: Avienta el paquete por encima de la malla.
contraband: Hicimos chicha con fruta podrida en una bolsa.
contraband: Necesito un cargador para el teléfono que tengo escondido.
contraband: Trae cigarros metidos en el pañal del niño.
gang: Dile a los homies que ya hay luz verde para ese vato.
gang: Lo brincaron al barrio la semana pasada.
gang: Aquí manda la Eme y todos pagan renta.
gang: Soy sureño hasta la muerte, puro trece.
gang: Los Mara Salvatrucha controlan este módulo.
gang: El palabrero dio la orden a toda la clica.
gang: Los Ñetas y los Latin Kings andan peleados en el bloque.
fraud: Manda doscientos por Zelle a la novia de mi compañero y pon su nombre.
fraud: Deposítale a Ramírez porque a mí me quitan la mitad.
fraud: Compra tarjetas de regalo, raspa el código y mándame los números.
fraud: Usa el nombre de mi tía para que no vean que tú mandas el dinero.
fraud: Pásale cincuenta por Cash App a la hermana del guey y ya quedamos a mano.
fraud: Divide la lana entre cinco personas para que no brinque el límite.
fraud: Haz un OXXO a esta cuenta y no preguntes de quién es.
third_party: Haz una llamada de tres con mi primo cuando te marque.
third_party: Pásale esta carta a mi hermano que está en la otra prisión.
third_party: Dile a la testigo que no vaya a la corte.
third_party: Ve a su casa y pídele que retire los cargos.
third_party: Como tengo orden de alejamiento, escríbele tú y dile que es de mi parte.
third_party: Métete a mi Facebook y mándale un mensaje a ella, aunque el juez no quiera.
third_party: Pásale el recado al Flaco, el que está en el otro penal.
third_party: Dile a la víctima que le pago si cambia su declaración.
third_party: Te estoy llamando con el PIN de otro preso, no digas mi nombre.
staff: La oficial y yo nos besamos en la bodega.
staff: Averigua dónde vive el sargento Molina y qué carro tiene.
staff: Ese guardia se vende por doscientos dólares.
staff: La enfermera me dio su número personal y me quiere mucho.
sexual: Quiero comerte todita y oírte gemir.
sexual: Mándame una foto sin nada de ropa.
sexual: Me toco pensando en ti todas las noches.
sexual: Se me para cuando veo tu foto.
sexual: quiero chup4rte las tetas
sexual: La niña tiene doce años pero ya está buena y me gusta.
sexual: manda el p a c k en la regadera
gambling: Debo cuarenta sopas por el partido y me quieren cobrar.
gambling: Apuesta cincuenta dólares por las Chivas con el corredor.
gambling: Yo llevo la mesa de baraja y me quedo con el diez por ciento.
coded: Cuando diga que el bebé está enfermo quiere decir que llegó el dinero.
coded: Lee solo la primera palabra de cada renglón.
coded: 20-5 1-13-15 16-5-18-15 14-15 22-5-14-7-1-19
coded: euq agnev im onamreh noc al ajac le senrev
coded: Usamos la misma clave de antes: página 12, línea 4, palabra 7.
contact: Entra a www.fotos-de-lupita.com y busca el álbum.
contact: Mi número nuevo es tres uno dos cinco cinco cinco cero uno nueve ocho.
contact: escríbeme a lupita guion bajo 22 arroba gmail punto com
contact: Búscame en el insta como @el_chuy_mty
contact: Márcale al 55 1234 5678 y dile que ya está.
profanity: Chinga tu madre, pinche juez.
profanity: Eres un hijo de p*ta y un cobarde.
profanity: p e n d e j o el que me delató
profanity: Vete a la v3rga con tus cuentos.
profanity: Coñazo de vida, mamagüevo.
profanity: No sea malparido, hombre.
self_harm: Ya no le encuentro sentido a seguir viviendo.
self_harm: Cuando leas esto ya no voy a estar, diles a los niños que los quise.
self_harm: Estoy juntando mis pastillas para tomármelas todas de una vez.
self_harm: Anoche amarré la sábana pero me dio miedo.
self_harm: Todos estarían mejor sin mí.
self_harm: Me volví a cortar los brazos y me sentí mejor.
self_harm: Ojalá me durmiera y no despertara nunca.
self_harm: Ya no aguanto, quiero que todo se acabe.
self_harm: Me quiero kitar la vida
self_harm: Mi hermano dice que se va a ahorcar si lo mandan al hoyo.
self_harm: Tengo ganas de aventarme del segundo piso.
abuse: Mi compañero de celda me obliga a hacer cosas en la noche y me da miedo decirlo.
abuse: El oficial me metió la mano en el pantalón cuando me revisaba.
abuse: Me golpearon esposado y me rompieron dos costillas.
abuse: El sargento dice que me regresa las llamadas si le enseño los pechos.
abuse: Entre tres me agarraron en las regaderas y no puedo decir lo que me hicieron.
abuse: Me violaron en la camioneta del traslado.
abuse: El guardia me mira cuando me desvisto y me dice cosas.
abuse: Puse la queja de PREA y ahora me castigan.
abuse: Me dejaron dos días amarrada en la silla sin agua.
ok: Me muero por unos tacos al pastor, de verdad.
ok: Tu mamá hizo mole y le quedó para matarse de rico.
ok: La chiva de mi abuelo tuvo dos cabritos.
ok: Los niños tomaron coca-cola y no durmieron.
ok: El perico de la vecina aprendió a decir tu nombre.
ok: Me dieron la inyección y me duele el brazo.
ok: La maestra dice que Diego es una bala para las matemáticas.
ok: Ya florecieron las matas de tomate en el patio.
ok: Fuimos a Culiacán a ver a la familia de Concha.
ok: Salmo 23: Jehová es mi pastor, nada me faltará.
ok: Compré un kilo de harina, media taza de azúcar y dos huevos; se bate todo.
ok: Las Chivas le metieron tres goles al América, los mataron.
ok: El gato se escapó por la ventana y regresó con hambre.
ok: Se fue la luz y se nos derritió el hielo.
ok: Estoy muerta de cansancio, trabajé doble turno.
ok: La oficial de la entrada fue muy amable con los niños.
ok: Mi tía Dolores Verga vive en el pueblo de La Piedra.
ok: Le pusieron puntos en la cabeza porque se cayó del columpio.
ok: El doctor le recetó morfina al abuelo para el dolor.
ok: Jugamos a la lotería con frijoles hasta la medianoche.
ok: Mi hermana perdió al bebé y estamos muy tristes.
ok: Te mando un beso y un abrazo muy fuerte.
ok: El disparo de Messi pegó en el poste.
ok: Se me quemaron las tortillas por andar platicando.
ok: Por favor llámame el domingo después de misa.
ok: La pluma no pinta y tuve que usar lápiz.
ok: Tu primo murió de sobredosis y lo enterramos junto a la abuela.
ok: Le damos pecho a la niña cada tres horas.
ok: El examen de los senos salió bien, gracias a Dios.
ok: El penal lo falló en el último minuto y perdimos.
ok: En el trabajo me cambiaron el turno a la noche.
ok: Vimos la película de Fuga de Alcatraz.
ok: Rompimos la piñata y los niños se aventaron por los dulces.
ok: La hierba del jardín está altísima, hay que cortarla.
ok: El polvo de hornear se me olvidó y el pastel no subió.
ok: Me cobraron treinta dólares por la multa de velocidad.
ok: Tu hijo quiere ser bombero y brincar bardas.
ok: Ya saqué mi seguro social y mi licencia.
ok: Romanos 8:28 me ayuda todas las mañanas.
ok: La computadora vieja ya se murió.
ok: Se robó la segunda base y la gente se volvió loca.
ok: Hizo un frío que pelaba y nos quedamos en casa.
ok: Estoy pelando papas mientras te escribo.
ok: A mi cuñada la operan de la vesícula el 14 de junio.
ok: Moisés mató al egipcio y huyó a Madián, eso estudiamos hoy.
ok: El cuete de la fiesta asustó al perro.
ok: La cruda del domingo fue puro caldo y suero.
ok: Mi jefe es un pan de Dios.
ok: Te extraño un chorro, mi cielo.
ok: Los perros persiguieron a una rata por todo el callejón.
ok: La nieve de limón está buena.
ok: Me quiero morir de la vergüenza, se me olvidó tu cumpleaños.
ok: El bebé ya gatea y dice agua.
ok: Mi abuela Pura Concepción cumplió noventa.
ok: Trabajo en una fábrica de pastas y la paga es buena.
ok: El cristal de la ventana se rompió con la pelota.
ok: Ponle una tira de papel al pavo para que no se queme.
ok: El pastor habló de la gracia y del perdón.
ok: Encontré tu gorra en la cajuela del carro.
ok: Ya pagué la renta y la luz de este mes.
ok: En la pandilla de la iglesia, como le decimos a los niños, son doce.
ok: La banda tocó hasta las tres en la boda.
ok: Mi sobrino le pega a la batería en el grupo.
ok: Le regalaron una pistola de agua y nos mojó a todos.
ok: Cogí el autobús de las siete y llegué tarde.
ok: ¡Feliz cumpleaños! Que cumplas muchos más.
ok: El juez puso la audiencia para el 3 de mayo a las 9:30.
ok: Se me acabó la pila del celular y no pude contestarte.
ok: Compramos globos y un pastel de tres leches.
ok: El agua está cortada desde el martes.
ok: Me mata la espalda de tanto cargar cajas.
ok: Tiene fiebre y le salieron granitos, el doctor dice que es varicela.
ok: El Señor es mi roca y mi castillo.
ok: Doña Refugio Matamoros te manda saludos.
ok: No te castigues por lo que pasó.
ok: El sapo del cuento se convierte en príncipe.
ok: Aprendió a amarrarse las agujetas solito.
ok: Los jitomates están a veinte pesos el kilo.
ok: Ganamos el torneo de dominó de la colonia.
ok: La testigo de Jehová pasó a dejarnos una revista.
ok: La misa de difuntos es el 2 de noviembre y le llevaremos flores a tu papá.
ok: El gallo me despierta a las cinco, un día lo hago caldo.
ok: Ella todavía no se repone de la muerte de su mamá.
ok: Quiero que se acabe este invierno tan feo.
ok: Tu tía le entró a la quiniela de la oficina y ganó un pastel.
ok: Aquí te va la receta: una bolsa de masa, chile rojo, carne deshebrada.
ok: Las vacunas de la niña ya están al día.
ok: holaaaaa mi amorrrr cómo estásssss
ok: El camión 66 pasa a las 7:15 y llega a las 8.
ok: Nos tomamos unas fotos bien padres en la playa.
ok: Le hice una capa a tu sobrino para la obra de la escuela.
drugs: Dile al dealer que me mande un eight ball.
threat: Le voy a hacer un drive-by a su cantón.
contraband: Tírame un texto al cel que tengo aquí adentro.
weapons: Tengo una 9 mm y dos peines llenos.
drugs: Búscame unas percos, asere, que aquí vuelan.
drugs: El tumbe de manteca llegó ayer al barrio.
gang: Es de la 18 y anda tirando barrio en el patio.
threat: Ese chivato no amanece.
threat: Lo vamos a pelar por bocón.
contraband: Mételo en la empanada pa' que no lo vean los custodios.
drugs: Pa' la visita traeme el polvo en un condón adentro de ti.
self_harm: sulcidio es lo unico que pienso
self_harm: Dijo adiós a todos y dejó una carta, tengo miedo que se mate.
abuse: Desde que me quejé, me escupen la comida y no me dejan bañarme.
third_party: Habla con la muchacha que me puso la denuncia y convéncela.
ok: El sargento de la película era muy chistoso.
ok: Le regalé mi ropa vieja a la iglesia.
ok: Dejé de comer pan y bajé cuatro kilos.
ok: Mi cuñado se cortó el dedo picando cebolla.
ok: Tu papá dice que el carro ya no jala, se murió la batería.
ok: La doctora dice que la depresión de mamá va mejor con las pastillas.
ok: La cancha está lejos y llegamos tarde al partido.
ok: Nos ganaron tres a uno en tiempo extra.
ok: Mi amiga se despidió de todos porque se muda a Ohio.
ok: Me corté el pelo y no me gusta.
ok: El pastel de chocolate está de muerte lenta.
ok: Pásale un beso a tu hermano de mi parte.
ok: Ya no aguanto este calor.
ok: Hay que colgar las cortinas de tu cuarto.
ok: El niño se aventó al agua sin miedo.
ok: Mi tío toma pastillas para la presión y para el azúcar.
ok: La culebra se metió debajo de la casa.
ok: Los cocos están baratos en la costa.
ok: La mosca se paró en el pastel.
ok: Tu sobrina juega de portera y paró dos penales.
ok: El maestro de música enseña la clave de sol.
ok: La lancha se volcó pero todos saben nadar.
ok: El cura de Putla bendijo los carros.
ok: Fui a Mataró y a Cagliari con mi patrona, fíjate.
ok: Tus hermanos votaron por pizza y ganó.
ok: La abuela quiere seguir caminando después de la operación.
ok: Dile a tu prima que ya llegó el paquete con la ropa del niño.
ok: El doctor me revisó los ojos y todo está bien.
ok: Tengo que pagar el agua antes del viernes o la cortan.
ok: Abrimos una cuenta de ahorros a nombre del niño.
ok: La maestra me dio su número por si se enferma el niño.
ok: Escóndele las galletas al abuelo porque se las come todas.
ok: Mándame una foto de tu sobrina en su primera comunión.
ok: Se metió un perro al patio y brincó la mesa.
ok: Cuando digas misa avísame para llevar flores.
ok: Le pagué al de la cocina trescientos por arreglar la estufa.
ok: El guardia de la tienda me ayudó a buscar mi carro.
ok: Nos quedamos sin agua en la casa y sin luz tres días.
ok: Me di un golpe en la cabeza con la puerta y me salió un chichón.
ok: Mi cuenta de Facebook está bloqueada, no sé por qué.
ok: Dobla la hoja en cuatro y ponla en el sobre con la estampilla.
ok: Las niñas andan en shorts por el calor, ya tienen once y doce.
ok: Vamos a cruzar la frontera para ver a mi suegra en Navidad.
ok: Compré tres kilos de carne y una bolsa de hielo.
`;
