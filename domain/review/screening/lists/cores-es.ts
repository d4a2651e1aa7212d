import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

/** Short cores that many sentences share; longer ones stand in the `oblique` lists. */
export const coresEs: readonly TermList[] = [
  {
    ...es,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [no|ya no] respondo [de|por] [mí|lo que|mis actos]
      [también|igual] tiene [familia|hijos|mamá|esposa|una hija|hermanos] .. [piense|pensarlo|acuerde|recuérdale|recuerde|dile|bien|sabe|cuide]
      [tiene|tienen|tienes] [familia|hijos|mamá|esposa|una hija|hermanos] también .. [piense|pensarlo|acuerde|recuérdale|dile|bien|cuide]
      te voy a [buscar|encontrar|hallar|ir a buscar|esperar] [y|hasta|aunque|donde|a la salida|cuando] .. [gustar|va|escondas|salida|matar|arrepentir|pagar|ver|debajo|estés|fin del mundo|partir|romper|dejar]
      [no te va a gustar|no le va a gustar|no les va a gustar] [lo que|cuando|cómo|si] .. [pase|pasa|viene|haga|hago|voy|encuentre|agarre]
      [lo que|cómo] [les|le|te] [pasa|va|hacen|toca] a .. [los|las|el|la|quien|quienes|todos los] [que|soplones|hablan|habla|rajan] .. [hablan|habla|rajan|sapean|denuncian|de más|demás|se meten|traicionan|deben|no pagan|cooperan]
      [lo|la|te|los] [vamos a estar|van a estar|voy a estar|estaremos|estaré|están] esperando .. [salga|salgas|calle|afuera|puerta|pise|noche|hasta|cuando] -home
      [más te vale|más le vale|más les vale|te conviene|le conviene|les conviene] [que|no|callar|quedarte|retirar|callarte|callarse] .. [denuncia|demanda|declaración|hablar|declarar|abogado|policía|afuera|gente|amigos|callado|callada|boca|pagar|dinero|retires|retire|cierre|cierres|cooperes|arrepentir]
      si no [paga|pagas|pagan|cumple|cumples|se calla|te callas] [lo|la|te|los|le] [van|vamos|voy] [a]
      [que|quien] [se meta|se mete|toque|toca|hable|habla|robe|roba] .. [se muere|la paga|amanece|no vive|no la cuenta|lo entierro|lo pico|lo tumbo|se arrepiente|lo lamenta]
      [me lo|te lo|se lo|me la|te la|se la] voy a [chingar|quebrar|tumbar|picar|bajar|madrear|desaparecer|tronar|echar|cargar|partir]
      [último|última] [aviso|advertencia|oportunidad] .. [si|o|después|antes|paga|la próxima|luego]
      [correr|corra|correrá|va a correr|corre] [la|] sangre -medicine
      [taparle|taparles|cerrarle|cerrarles|callarle] la boca .. [antes|siempre|juicio|declare|hable|plomo|que]
      [callarlo|callarla|callarte|callarlos] [para siempre|antes de|de una vez|a como|por las]
      [ponerle|ponerles|darle|darles|le vamos a dar|le voy a dar] [un susto|una lección|un escarmiento|su merecido|su lección|lo que merece|lo suyo] .. [golpe|que no|para que|hable|aprenda|respete|callar|olvide|dile|muchachos|patio] -kids
      [le|te|les] va a pesar [haber|si|lo que|meterse|no|todo]
      o [le|te|les] va a pesar
      lo sacan en [camilla|bolsa|caja|ambulancia|pedazos]
      [cobrar|cobro|cobraré|pagar|paga|pagará|pagarás]~v .. con sangre
      cuando salga ... [ir por él|ir por ese|buscarlo y|encontrarlo y|cobrármela|cobrármelas|ajustar|ir a buscarlo|ir a buscarla]
    `,
  },
  {
    ...es,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [vestido|vestida|disfrazado|disfrazada|vestirme|disfrazarme] de [mujer|guardia|custodio|visita|doctor|médico|enfermero|enfermera|abogado|trabajador|señora|monja|cura] .. [salir|salgo|salirme|puerta|visita|aduana|pasar|paso|irme] -party -play
      [escalera|puerta|salida|pasillo] [de atrás|trasera|de servicio|de emergencia] .. [sin candado|sin llave|sin guardia|nadie|abierta|no cierra|sin cámara]
      [lancha|barco|avión|autobús|boleto|pasaporte] ... [antes de que|antes del conteo|antes de la lista|sin que] .. [cuenten|lista|noten|cuenta|busquen|sepan|enteren]
      [esconderme|esconderte|me escondo|nos escondemos|escondido] .. [policía|ley|judiciales|migra|unos meses|hasta que se enfríe|hasta que dejen|monte|sierra|rancho de]
      [minutos|hora|horas|minuto] de ventaja -sport
      [hoyo|hueco|agujero|boquete] .. [atrás|detrás|barda|cerca|pared|malla|gimnasio|reja|piso|techo] .. [luz|cámara|guardia|nadie|noche|cabe|quepo|salir|torre|llega] -home -animals -garden
    `,
  },
  {
    ...es,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [dile|avísale|pídele|háblale|márcale|búscame] .. [veinte|diez|treinta|cincuenta|cien|quince|cuarenta|dos|tres|cinco] [hojas|tiras|globos|papeles|pastas|gramos|bolsas|cuadros|puntos|chochos|cartones] .. [y|no|esta|de|vez|como|más|que|mismas|para|en|visita] -school -work
      [buena|rica|chida|perrona|fuerte|loca] [hierba|yerba|mota|piedra|hoja|especia|cosa|mercancía|merca|mois|juanita]
      [ando|andamos|anduve|la paso|paso|estuve|me la paso] [volando|en las nubes|grifo|pacheco|bien loco|bien pacheco|bien grifo|bien trabado|bien crudo|hasta las chanclas] -faith
      [dobla|doblas|enrolla|enrollas|envuelve|amarra] .. [papelito|papelitos|bolsita|globito|hoja|polvo] ... [costura|zapato|boca|calzón|pañal|dobladillo|pantalón|visita|brasier|cinturón|carta|estampilla]
      [llegó|llegaron|pasó|pasaron|entró|entraron] .. [con todo|lo que traía|lo que venía|con lo de adentro|con regalo|sin que|sin problema|bien escondido|lo de adentro|completito|completo] ... [otra|igual|manda|mándame|repite|mismo|próxima|más]
      [manda|mándame|repite|envía] [otra|otro|más|otras] [igual|iguales|así|de esas|de esos] .. [adentro|traía|llegó|pasó|escondido|tarjeta|paquete|libro]
      [metérmelo|metérselo|metértelo|métetelo|metido] [por|en] [atrás|el recto|la cola|el trasero|ahí|donde no da el sol|la vagina]
      donde no [da|le da|pega] el sol
      [échale|ponle|untar|úntale] .. [líquido|spray|aerosol] .. [hojas|hoja|papel|libro|carta|dibujo|tarjeta|páginas] -food
    `,
  },
  {
    ...es,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [mensaje|mensajito|whats|whatsapp|llamo|marco|texto|escribo] .. [cuando apaguen|después del conteo|después de la lista|en la noche|madrugada|a escondidas] .. [luz|cel|celular|teléfono|compa|presta|prestan|prestado]
      [me presta|me prestan|me prestó|le rento|me renta|me rentan] [el|un|su] [cel|celular|teléfono|aparato|aparatito]
      [un compa|un compañero|otro interno|el de la otra celda] .. [presta|renta|rolan|prestó] .. [cel|celular|teléfono|aparato]
      [cualquier cosa|lo que sea|todo] [mete|meten|pasa|entra|cabe] .. [lonchera|botas|mochila|cocina|termo|turno|dinero|mientras|si]
      [lonchera|termo|botas|hielera|carrito de comida|bote de basura|caja de herramienta|cubeta] ... [meter|pasar|mete|pasa|adentro|escondido|guardia|revisan|cabe]
      [costura|dobladillo|forro|tacón|suela|plantilla|pretina|bastilla] .. [pantalón|visita|zapato|vestido|mete|mételo|cose|escondido|papelito|bolsita|chamarra]
      [misma|mismo|igual] .. [forma|manera|lugar|modo] [que|de] la [otra vez|vez pasada|última vez] .. [mete|pasa|deja|manda|esconde|trae|visita|paquete]
      [gana|ganar|ganarse|quiere|necesita] .. [dinerito|lana|dinero|billete|feria] extra .. [trabaja|guardia|custodio|cocina|meter|adentro|penal]
      [traer|trae|traiga|traen|va a traer|lleva]~v .. [bolsita|paquetito|globito|encargo|cosita|encarguito] ... [visita|brasier|calzón|calzones|pañal|boca|zapato|calcetín|faja]
      [paquete|bolsa|encargo|cosa] .. [en el plafón|en el techo|atrás del baño|en la caja del baño|debajo del lavabo|en el bote] .. [visita|baño|sala|recoge|recogen|para]
    `,
  },
  {
    ...es,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [navaja|cuchillo|punta|filero|fierro|arma|puntilla|charrasca|hoja] .. [pegada|pegado|escondida|escondido|enterrada|enterrado|clavada|guardada|metida] .. [debajo|bajo|atrás|detrás|dentro|adentro|patio|comedor|mesa|baño|colchón|banca|litera]
      [por si se arma|por si se arman|cuando se arme|cuando truene|por si truena|por si hay pleito|por si hay bronca|cuando se suelten los golpes]
      [lanzas|lanza|flechas|arpón|resortera|bóxer|mazo|garrote] .. [periódico|palo de escoba|escoba|grapas|mopa|trapeador|hechas|hecha|sábado|pleito|guardias] -play -film -kids
      [traigo|tengo|cargo|guardo|ando con] [una|un] [punta|fierro|navaja|filo|picahielo|filero|desarmador] .. [calcetín|almohada|manga|colchón|cintura|bota|por si|por lo que|debajo]
    `,
  },
  {
    ...es,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [corra|corro|corre|controle|controlo|mande|mando|lleve|llevo|dirija] [este|el|ese|nuestro] .. [lado|patio|módulo|pasillo|dormitorio] [del|de|con|para|y|patio|]
      [guerra|pleito|bronca|tregua|paz|paro] [con|contra|entre] los .. [dieciocho|trece|dieciochos|treces|del norte|del sur|del este|contras|rivales|otros|de enfrente|norteños|sureños|paisas|zetas|mazas|chapos] -news -sport
      [los hermanos|los carnales|los homies|los jefes|los de arriba|la gente de arriba] [quieren|ordenan|piden|mandan|dicen|esperan] [que|orden|hacer|]
      [sentarme|comer|comí|juntarme|hablar|senté] con los de [otra raza|la otra raza|otro barrio|otra pandilla|los contras|otra gente|otro grupo]
    `,
  },
  {
    ...es,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [sácame|sácale|saca|mándame|consígueme|pásame|apúntame] .. [números|datos|clave|nip|cvv|fecha] .. [tarjeta|cuenta|chequera|seguro social|ine] .. [abuela|abuelo|tía|tío|jefe|patrona|patrón|vecina|mamá|suegra|señora|cliente|paciente|otra persona]
      [cambia|cambiar|cóbrame|cobra|deposita] .. [cheque] .. [credencial|no es mío|nombre|enterar|rápido|antes de que|rebote|mitad|quedas|partimos|a medias]
      nadie se va a [enterar|dar cuenta] .. [cheque|dinero|tarjeta|cuenta|banco|firma|depósito]
      [cheque|tarjeta|firma|cuenta] ... nadie se va a [enterar|dar cuenta]
      [me|te|nos] [da|dan|paga|pagan] [tienda|sopas|comida|cafés|estampillas] por .. [eso|el depósito|la transferencia|ponerle|cada]
      tarjeta [prepagada|de prepago|de regalo|verde|recargable] ... [dame|díctame|mándame|pásame|dime|envíame] [el|los|la] [número|números|código|códigos|clave]
    `,
  },
  {
    ...es,
    category: 'gambling',
    severity: 1,
    action: 'flag',
    lines: `
      [aposté|le aposté|apostamos|apuesto] .. [tienda|sopas|comida|canasta|dinero|meses|semanas|timbres|todo]
      [pagarle|pago|debo|deuda|pagar] .. [al corredor|al de las apuestas|al apostador|al de la baraja|al de los dados|al banquero|al de la quiniela]
    `,
  },
  {
    ...es,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [altavoz|speaker|bocina|otro celular|otro teléfono|dos teléfonos] ... [llame|llamo|marque|marco|hable|hablar|oiga|escuche|platicar|junior|él|con] -music -car
      [no|que no] [me|lo|nos] [vaya|vayan|vayas] a [mencionar|echar de cabeza|nombrar|embarrar|delatar|poner el dedo|acusar|hundir]
      [avísale|dile|recuérdale|adviértele|mándale decir] .. [que no me|que diga|que se eche|que se aviente|que no diga|que no hable|que no vaya|que declare|que jure] .. [mencione|mencionar|culpa|estuve|estaba|conmigo|nada|audiencia|corte|juicio|tiro|embarre|nombre|bronca]
      [di|digas|diga|digan|jura|jures|declara] que [yo|estuve|estaba|no|él|fue|era|yo no] .. [contigo|estaba|ahí|casa|mío|tuyo|suyo|esa noche|ese día|fiesta|trabajando|él|dormido] +witness
      [averíguame|averigua|investiga|mándame|consígueme] .. [módulo|penal|celda|dormitorio|número de interno|en qué unidad] .. [está|lo tienen|quedó|tienen|del|de él]
      [junta|junten|pega|pon|ponle] los [dos|] teléfonos [juntos|para]
      [junta|junten|pega] los [dos teléfonos|teléfonos|celulares|dos celulares]
      que no [vaya|se presente|se aparezca|llegue|venga] [a la audiencia|a la corte|al juicio|al juzgado|el día del juicio|a declarar]
    `,
  },
  {
    ...es,
    category: 'coded',
    severity: 2,
    action: 'hold',
    lines: `
      si [te|yo|les|] [escribo|digo|pongo|menciono|hablo de|pregunto] .. [frío|calor|lluvia|lluvioso|perro|gato|pastel|pescar|abuela|enfermo|carro|pizza|película|fiesta|iglesia|tía|tío] ... [quiere decir|significa|es que|es porque|ya sabes|entiendes]
      [quiere decir|significa] que [ya|no|hubo|hay|llegó|está|salió|vino|van|viene] .. [cateo|cateos|paquete|dinero|listo|guardia|vía libre|libre|vengas|vayas|descubrieron|encontraron|mercancía|revisión]
      [la señal|nuestra señal|te doy la señal|la contraseña] [es|será|va a ser|cuando|para|si] -phone -film -school -car
      [palabras|letras|líneas] [que subrayé|subrayadas|que marqué|marcadas|en mayúscula|en mayúsculas|encerradas|con punto] -school -book
    `,
  },
  {
    ...es,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [quitarte|arrancarte|bajarte|desabrocharte|subirte] [ese|el|la|esa|los|tu|toda la] .. [vestido|falda|blusa|pantalón|ropa|camisón|bata|botones|jeans|camisa|lencería|cierre|brasier] .. [despacito|despacio|lento|dientes|noche|sigue|besos|besarte|poco a poco|cama|sueño]
      qué [traes|llevas|tienes|andas] [puesto|puesta|abajo|debajo] .. [debajo|cobijas|cama|noche|dormir|vestido|ahorita|ahora]
      debajo de las [cobijas|sábanas] .. [puesto|puesta|desnuda|ropa|mano|manos|tocas|piensas|traes|sin|encuerada|tú y yo]
      [sentir|sentirte|tenerte|imaginarte|imagino|extraño|quiero|deseo] .. [adentro|dentro de mí|encima de mí|arriba de mí|desnuda|desnudo|tu piel|tu cuerpo|sin ropa|entre mis piernas|tus gemidos|gimiendo|jadeando|tu cuerpo contra] -baby -faith
      [cosas|cartas|fotos|sueños|pensamientos|palabras|mensajes] [sucias|cochinas|calientes|cachondas|atrevidas|subidas de tono|pícaras|sucios|cochinos|calientes|atrevidos|eróticas|eróticos] -kids
      lo que te [voy a hacer|haría|quiero hacer|hago] .. [cama|noche|solos|cuerpo|boca|llegue|salga|desnuda|toda|ganas]
    `,
  },
  {
    ...es,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [no|ya no] [van|vas|va|tendrán|tendrás|tendrá|tienen|tienes] [tener|] que .. [preocuparse|preocuparte|batallar|cargar|lidiar|cuidar|mantener] [por mí|de mí|conmigo|más]
      [pronto|muy pronto|ya pronto] .. [dejaré de sufrir|dejo de sufrir|estaré en paz|voy a descansar|descansaré|no voy a estar|se van a librar|se acaba todo|todo va a acabar|todo acabará|me voy a ir]
      [no sirvo|no valgo|no soy nada|ya no sirvo|no soy bueno] [para nada|nada|para nadie|a nadie|ni para]
      [mundo|ustedes|familia|todos|niños|vida] .. [puede|pueden|sigue|siguen|seguirá|seguirán|estarán] .. sin mí
      [lo mío|lo nuestro|esto|mi vida|mi situación|mi caso] .. no tiene [solución|remedio|salida|caso|sentido|arreglo]
      [descansar|dormir|dormirme|descanse|duerma] [para siempre|eternamente|en paz|por fin|de una vez|y no despertar|de todo esto|de esta vida] -grief
      [voy a|quiero|quisiera|por fin|ya voy a|podré|necesito] descansar [para siempre|de todo|de una vez|en paz|de esta|de este]
      ya lo tengo [todo|] [planeado|decidido|pensado|listo|preparado] .. [descansar|carta|despedida|niños|después|pastillas|cómo|forma|cuándo|irme]
      [nada|nunca|esto|todo] [va|vaya|no va] a [mejorar|cambiar|ser igual|tener arreglo] .. [cansado|cansada|fingir|sentido|rendirme|rindo|vivir|seguir|ya|quiero|puedo]
      [cansado|cansada|harto|harta] de [luchar|fingir|sufrir|aparentar|todo|tanto dolor|tanto sufrir|este dolor|existir] .. [vivir|vida|más|descansar|ya|morir|nadie|acabar|puedo|rendirme|sin|todo]
      [no|sin] [hay|veo|encuentro|tengo] [salida|otra salida|escapatoria|esperanza|esperanzas|futuro|más salida] -news
      [me gustaría|quisiera|quiero|ganas de|deseo|ojalá pudiera] [desaparecer para siempre|desaparecer de este mundo|no existir|esfumarme|dejar de existir|dejar de sufrir|no haber nacido|dormir y no|quitarme de en medio|borrarme|irme de este mundo|morirme]
      [ojalá|quisiera] [nunca|no] [hubiera|haber|habría] nacido
      [no|ya no] [merezco|vale la pena|merece la pena|merezco ni] [vivir|seguir viviendo|la vida|estar vivo|estar viva|seguir con vida|el aire]
      [para vivir así|vivir así] .. [mejor|prefiero|prefería] [muerto|muerta|estar muerto|morir|morirme|estar muerta]
      [mejor|estaría mejor|estoy mejor] [muerto|muerta] -film -laugh
      [soy|solo soy|me he vuelto|siento que soy] [una carga|un estorbo|un fracaso|una basura|un inútil|una inútil|un peso|un cero]
      [dejar de sufrir|acabar con este dolor|terminar con este dolor|que se acabe este dolor|que termine este sufrimiento|ponerle fin a esto]
      [dejé|dejar|dejo|arreglé|arreglando|poner] .. [todo en orden|mis cosas en orden|mis asuntos|asuntos arreglados] .. [cuando ya no|falte|antes de|irme|despedirme|por si]
      [escribí|escribo|escribir|escribiendo|escrito|hice] [mis|mi|una|la] [despedidas|despedida|carta de despedida|nota de despedida|carta de adiós]
      [amarro|amarré|amarrar|amarra|amarrando|trenzo|trencé] .. [sábana|sábanas|cuerda|agujetas|cinturón|toalla] .. [aguanta|aguante|reja|cuello|tubo|ver si|resiste]
      [ya no|no] quiero estar [aquí ni|en ningún lado|en este mundo|en esta tierra|entre los vivos|vivo|viva]
    `,
  },
  {
    ...es,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      tengo [el|su] número de [la|el] [oficial|custodia|custodio|guardia|enfermera|comandante|sargento|directora|director]
      [se estaciona|estaciona|maneja|trae] .. [camioneta|carro|coche|moto|troca] .. [gris|negra|blanca|roja|azul|negro|blanco|rojo|placas] .. [guardia|oficial|custodio|custodia|comandante|sargento|director|gimnasio|casa]
      [guardia|guardias|oficial|oficiales|custodia|custodias|custodio|enfermera|maestra] .. me [dijo|dio|pasó|enseñó|escribió] .. [dónde vive|su número|su dirección|su teléfono|su facebook|su instagram|su nombre completo|su casa]
    `,
  },
  {
    ...es,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [enfermero|enfermera|guardia|custodio|oficial|sargento|teniente|consejero|maestro|compañero de celda|jefe|capellán] .. [se me pega|se me repega|me arrima|se me arrima|me repega|se frota|me restriega|se me encima|me acorrala|me encierra con él|me mete a su oficina]
      [ser|fuera|sea|portarme|tenía que ser|tengo que ser] [cariñosa|cariñoso|buenita|buenito|complaciente|amable] con .. [él|ella|el guardia|el oficial|el teniente|el jefe|ellos]
      [bolsa|capucha|toalla|cobija|trapo|funda] en la [cabeza|cara|boca] .. [golpearon|golpearme|pegaron|turnaron|agua|respirar|ahogaba|y|patadas|toques]
      se [turnaron|turnaban|turnan] .. [golpearme|pegarme|conmigo|para|patearme|golpear|violarme|entre]
      me [arrastraron|aventaron|azotaron|estrellaron|jalaron|tiraron|empujaron] .. [pared|piso|escaleras|suelo|cabello|pelo|rejas|celda|cemento|contra|esposado]
      [escupieron|escupe|escupen|orinaron|orina|orinan] .. [mi comida|mi cama|mi plato|la comida|mi charola|mi cara|mi agua]
      [entra|entran|entró|viene|se mete|se metió|se sube|se subió|llega] a mi [celda|cama|litera|cuarto] ... me [toca|tocó|manosea|besa|besó|agarra|acaricia|tapa|despierta|viola|abraza|quita]
      no [me|nos] [dejan|deja|dan|da|permiten] .. [si no|hasta que] [les|le] [enseño|enseñamos|enseñe|muestro|hago|doy|toco|dejo|bailo]
    `,
  },
];
