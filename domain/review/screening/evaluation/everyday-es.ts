/** The same in Spanish. */
export const everydaySpanish = `
ok: Me muero de hambre y todavía falta una hora para que esté el pozole.
ok: Para matar el tiempo en la fila leí tu carta tres veces.
ok: Me parte el alma no estar contigo el día de tu santo.
ok: Le pusieron dos vacunas y apenas lloró, es un valiente.
ok: Se murió la batería del carro justo afuera de la iglesia.
ok: Cuídate la espalda cuando levantes pesas, que ya sabes cómo se te pone.
ok: Se nos escapó el perro y apareció en casa de doña Lupe.
ok: Los niños brincan la cuerda en la banqueta hasta que oscurece.
ok: El camión de la basura pasó a las tres y no alcancé a sacarla.
ok: Hice té de hierbabuena para el dolor de panza de la niña.
ok: La chiva del rancho tuvo dos crías y la niña les puso nombre.
ok: Al abuelo le sacaron una piedra del riñón y ya anda caminando.
ok: El paquete con tus fotos lo regresaron porque puse mal tu número.
ok: Se me descompuso el cargador del teléfono y estuve dos días sin saber nada.
ok: Remojé los frijoles desde anoche para que queden suaves.
ok: El cuchillo bueno lo tiene tu mamá para el pavo.
ok: Los fierros viejos del patio los vendimos y con eso pagamos la luz.
ok: La renta del departamento subió cincuenta pesos, pero nos alcanza.
ok: Haz clic en el botón verde y ahí sale mi carta, me dijo la muchacha.
ok: Toda la cuadrilla del taller te manda saludos.
ok: Tu abuela le dio a los niños una tarjeta de regalo para la librería.
ok: Le abrí una cuenta de ahorros a Mía con lo de su bautizo.
ok: Saluda a tu compañero de celda y dale las gracias por enseñarte ajedrez.
ok: Mi hermana ya abrió su propia cuenta y te va a escribir esta semana.
ok: El número de la licenciada es 213-555-0162 y atiende hasta las cinco.
ok: Quedaron 2-1, 0-3 y 4-4; el domingo es la final.
ok: La quiniela fue 1 2 X 1 1 2 y no le atinamos a ninguno.
ok: El viernes nos dicen el sexo del bebé, yo digo que es niña.
ok: Hice pechuga de pollo con limón y todos repitieron.
ok: Los árboles ya están pelones y el patio lleno de hojas.
ok: Extraño tus besos y tus chistes malos.
ok: Aguanta, mi amor, ya faltan 84 días.
ok: Me corté el dedo con el abrelatas, nada grave.
ok: El martes no voy a estar por lo del dentista, llámame el miércoles.
ok: Estoy cansada de vivir en este departamento tan chico.
ok: Regalamos tus libros a la biblioteca de la escuela como pediste.
ok: Ya no aguanto los zapatos nuevos, me sacaron ampollas.
ok: La oficial de la entrada fue muy amable con los niños en la visita.
ok: Ya saqué las placas nuevas de tu camioneta.
ok: Lo que le escribiste a Lili me tocó el corazón.
ok: Nos tocó bonito clima para el bautizo.
ok: El doctor me hizo quitarme la ropa y esperar una hora con esa bata de papel.
ok: Nos golpeó duro la inflación, pero aquí seguimos.
ok: Doña Concha y don Armando Bravo te mandan bendiciones.
ok: Tus primas hicieron un escándalo cuando les dije que sales en mayo.
ok: Mataría por una quesadilla de las tuyas.
ok: Se va a arrepentir de haberse perdido el pastel.
ok: Yo paso por ti a la puerta a las ocho el día que salgas, con el tanque lleno.
ok: Enterramos a Canelo bajo el limonero y los niños le hicieron una cruz.
ok: Ya me anda por contarte lo de la boda, estuvo de locos.
ok: Échale ganas a la escuela, mijo, que el papel vale mucho.
ok: La niña ya corta con tijeras de punta redonda en el kínder.
ok: Al final del juego se armó la fiesta, bailamos hasta cansarnos.
ok: Nos morimos de risa con lo que escribiste del gallo.
ok: Tus hermanos me van a matar de un susto con esos disfraces.
ok: El niño disparó el balón al ángulo y ganamos tres a uno.
ok: La película fue una bomba, salimos cantando.
ok: Ahorita ahorco a ese gato, me tiró otra vez la maceta.
ok: El plomero arregló la fuga de agua del baño y nos cobró barato.
ok: Mi papá pintó la barda de blanco y quedó preciosa.
ok: Le dejé las llaves del carro a tu hermano para que lo lleve al taller.
ok: Una cucharadita de polvo de hornear y dos tazas de harina, no más.
ok: Compré una coca grande y hielo para la fiesta.
ok: El perico de tu tía ya aprendió a decir buenos días.
ok: Se rompió el cristal de la ventana con un pelotazo.
ok: Tomo la pastilla azul de la presión con el desayuno, como dijo el doctor.
ok: Tu padrino cumplió un año sin tomar, le hicimos una comida.
ok: Me quemé con la pistola de silicón haciendo los adornos.
ok: A tu sobrino se le rompió la punta del lápiz en el examen y se puso a llorar.
ok: Jugamos al tiro al blanco en la feria y gané un oso.
ok: El banco nos dio luz verde para el préstamo de la casita.
ok: En el carnaval la banda tocó hasta las dos.
ok: Cambié mi cheque y te puse cuarenta en tu cuenta por esta página.
ok: Jugamos baraja con frijoles y tu mamá nos ganó a todos.
ok: Me llamó el banco por lo de la hipoteca, nos dan hasta junio.
ok: Dile a tu hermano de mi parte feliz cumpleaños cuando te llame.
ok: Lee el Salmo 23:4 y Filipenses 4:13 antes de dormir.
ok: La audiencia es el 14 de marzo a las 9:30, sala 402, causa 1187/2024.
ok: Mi jugada es caballo a f3, te toca a ti.
ok: El número de guía es 7788 1122 9900 3344, llega el jueves.
ok: Mi tía terminó el tratamiento del cáncer de mama y tocó la campana.
ok: Todavía le doy pecho a la niña y no duermo nada.
ok: Fui a la panadería por conchas y se habían acabado.
ok: Sueño con que me abraces mientras vemos llover.
ok: Me muero por verte en junio, ya hasta compré el vestido.
ok: Hasta aquí llego por hoy, se me cierran los ojos.
ok: El abuelo se nos fue al cielo el domingo, en paz y rodeado de todos.
ok: Esta es la última carta del mes, hasta que me paguen y compre más estampillas.
ok: Estoy en ayuno con la iglesia hasta el viernes, solo agua y caldito.
ok: No puedo vivir sin las tortillas de tu mamá.
ok: La enfermera que vive al lado revisa a mi mamá todas las noches.
ok: Me eligieron tesorera de la mesa directiva de la escuela.
ok: En la rifa me tocó el número cinco y gané una licuadora.
ok: Desperté con el perro encima, todos sus cuarenta kilos.
ok: Es nuestro secreto: la salsa famosa es de frasco.
ok: El equipo perdió feo, pero tu hijo jugó todo el partido.
ok: La subasta de la parroquia juntó para el techo.
ok: No te castigues por no ir al recital, ella sabe que ahí estarías.
ok: Los gemelos son tremendos, metieron los zapatos al congelador.
ok: Lo brincaron de año en la escuela porque lee muy bien.
ok: El juez cambió la audiencia para mayo y tu defensor te visita el lunes.
ok: Se quemó el arroz y la casa olía a humo, pero nada más.
ok: Le cayó como patada la noticia, pero ya se le pasó.
ok: El gordo de tu primo se comió doce tacos y quería más.
ok: Me robaron el corazón tus nietos con ese baile.
ok: Las rosas tienen pulgones, ya les eché jabón.
ok: Se me pegó el arroz por estar leyendo tu carta.
ok: Tu papá se va a ir de espaldas cuando vea el precio.
ok: Los niños se pelean por la litera de arriba.
ok: Nos quedamos afuera sin llaves y entramos por la ventana del baño.
ok: Ya le gané a tu hermano en el videojuego de carreras.
ok: Se me cayó la docena completa de huevos.
ok: La boda es el seis y el pastel tiene cinco pisos.
ok: Se voló una clase y le quité el celular un mes.
ok: Tuvimos que dormir al gato viejito el viernes, tenía diecinueve años.
ok: Lloré en el estacionamiento después de la visita, pero me dio gusto verte.
ok: El juez me pospuso lo de la multa de tránsito.
ok: Ojalá estuvieras aquí para ver la nieve.
ok: No te preocupes por mí, como y duermo bien.
ok: Te debo una carta, ya sé, ya sé.
ok: Se nos acabó el gas a media carne asada.
ok: Van a tumbar la fábrica vieja junto al río.
ok: Quiere una muñeca que habla y una batería, Dios nos ampare.
ok: Compré la pintura para tu cuarto, es color hielo.
ok: Pide por la tía Bea, la operan el miércoles a las siete.
ok: La policía fue a la escuela a hablar de seguridad en bicicleta.
ok: Dijo su primera grosería y no sé dónde la aprendió.
ok: Llovió tanto que el patio parece laguna.
ok: Me duele la muela horrible y el dentista me ve hasta el lunes.
ok: Ya llegó el giro, fueron cuarenta cerrados.
ok: La compañía de teléfono quiere cuarenta por mover la línea.
ok: Tu hija quiere cortarse el fleco y yo le digo que se va a arrepentir.
ok: El perro enterró mi zapato y no sé dónde.
ok: Me dio calentura pero con un té se me quitó.
ok: El cargador de mi laptop se quemó con el apagón.
ok: Ya sé a qué hora sale el camión para la visita.
ok: La maestra dice que el niño es el más chico y el más listo.
ok: Los vecinos tronaron cohetes y el perro se escondió debajo de la cama.
ok: Voy a esconder los huevos antes de que despierten los niños.
ok: A tu hermano le dieron tres puntadas por caerse de la bici.
ok: Nos falta un aventón a la carretera donde para el camión.
ok: Rocié los rosales y se fueron los bichos.
ok: Coloreó un libro entero mientras esperábamos.
ok: Tu abuelo te dejó una bolsita de semillas para la primavera.
ok: Guardo una linterna debajo de la almohada por las tormentas.
ok: Subrayé los versículos que más me gustaron.
ok: Escribí tarjetas de despedida para mis alumnos.
ok: Amarramos las sábanas en el tendedero y el viento se las llevó.
ok: Colgué el teléfono muy rápido, perdón.
ok: El perro guardián del deshuesadero quiere mucho a tu hermana.
ok: Enséñame la boleta, le dije, y salió corriendo.
ok: Le dice a todo mundo dónde vive, le tuve que enseñar que no.
ok: Por fin me siento tranquila después de tantas semanas.
ok: Me tocó trabajar doble turno toda la semana.
ok: Nos tocó sentarnos hasta atrás en la misa.
ok: Me tocó el turno de la noche otra vez.
ok: A tu hermana le tocó la rosca con el niño.
ok: Le toca a tu papá pagar la cena.
ok: Me mata la espalda después de limpiar.
ok: Este calor me está matando.
ok: Me matas de ternura con esas cartas.
ok: Tu abuela nos va a matar si no vamos a misa.
ok: Casi me muero del susto con la araña.
ok: Se murió mi planta favorita.
ok: Me muero de sueño, mañana sigo.
ok: Estoy harta de vivir entre cajas, ya quiero terminar la mudanza.
ok: Ya no aguanto el calor de este verano.
ok: No puedo más de la risa con tu sobrino.
ok: Quiero desaparecer de la cocina un rato.
ok: Le pegué al clavo pero también al dedo.
ok: Le pegó duro la gripa, pero ya está mejor.
ok: Le dieron una paliza a tu equipo, cinco a cero.
ok: Nos dieron en la torre con el recibo de la luz.
ok: Me robaron la idea del pastel, pero el mío sabía mejor.
ok: La piñata la rompió tu hijo de un golpe.
ok: Le voy a romper la alcancía para comprarle los zapatos.
ok: Voy a cortarle el pelo al niño antes de la foto.
ok: Corta la cebolla en cuadritos y fríela con ajo.
ok: Quemamos las hojas secas atrás de la casa.
ok: Prende el horno a 180 y espera diez minutos.
ok: Prendí fuego en la chimenea y nos dormimos ahí.
ok: La bomba del agua ya no sirve.
ok: Nos cayó como bomba la noticia de la boda.
ok: El tiro de la chimenea está tapado.
ok: Tiramos la basura y nos fuimos al parque.
ok: Aviéntale la pelota al perro y verás cómo corre.
ok: Brincamos la cerca del rancho para cortar mangos.
ok: Salimos por la puerta de atrás porque la de enfrente se trabó.
ok: Mi hermano cruzó la frontera con su visa para vernos.
ok: El guardia del banco ayudó a tu abuela con la puerta.
ok: La custodia de los niños quedó compartida, gracias a Dios.
ok: La directora de la escuela felicitó a tu hija.
ok: El comandante de los bomberos visitó la escuela.
ok: El oficial del registro civil nos casó bien rápido.
ok: El polvo de la obra ensució toda la ropa.
ok: La mota de algodón se le pegó al suéter.
ok: El cristal del reloj se rayó.
ok: Mi tío fuma afuera para no ahumar la casa.
ok: Dejé el cigarro hace tres meses, felicítame.
ok: El papel de baño subió otra vez.
ok: Mojé el papel para limpiar los vidrios.
ok: Ponlo debajo de la cama para que no estorbe.
ok: Métele ganas y sal pronto.
ok: Cuando te diga que te extraño, créelo.
ok: Cuando te escriba otra vez te mando las fotos.
ok: La primera letra del nombre del bebé será M.
ok: La clave del internet es el nombre del perro.
ok: El código postal cambió, apunta el nuevo.
ok: Me duele la mano de tanto escribirte.
ok: Me puso la mano en el hombro y oró por mí.
ok: Quítate los zapatos antes de entrar, dice tu mamá.
ok: La niña ya se baña sola y se peina.
ok: Bésame a los niños de mi parte.
ok: Estoy cansado de luchar con el seguro, pero no me rindo.
ok: Ya no le veo caso a seguir comprando esa marca.
ok: Le pido a Dios que te traiga pronto a casa.
ok: Que Dios te cuide y te bendiga siempre.
ok: Regalé la ropa que ya no le queda al niño.
ok: Sin agua todo el día por la fuga de la calle.
ok: Nos cortaron la luz dos días por la tormenta.
ok: Le hice punta al lápiz de tu hija mientras leía.
ok: Los compas del taller te mandan saludos.
ok: La banda del pueblo ganó el concurso.
ok: El barrio hizo una kermés y juntamos para el techo.
ok: Pagamos la renta y nos alcanzó para el gas.
ok: Le presté mi cuenta de la película para que vea caricaturas.
ok: Abre una cuenta en la biblioteca, es gratis.
ok: Te deposité cincuenta por esta página, avísame si llegó.
ok: Dile a tu compañero que gracias por el dibujo.
ok: Pásale el recado a tu mamá: la comida es a las dos.
ok: Tu defensora llamó, que le marques el lunes.
`;
