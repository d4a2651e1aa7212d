import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

/** Palabras que solas dicen poco y juntas mucho: see `fields-en.ts`. */
export const fieldsEs: readonly TermList[] = [
  {
    ...es,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [paga|pague|paguen|lana|dinero|feria|debe|debes|devuelve|devuelva|juntar|regresa] & [si no|o|si|más te vale|semanas|días|antes] & [en pedazos|los dientes|las piernas|las rodillas|los dedos|a mandar a alguien|le mando a alguien|te mando a alguien|no vas a caminar|no va a caminar|al hospital lo mando|hasta por debajo de la lengua|una visita|le mando al niño|les mando al] -sport -medicine
      [quiere|quieres|gusta|le gusta|te gusta] [seguir caminando|seguir respirando|seguir vivo|seguir viva|conservar los dientes] & [pregúntale|dile|novio] -medicine
      [declaró|testificó|habló|sapeó|rajó|me denunció|soltó la sopa|cantó|me puso dedo] & [le va a costar|le va a salir caro|caro|lo va a pagar|se va a acordar|va a ver|van a ver|ya verá|lo que le espera|sus días] -music
      nadie [me|nos] .. [roba|tranza|traiciona|ve la cara|falta al respeto|pone dedo|debe] y [vive|se queda|se va|sale|anda]
      [te|le|lo|la] [madreo|descuento|desgreño|reviento|destrozo|arranco|parto|descalabro|despescuezo|tumbo] & [los dientes|custodio|guardia|oficial|juro|chismosa|chismoso|que me toque|el primero|la cara|a golpes|perra|rata|cuando] -sport -music
      [le saco|te saco|les saco|le tumbo|te tumbo|le vuelo|te vuelo] [los dientes|las muelas|los ojos|las tripas|la cabeza] -medicine
      precio [al|a la|a su|a tu|por su|por tu] [cabrón|vato|güey|cabeza|rata|testigo|sapo|perro|tipo]
      [ponerle|pusimos|puse|pusieron|ponemos] precio [al|a la|a ese|a esa|a su|a tu]
      [sicarios|gatilleros|pistoleros|matones|muchachos] & [afuera|esperando|listos|mando|mandar|a sueldo|pagué|páguenle|para ese|para él|por él] & [cuando|ese|él|tu|casa|salga|calle|trabajo] -news -film
    `,
  },
  {
    ...es,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [treinta y ocho|cuarenta y cinco|veintidós|calibre nueve|calibre doce|la nueve|la cuarenta|calibre 12|calibre 9|una 38|una 45|la 38|la 45] & [limpia|límpiala|río|échala|escóndela|entiérrala|cargada|fierro|huellas|debajo|tírala|balas|guárdala|puente|trae un]
      [navaja|navajas|rastrillo|rastrillos|candado|clavo|vidrio|hueso|metal|varilla] & [cepillo|mango|calcetín|derretí|pegué|amarré|afilé|envuelto|punta] & [prevenido|por si|listo|defenderme|cobija|almohada|cuando venga|para cuando|ese|litera|preparado] -work -school
    `,
  },
  {
    ...es,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [malla|barda|cerca|alambrada|concertina|muro|perímetro] & [minutos|segundos|metros|pasos|ese lado|esa parte|lado de atrás] & [corriente|guardia|guardias|torre|cámara|cámaras|corriendo|monte|nadie|después del conteo|carretera] -animals -sport -home -work
      [dentista|oculista|hospital|clínica|juzgado|corte|traslado|velorio] & [gasolinera|ahí es cuando|es cuando|estate listo|espérame|espérenme|sigan la camioneta|sigue la camioneta|un guardia|dos guardias|me quitan las esposas|ventana del baño|lo hacemos] & [me llevan|me lleven|camioneta|cita|van|traslado|voy al] -home
      [me largo|me voy|me salgo|me pelo|me escapo|me pinto] & [de esta granja|de la granja|del campamento|de la cuadrilla|del trabajo de afuera|de este penal|de esta cárcel|de este lugar] & [lunes|martes|miércoles|jueves|viernes|sábado|domingo|noche|años|no voy a|sin que|antes]
      [hoyo|hueco|túnel|coladera|drenaje|ducto|tabla suelta|reja suelta|ladrillo suelto] & [capilla|gimnasio|lavandería|regaderas|celda|módulo|dormitorio|patio|cocina] & [sale a|sale al|da a|da al|por abajo|otro lado|afuera|arroyo|calle|monte|quepo|cabe|barda] -animals -home -sport
      [raspando|rascando|limando|aflojando|escarbando|picando] & [pared|barrotes|reja|ventana|ladrillo|cemento|tornillos] & [clavo|cuchara|tenedor|cortaúñas|noches|cada noche|mes|semanas|litera|celda|ya se ve] -home -work
    `,
  },
  {
    ...es,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [unta|úntalo|úntale|embarra|embárralo|pinta|pásale|échale|frota|moja] & [dibujo|carta|tarjeta|hoja|hojas|sobre|foto|estampilla|calcomanía] & [se seque|seque|seco|toda la noche|no huele|no huela|no se ve|no se note|secar] -baby -food -school
      [murió|se murió|cayó|sobredosis|se puso azul|convulsionó|se quedó] & [fumando|fumar|esa cosa|esa cochinada|esa porquería|de papel|la aguja|k2|una dosis|mala] & [aquí|celda|módulo|anoche|bloque|compañero|uno|patio] -news
      [pastillas fuertes|pastillas de tu abuela|pastillas para el dolor|pastillas para dormir|sus pastillas|de sus pastillas] & [tráeme|mándame|consígueme|pásame|róbale|agarra] 
      [a cómo|en cuánto|cuánto pide|cuánto cobra|a cuánto] & [onza|gramo|medio|kilo|cuarto|la verde|de la buena|la bolsa de|morada|cristal] -food -shop
      [sin dormir|no duerme|no ha dormido|despierto|acelerado|tronado|prendido] & [días|tres días|dos días|cuatro días|noches] & [cris|cristal|hielo|foco|eso|tronado|polvo|metiendo] -work -baby
      [inyectándose|inyectarse|inyectan|se inyecta|picándose|se pica|arponeándose|misma aguja|misma jeringa] & [celda|aquí|aguja|jeringa|módulo|compas|patio|baño] -medicine
    `,
  },
  {
    ...es,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [cose|cóselo|cósela|pega|pégalo|esconde|mete|pon|relleno|rellena|avientas|avienta|échame|mándame|guarda] & [pretina|forro|dobladillo|tacón|plantilla|brasier|pañal|pasta de la biblia|pasta del libro|balón|pelota|champú|suela|lomo|carpeta] & [detector|pita|suena|revisión|guardias|cancha|patio|encendedor|papel de fumar|cigarros|tabaco|celular|chip|bolsita|pastillas|lo recojo] -party -school
      [cocina|lavandería|señora|trabajador|custodio|guardia|oficial|enfermera|maestra|contratista] & [nos pasa|nos mete|me pasa|me mete|nos trae|me trae|pasa lo que sea|mete lo que sea|nos consigue] & [por trescientos|cientos|doscientos|quinientos|mil|dólares|pesos|lana|cada semana|cada viaje|por adelantado] -school -home
      [touch|celular|cel|smartphone|teléfono|hotspot] & [mi compa|un compa|mi cellie|compañero de celda|aquí adentro|en el módulo|mi vecino de celda] & [videollamada|video llamada|mensaje|mensajes|facebook|de la mañana|de la noche|madrugada|en vivo] -home -work
    `,
  },
  {
    ...es,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [los hermanos|homies|carnales|la mesa|los jefes|la raza|el carro|los de arriba] & [votaron|votó|cuota|cobra cuota|controla la cocina|controla el patio|mis letras|mi rango|mis puntos|ganarme|ganarse|me dan mis|controla el módulo] -faith -school -sport
      [otro bando|los contras|los de enfrente|del otro lado|enemigos|los rivales] & [no se come|no comemos|lo topan|topan|al que vean|se le pega|no se habla|no nos sentamos|patio|módulo] -sport -kids -news
      [ganarse|ganarme|ganar|ganó] & [tres puntos|la lágrima|sus letras|sus puntos|mis puntos|el tatuaje|su placazo|las alas del] -sport -school
    `,
  },
  {
    ...es,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [mándalo|mándala|mándenlo|mandarlo|depositen|deposítalo|manda] & [personas distintas|diferentes personas|personas diferentes|distintas personas|distintos nombres|diferentes nombres|varios nombres|distintas cuentas|varias cuentas] 
      [usa|agarra|saca|toma|pídele prestada] & [tarjeta de la abuela|tarjeta de tu abuela|tarjeta de mi mamá|tarjeta de tu mamá|tarjeta del abuelo|su tarjeta|chequera] & [nunca revisa|no revisa|no se fija|ni cuenta|estado de cuenta|sin que|antes de que] -school
      [señora de la iglesia|amiga por carta|viuda|viejita|sola|ancianita|doña|pretendiente] & [operación|cirugía|abogado|fianza|medicina|funeral|dentista|emergencia] & [ella los manda|los manda|me manda|manda|ocupo|cree|suelta] -medicine
      [cuenta|tarjeta] & [a nombre del niño|a nombre de la niña|a nombre del bebé|a nombre de mi abuela|a nombre de tu abuela|a nombre del difunto] & [cheques|desempleo|préstamo|reembolso|caen|depositan]
      [viejo|viejito|señor|compañero|muerto] & [pensión|nip|clave|tarjeta|cuenta] & [vacíala|vacía|sácale todo|límpiala|ya tengo su|le saqué] -medicine
    `,
  },
  {
    ...es,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [avísale|dile|adviértele|cuéntale|pásale] & [del módulo|el del módulo|en el módulo|del otro módulo|del dormitorio|de la otra celda|del otro patio|del otro penal]
      [lo inventó|lo inventó todo|inventó todo|que mintió|que fue mentira|que no pasó nada|que no fui yo|que se vaya de vacaciones|que salga de la ciudad|no me reconoce] & [habla con|háblale|a ver si|dile|convence|págale|dinero|lana] -school -work
      [no puedo escribirle|no le puedo escribir|no puedo llamarle|no me dejan escribirle|no tengo permiso|los dos presos|los dos estamos presos|ambos presos] & [carta tuya|por mí|ponlo tú|en tu carta|con tu nombre|copia|escríbele tú|a través de ti]
      [aprieta flash|presiona flash|oprime flash|la segunda línea|pon en espera|cuando suene el clic|cuando oigas el clic|aprieta el botón] & [marca|márcale|llama|número|agrega|junta|une]
      [publica|pon|escribe|sube] en [mi|su] [página|muro|face|facebook|perfil]
    `,
  },
  {
    ...es,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [oficial|custodio|custodia|guardia|sargento|teniente|capitán|comandante|director] & [dodge|carro|camioneta|placas|dirección|casa|esposa|marido|hija|facebook|face|instagram] & [averigua|cheque|checa|busca|investiga|sigue|síguelo|encuentra|ya sé cuál|que alguien] -film
      [oficial|custodia|custodio|guardia|sargento|segundo turno|tercer turno] & [me presta su|nos presta su|se agacha|me guiña|me enseña|si no digo|no decimos nada|me deja tocar|se deja] & [teléfono|celular|celda|turno|ella y|él y|a propósito|callado|callados] -home -work -sport
    `,
  },
  {
    ...es,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [mi postre|mi cena|mi desayuno|comerte|comerme] & [en la mesa|en la cama|acostaría|acostarte|desnuda|encima|tu cuerpo|toda la noche|a mordidas] -food
      [sin nada abajo|sin nada debajo|sin calzones|sin ropa interior|sin brasier|sin chones|sin tanga] & [visita|falda|vestido|ven|foto|siéntate|para mí] -baby -laundry
      [once|doce|trece|catorce|diez|tu hija|sobrina|hijastra|niñas|colegialas] & [mándame una|mándame fotos|esas fotos|fotos de ella|foto de ella|enséñame] & [shortcitos|shorts|traje de baño|bikini|pijamada|ropa interior|camisón|mallas|faldita|comérsela|regadera]
      [deditos|dedos|manos|mano] & [cuéntame qué|dime qué|qué haces|qué te haces] & [en la cama|piensas en mí|debajo de la cobija|bajo las sábanas|solita|de noche] -baby -kids -music
    `,
  },
  {
    ...es,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [barandal|azotea|puente|segundo piso|tercer piso|soga|navaja|pastillas|sábana|cinturón|tren|ventana|reja] & [pienso|pensando|pensé|imagino|miro|veo|me quedo viendo] & [dejarme caer|aventarme|tirarme|saltar|brincar|terminar|acabar|tomármelas|colgarme|en mi cuello|qué se sentirá|no volver] -sport -kids
      [cabeza|cabezazos] & [pared|piso|reja|barrotes|puerta] & [golpeo|golpeé|me di|me doy|golpear|golpeándome|golpearme] & [ruido|callar|voces|desmayarme|sangre|hasta|dolor|a propósito] -sport
      [tragué|tragó|tomé|tomó|tragarme|tomarme] & [pastillas|medicinas|píldoras] & [treinta|veinte|cuarenta|cincuenta|frasco|puño|lavaron el estómago|lavado de estómago|todas|de golpe]
      [yo|me|mí|esté|estuviera] & [bajo tierra|tres metros bajo|en una tumba|en la caja|en el cajón|en el panteón] & [mejor|respirarían|felices|tranquilos|libres|descansarían|prefiero|todos|ojalá] -grief -film
      [ya no puedo|no puedo|no aguanto] .. [con esto|cargar con esto|cargarlo|con esta carga|con tanto] & [adiós|perdone|perdón|perdónenme|despido|mi madre|mis hijos|descansar|mamá]
      [ya sé cómo|decidí cómo|sé exactamente cómo|tengo pensado cómo|ya tengo cómo] & [irme|me voy|acabar|terminar|matarme|morir|de este mundo|hacerlo|niegan|no salgo|niega] -school -work
      [no ha comido|no come|no quiere comer|dejó de comer|no se levanta|no habla|no duerme] & [irse con|quiere irse|estar con su|morir|morirse|para qué|ya no quiere|nada tiene sentido|alcanzar a] -animals
      [mejor|quisiera|ojalá|quiero|preferiría|pienso] & [no despertar|no amanecer|ya no despertar|despertar más|dormir para siempre|no abrir los ojos]
      [todos|todas|mis hijos|mi familia|ustedes|la gente|mi mamá] & [respirarían mejor|respirarían|serían libres|estarían tranquilos|se aliviarían|descansarían de mí|vivirían mejor] & [sin mí|yo|muerto|muerta|me voy|bajo tierra|no estuviera|me muero]
      [voces|cabeza|demonio] & [me dicen que|me dice que|me pide que|me gritan que] & [brinque|me corte|me mate|me muera|lo haga|termine|me cuelgue|me tire]
      [irme|me voy a ir|me voy|me quiero ir] de este mundo
      me odio [tanto|mucho|a mí|por|y|cada] -laugh
      [odio mi vida|odio vivir|odio estar vivo|odio estar viva|odio despertar|me doy asco|me detesto]
      [rasguño|rasguñé|corto|corté|muerdo|golpeo|quemo|rasco] & [hasta sangrar|hasta que sangro|hasta que me sale sangre|para ver sangre|hasta que sangre] & [me|mis|odio|mí|brazos|yo]
      [tercer piso|segundo piso|barandal|azotea|puente|balcón] & [la caída|con la caída|si me caigo|si me dejo caer|bastaría|me mataría|sería suficiente|cuánto tardaría]
      [carta|cartas|nota|escribí] & [cuando ya no esté|cuando me haya ido|cuando me muera|cuando yo no esté|cuando yo falte|cuando ya no viva]
      [fácil|mejor|ojalá|quisiera|quiero|prefiero] .. [ya no estar aquí|no estar aquí|no existir|desaparecer para siempre|dejar de existir|no estar vivo|no estar viva] -home -work
      [sábana|soga|cuerda|navaja|pastillas|cinturón] & [lista|listo|listas|guardada|guardadas|preparada] & [nadie lo revisa|nadie lo cuida|nadie lo checa|nadie me revisa|nadie sabe|miedo|dice que|esta noche]
      [cansado|cansada|harto|harta] de [fingir|fingir que|aparentar que|despertar|seguir respirando|ser yo|ser una carga]
      [no quiero|ya no quiero] [un mañana|otro día|otro cumpleaños|más días|que amanezca|abrir los ojos]
      [ya nada] [me importa|tiene sentido|vale la pena|se siente real|me llena|me hace feliz] -sport
    `,
  },
  {
    ...es,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [sargento|oficial|oficiales|custodio|custodios|guardia|guardias|teniente|celador|celadores|capitán] & [estrelló|azotó|cacheteó|golpeó|pateó|ahorcó|aventó|arrastró|jaló|torció|pisó|pegó|empujó|agarró] & [la cara|mi cara|la cabeza|el cuello|el brazo|las costillas|la espalda|el pelo|el estómago|contra la|en la reja|al piso|al suelo] -sport -film
      [litera de arriba|compañero de celda|cellie|compañero|un viejo|otro preso|otro interno|guardia|custodio|jefe de la celda] & [me deja dormir|me deja en paz|me protege|le debo|me quita|mi charola|mi comida|mi tienda|me cuida] & [con la mano|con la boca|mi cuerpo|lo ayudo|lo toco|favores|en su litera|acostarme|me acuesto|de rodillas]
      [desnudó|desnudaron|desnudarme|encueraron|encueró|desvestirme|agacharme|en cueros|sin ropa] & [delante de|enfrente de|frente a|se reían|se burlaban|grabando|grabaron|comentarios|mirando] & [oficial|oficiales|custodio|custodios|guardia|guardias|hombres|revisión|custodia] -kids -film
      [doctor|enfermero|médico|dentista|capellán|consejero|maestro|psicólogo] & [cierra con llave|cierra la puerta|exámenes que no|examen que no|a solas|sus dedos] & [me|aquí|mi|conmigo] -kids -baby
      [hoyo|aislamiento|castigo|segregación|calabozo] & [apenas|después de|por|porque|en cuanto|luego de] & [hablé a la línea|llamé a la línea|la línea|denuncié|reporté|me quejé|queja|denuncia|conté]
      [sangre|sangrando|moretones|desgarrado|rota|roto] & [ropa interior|calzones|calzón|entre las piernas|ahí abajo|mis partes|trasero|pompis] & [amanecí|desperté|no sé quién|no me acuerdo|no recuerdo|me drogaron|él|guardia|por favor] -medicine -baby
      [sin agua|sin baño|sin regadera|sin luz|sin colchón|aguas negras|excremento|ratas|cucarachas|desbordado] & [encerrados|encerrado|encerrada|en la celda|en el hoyo|24 horas|aislamiento|en las celdas]
      [mano|manos|dedos] donde no [debe|debería|deben|le toca|corresponde] -kids -baby
      [compañero|cellie|otro preso|alguien|guardia|él] & [a mi cama|en mi cama|a mi litera|en mi litera] & [me quedo tieso|me quedo tiesa|me quedo quieto|me quedo quieta|congelado|congelada|hasta que acaba|hasta que termina|me hago el dormido|me hago la dormida|tapa la boca|lloro|miedo|me toca] -animals -kids
      [guardias|guardia|custodios|custodio|oficiales|oficial|sargento] & [no hay cámara|no hay cámaras|sin cámara|sin cámaras|punto ciego|donde no graban|fuera de cámara] & [patearon|pateó|golpearon|golpeó|llevaron|pegaron|pegó|ahorcaron|me agarraron|macanazos]
      [desnudo|desnuda|sentadillas|encuerado|encuerada|revisión] & [grabaron|grabó|se rieron|se reían|se burlaron|fotos|video|chistes] & [me|mí|nos|mi] -kids -medicine
      [hago lo que dice|hago lo que quiere|hacer lo que quiere|lo que él quiere|me dejo] & [regadera|celda|litera|noche|dedo|protección|golpea|miedo] -kids -school
    `,
  },
];
