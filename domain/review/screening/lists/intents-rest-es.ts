import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

/** Lo demás, con clases de palabras: see `intents-rest-en.ts`. */
export const intentsRestEs: readonly TermList[] = [
  {
    ...es,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [haz|hazle|mándale|mándame|ponle|deposítale|pásale|hacer|envía|envíale|tírale] .. [un|el|por|al|en|mi|su|a] [<app>] .. [a|al|cuenta|tarjeta|número|esta|ella|él|novia|hermana|mamá|señora|compa|güey]
      [no preguntes|sin preguntar|no digas] .. [de quién es|para quién es|a quién es|nombre de quién]
      [deposita|deposítale|manda|mándale|ponle|envíale|pásale] .. [a|al] [él|ella|otro|ramírez|un compa|mi compa|mi compañero|el compañero|mi vecino de celda|la cuenta de] .. [porque|ya que|es que] .. [quitan|descuentan|rebajan|cobran|congelada|bloqueada|restitución|mitad]
      [porque|ya que|es que] .. me [quitan|descuentan|rebajan|cobran|congelaron|bloquearon] .. [la mitad|mitad|casi todo|todo|el sesenta|el cincuenta|por ciento|la cuenta|restitución]
      [divide|dividan|dividir|reparte|repartir|separa|parte|manda] .. [lana|dinero|feria|depósito|plata|cantidad] .. [entre|en] .. [personas|cuentas|nombres|partes|envíos|gente|primos|tarjetas]
      [para que no|sin que|y así no|pa' que no] .. [brinque|brinquen|pase|rebase|llegue|reporte|reporten|salte|marque|llame la atención|se den cuenta|sospechen] .. [límite|banco|cuenta|dinero|lana|depósito|sistema|nombre|tú]
      [usa|usar|pon|a|bajo|con|manda] [el|del|al] nombre de .. [tía|tío|primo|prima|abuela|hermana|vecina|amiga|otra|otro|mamá|suegra] .. [para que no|sin que|así no|y así] .. [vean|sepan|aparezca|salga|reporten|cuenta|rastreen|dinero|tú]
      [raspa|ráscale|ráspale|rasca] .. [código|códigos|números|pin|clave]
      [mándame|pásame|díctame|dame|léeme|envíame|tómale foto] .. [los números|los códigos|el código|la clave|el pin|los dígitos] .. [atrás|tarjeta|raspa|recibo|reverso|green|regalo|ticket]
      [seguros sociales|números de seguro|social security|los sociales|itin] .. [de los|de unos|de varios|de todos|de otros|prestados|chuecos|falsos|muertos|compas|presos|internos]
      [papeles|id|licencia|credencial|seguro|seguro social|receta|cheque|cheques|recibos|talones|factura|facturas|acta|visa|mica|firma] [chueco|chueca|chuecos|chuecas|chafa|chafas|falso|falsa|falsos|falsas|apócrifo|apócrifa]
      [cobrar|cobrando|cobra|cobramos|sacar|sacando|pedir|meter|seguir cobrando] .. [desempleo|pensión|cheque|cheques|seguro|ayuda|incapacidad|estampillas de comida|reembolso] .. [muerto|muerta|difunto|difunta|falso|falsa|a nombre|de mi abuela|otro|sin avisar|como si]
      [pásale|mándale|págale|dale|deposítale|transfiérele] .. [a la|al|a su|a su] .. [hermana|novia|mamá|mujer|esposa|señora|primo|hermano] [del|de este|de mi|de ese|de un] .. [güey|guey|compa|compañero|vato|bato|preso|muchacho|cellie|tipo] .. [quedamos|a mano|le debo|debo|saldado|cuenta|me dé|me da|tienda|cash|zelle|paz]
      [saldar|pagar|quedar|quedamos|estamos] [a mano|la cuenta|la deuda|lo que debo] .. [hermana|novia|mamá|mujer|esposa|afuera|por fuera|zelle|oxxo|depósito|transferencia]
      [le saco|sácale|sacarle|le bajo|bájale|tramar|trámate|estafar|engañar|cuenteal|cuentear|marear|verle la cara] .. [viejita|viejito|ruca|ruco|señora|gringa|gringo|don|ñora|doña|abuelito|abuelita] .. [lana|dinero|dólares|tarjeta|cuenta|depositar|feria]
    `,
  },
  {
    ...es,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [pásale|pasarle|pasa|mándale|reenvía|reenvíale|dale|entrégale|llévale|hazle llegar|dile|avísale|escríbele] ... [<otrolado>] -court
      [dile|pídele|pedirle|convéncela|convéncelo|convencer|háblale|habla con|ofrécele|págale|ve a ver|visítala|búscala|ruégale|que] ... [retire los cargos|retirar los cargos|quite los cargos|quitar los cargos|retire la denuncia|retirar la denuncia|quite la denuncia|quitar la denuncia|levante la denuncia|retire la demanda|quite la demanda|cambie su declaración|cambiar su declaración|cambia su declaración|cambie de versión|se retracte|retractarse|desista|diga que mintió|diga que se equivocó|eche para atrás|echarse para atrás|no declare|no testifique|no vaya a la corte|no vaya al juicio|no se presente]
      [pásale|pasarle|pasa|mándale|reenvía|reenvíale|dale|entrégale|llévale|hazle llegar|envíale|da] .. [carta|cartita|recado|mensaje|nota|papelito|papel|saludos] ... [<otrolado>] -court
      [<testigo>] .. [no vaya|no se presente|no declare|no hable|no llegue|no testifique|se calle|se quede callado|se quede callada|se quede en su casa|cambie|retire|dinero|le pago|convéncela|convéncelo|no diga|olvide]
      [habla con|háblale a|búscame a|busca a|ve con|ve a ver a|convence a|llama a|márcale a|escríbele a|contacta a|dile a] .. [<testigo>]
      [orden de alejamiento|orden de restricción|orden de protección|orden del juez|medida cautelar|perimetral|no me puedo acercar|no puedo hablarle|no me dejan hablarle|no puedo contactarla|no puedo escribirle] ... [escríbele|dile|mándale|pásale|háblale|márcale|dale|de mi parte|por mí|tú|mensaje]
      [escríbele|dile|mándale|pásale|háblale|márcale] ... [orden de alejamiento|orden de restricción|orden de protección|aunque el juez|aunque la corte|aunque no me dejen|aunque no pueda|aunque me prohibieron|aunque no quiera el juez|medida cautelar]
      [con|usando|uso|usé|desde|de] .. [pin|número de pin|tableta|tablet|tiempo|cuenta de teléfono|número de interno] de [otro|otra|mi compañero|mi compa|un compa|mi cellie|un compañero|un amigo|un preso|otro preso|otro interno|alguien]
      no [digas|menciones|uses|vayas a decir|me digas] [mi|mi verdadero|su|ningún|nuestro] [nombre|nombres] .. [teléfono|llamada|llamadas|línea|graban|grabado|cuando|contest|por]
      [te estoy llamando|te llamo|te hablo|te marco|te escribo|te estoy escribiendo] .. [con el|desde el|del|con la|desde la|de la] .. [pin|tableta|cuenta|teléfono|tablet] .. [otro|compañero|compa|preso|interno|amigo|cellie|vecino] -home -work
      [métete|entra|ábreme|abre|éntrale|ponte] .. [mi|a mi|en mi] [facebook|face|instagram|insta|messenger|snapchat|tiktok|correo|cuenta] ... [mándale|dile|escríbele|mensaje|publica|pon|busca|revisa|borra|bloquea|ella|él]
      [conferencia|tripartita|de tres|los dos números|la otra línea|otra línea|dos líneas] .. [llamada|marque|conecta|junta|enlaza|cuando te|llame|háblale|métela|mételo|agrega]
      [enlaza|conecta|agrega|une|junta|mete|ponme] .. [a|la|con|al] .. [llamada|otra línea|la línea] .. [cuando|marque|llame|primo|hermano|con|él|ella|compa|conteste]
      [hacerte|hazte|hágase|te haces|finge ser|di que eres] [pasar por|mi abogado|mi abogada|mi hermana|mi esposa|el abogado] .. [llama|llamada|prisión|corte|escribe|firma|visita|entrar]
      [copia|cópiala|cópialo|transcribe|pasa en limpio] .. [carta|palabras|mensaje|esto] .. [mándasela|mándala|envía|a él|a ella|a mi|con tu nombre|y manda] -school -work
      [firma|firmas|fírmala|pon|mándala|escríbela] .. [como si fuera|como si fueras|como si] .. [tuya|de ti|tú|mi mamá|el abogado|otra persona|suya|prima|hermana]
    `,
  },
  {
    ...es,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [<guardia>] .. y yo .. [besamos|besándonos|nos queremos|andamos|somos novios|tenemos algo|nos vemos|nos acostamos|estamos juntos|estamos enamorados|hicimos el amor|lo hicimos|nos gustamos|tenemos una relación] -film
      [<guardia>] .. me [dio|pasó|regaló|mandó|dejó|escribió] .. [su número personal|número personal|su instagram|su facebook|su dirección|una carta de amor|un beso|sus calzones|su foto|sus fotos]
      [<guardia>] .. [se vende por|se vende|se deja comprar|agarra dinero|acepta dinero|recibe dinero|acepta mordida|agarra mordida|hace lo que sea|es chueco|es chueca|está comprado|está comprada|es corrupto|es corrupta|coopera por|le entra a todo|voltea para otro lado|se hace de la vista gorda|jala con nosotros] -shop -news -film
      [<guardia>] .. [me quiere mucho|está enamorada de mí|está enamorado de mí|me coquetea|me tira la onda|le gusto|anda conmigo|se me insinúa|es mi novia|es mi novio|es mi mujer aquí|me deja tocarla|me besa|me besó] -home -work
      [averigua|averíguame|investiga|checa|búscame|consigue|consígueme|mándame] .. [la dirección|las placas|la casa|el carro|el domicilio|el face|el teléfono|los hijos|el horario|dónde vive|qué carro] .. [<guardia>]
      [qué|cuál] [carro|camioneta|escuela|iglesia|gimnasio|calle|colonia|barrio] .. [<guardia>] .. [tiene|maneja|trae|va|van|vive|sus hijos|su hija]
      [nos besamos|nos dimos un beso|hicimos el amor|nos acostamos|nos metimos] .. [bodega|clóset|lavandería|cocina|oficina|enfermería|almacén|cuartito|guardia|oficial|turno]
      [poncharle|rayarle|quemarle|ponchar|rayar|apedrear] .. [llantas|carro|camioneta|casa] [del|de la|al|a la] .. [<guardia>]
    `,
  },
  {
    ...es,
    category: 'gambling',
    severity: 1,
    action: 'flag',
    lines: `
      [debo|debe|debemos|le debo|perdí|gané|aposté|apostamos|apuesto|apuesta|apuéstale|apuéstame|juego|jugué|jugamos] .. [<vicio>] .. [partido|juego|chivas|américa|cowboys|lakers|baraja|dados|dominó|cartas|póker|poker|pelea|final|mundial|liga|serie|conquián|cubilete|gallos|raiders|yankees|tigres|cruz azul|pumas]
      [apuesta|apuéstale|apuéstame|ponle|métele|juégale|apostar] .. [cincuenta|cien|veinte|quinientos|doscientos|mil|dólares|pesos|lana|feria|billete] .. [a las|por las|a los|por los|al|por el|a la|contra] .. [chivas|américa|cowboys|lakers|corredor|gallo|caballo|local|visita|azul|pumas|tigres|yankees|partido|pelea|final|rey|favorito|equipo]
      [llevo|manejo|corro|tengo|pongo|abrí|controlo|cuido] .. [mesa de baraja|mesa de póker|mesa de poker|mesa de juego|mesa de dados|las apuestas|la jugada|el juego de dados|la quiniela|las quinielas|la rifa de|la banca] .. [quedo|gano|cobro|diez|por ciento|aquí|patio|todos|módulo|noches|fines|bloque|y|del]
      [me quieren|me van a|vienen a|quiere|quieren] cobrar .. [apuesta|apuestas|juego|partido|deuda|baraja|dados|sopas]
      [sopas|tienda|timbres|cafés|galletas] .. [al doble|dos por una|dos por uno|con intereses|interés|réditos|al cien por ciento] -shop
      [partido|juego|baraja|dados|dominó|póker|poker|pelea] .. [quieren|quiere|van a|va a|vienen a] cobrar
    `,
  },
  {
    ...es,
    category: 'coded',
    severity: 2,
    action: 'hold',
    lines: `
      [página|pág|hoja] .. [línea|renglón|párrafo|versículo] .. [palabra|letra|palabras|letras] -school
      [misma|nuestra|esa|la] clave [de antes|de siempre|que antes|que usamos|que usábamos|que te enseñé|que te di|de números|de letras|del libro|de la biblia|secreta] -computer -shop -school
      [cuando|si] .. [diga|digo|escriba|escribo|mencione|ponga|pregunte|dibuje|hable de|hable del] .. [quiere decir|es que|significa|es porque|entiende que|ya sabes que|será que] .. [llegó|dinero|listo|ya|paquete|policía|guardia|noche|hay|salió|vino|fue|todo|vete|espera|droga|cosa|jale]
      [tinta invisible|tinta de limón|jugo de limón en la hoja|clave morse|código morse|escritura secreta|letras al revés|mensaje oculto|mensaje escondido|mensaje secreto] -school -film -book -play -faith -kids
      [calienta|acerca|plancha|pon|pásale] .. [hoja|carta|papel] .. [plancha|vela|foco|lumbre|luz negra|fuego] .. [sale|aparece|ver|leer|letras|mensaje|dice] -school -kids
      [primera|segunda|última|tercera] [palabra|letra|sílaba|palabras|letras] de [cada|mi|los|las|todos|todas] .. [renglón|renglones|línea|líneas|párrafo|frase|hoja|oración]
    `,
  },
  {
    ...es,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [me|te|nos|se] [toco|tocas|masturbo|masturbas|acaricio|manoseo|froto|dedeo|manuela|jalo|la jalo|la jalas] .. [pensando|pienso|pensar|imagin|viendo|noche|noches|foto|solita|solito|por ti|cuando leo|en ti|cama] -medicine -music
      se me [para|paró|pone dura|pone duro|endurece|moja|levanta] .. [cuando|al ver|viendo|de ver|pensando|foto|leer|nomás de|con tu|por ti|imagin] -car
      [me|te] [mojo|mojas|vengo|corro|pones|pone] [toda|todo|mojada|cachondo|cachonda|dura|duro|arrecho|arrecha|bien caliente|al mil|a mil|cuando pienso|pensando en ti|de pensar|leyendo] -rain -sport -water -work
      [comerte|comértela|comerme|saborearte|mordisquearte|chupártelo|mamártela|besarte|lamerte|tocarte|olerte] .. [todita|todito|toda|todo|enterita|enterito|completita|completito|abajo|ahí|las nalgas|los pechos|el cuello|entre las piernas|rico|sin ropa|de pies a cabeza] -food -baby -kids
      [oírte|escucharte|hacerte|oír|verte|sentirte] [gemir|gritar|jadear|venir|temblar|acabar|bailar desnuda|tocarte|desnuda|desnudo|mojada|encima|adentro|sudada] -baby
      [mándame|manda|envíame|pásame|quiero|tómate|tómame|enséñame|mandas|enseñas] .. [foto|fotos|fotito|selfie|video|videos|el pack|pack|packs|nudes|un pack|tu pack] .. [regadera|sin nada|sin ropa|sin nada de ropa|desnuda|en calzones|atrevida|cachonda|sexy|sexys|en tanga|rica|ricas|hot|bien sexy|encuerada|de tus|solo para mí|en la ducha|bañándote] -baby -kids
      [manda|mándame|pásame|pasa|quiero|rola|rólame] [el|tu|un|] [pack|packs|packcito|packsito]
      [manda|mándame|pásame|quiero|enviame] [nudes|fotos cochinas|fotos hot|fotos xxx|fotos íntimas]
      [niña|niño|chamaca|morrita|morrilla|menor|menorcita|hijastra|sobrina|chiquilla|colegiala|trece|doce|catorce|once|quince|diez] ... [está buena|está bien buena|ya está buena|me la cojo|me la como|acostarme con|tocarla|desnuda|desnudita|ya aguanta|bien formadita|sin ropa|me prende|me calienta|me excita|cogérmela|besarla en|sus pechitos|hacerla mía|ya es mujer|tener sexo|me gusta mucho su cuerpo|y me gusta] -medicine -food -baby
      [coger|cogerte|follar|follarte|culear|culiar|singar|singarte|chingarte|tirar|garchar|garcharte|cojer|cojerte|clavarte|clavártela|metértela|meterte la|chuparme|mamármela|culiarte|pisar|chichar|tirarte] .. [toda la noche|contigo|rico|duro|bien rico|como|hasta|cuando salga|en la visita|otra vez|sin parar|verga|pija|pinga|bicho|toto|chocha|panocha|crica|bollo|concha|por atrás|boca]
      [chuparte|chuparme|chupar|lamer|lamerte|morder|mamar|mamarte|besar|besarte|tocar|tocarte|agarrar|agarrarte|apretar|apretarte|acariciar|acariciarte] .. [<carne>] -medicine -baby
      [ese|tu|mi|el|rico|mojado|toto] [toto|bicho|crica|chocho|panochita|panocha|coñito|culito|pito|pene|vagina|pinga|pija|chimba|cuca|conchita|colita|nalguitas|tetitas|chichita] .. [rico|rica|mojado|mojada|dura|duro|parado|caliente|quiero|extraño|besar|chupar|lamer|mío|mía|tuyo|tuya|apretado|apretadito|pienso|sueño] -animals -baby -food
      [sin|quítate|baja|bájate|bájame|quitarte|hazte a un lado] .. [tanga|calzoncito|calzoncitos|pantis|panties|bloomers|bikini|brasier|hilo dental|baby doll|lencería|babydoll|negligé] -laundry -baby -shop
      [hacerte|hacértelo|hacerlo|lo hacemos|hazmelo|házmelo|dame|darte|te doy|te daría] [mía|el amor|cositas|cosas ricas|rico|duro|como perrito|parados|toda la noche|hasta que grites|hasta el amanecer|salvajemente|hasta cansarnos|en la regadera|en la ducha] -food -phone
      [sueños|sueño|fantasía|fantasías] [húmedo|húmedos|mojado|mojados|erótico|eróticos|cochino|cochinos|erótica|eróticas|sexual|sexuales|contigo desnuda|contigo sin ropa]
    `,
  },
  {
    ...es,
    category: 'profanity',
    severity: 1,
    action: 'flag',
    lines: `
      [mamagüevo|mamahuevo|mamaguevo|mamagüevos|coñazo|coño de tu madre|coñoetumadre|hijuemadre|jueputa|hijueperra|hijo de perra|hijo de la chingada|hijos de puta|hijos de la chingada|huevonada|güevonada|pajero|tarado de mierda|cara de verga|culicagado|cagón|pinga|bicho e tu madre|me cago en tu|puñeta|puñetero|puñetas|singao|comepinga|cojones|cojonudo|pichula|careverga|carechimba|gonorriento|zángano de mierda|cerote|cerotes|maje cerote|pisado hijo|hijo de la gran puta|hijueputas|la concha de la lora|forro de mierda|pelotudo de mierda|la puta que te parió|la puta madre|me lleva la chingada|a la chingada|valer verga|valió verga|mamaverga|chupavergas|mamada tuya|pinches culeros|culerada|chingaderas|chingadera|joto de mierda|maricones|maricona|putazos|encabronado|encabronada|cagada de|qué cagada|me vale madres|me vale verga|emputado|emputada|mamadas|pendejadas]~n -food -medicine
      [hijo|hija|hijos] de [su pinche madre|tu pinche madre|su reputa|la verga|tu puta madre|su puta madre|la chingada]
      [vete|váyanse|vaya|andate|ándate] a la [verga|mierda|chingada|puta|concha]
    `,
  },
  {
    ...es,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [suicidio|suicidarme|suicidarse|suisidio]~m -film -prevention -news
      [suicidar|suicidó] -film -prevention -news
      [no|ya no] .. [encuentro|veo|tiene|tengo|hallo|siento|le veo|le encuentro|le hallo] .. [sentido|caso|motivo|razón|motivos|razones|chiste|gusto] .. [seguir viviendo|la vida|vivir|mi vida|a vivir|existir|seguir aquí|estar vivo|estar viva|levantarme|seguir adelante|a nada|continuar]
      me [quiero|kiero|qiero|voy a|quise|quería|pienso|intenté|traté de] [kitar|quitar|acabar|arrancar] [la|mi|con mi|con la] vida
      [kiero|qiero|kisiera] [morir|morirme|matarme|desaparecer|irme de este mundo|no existir]
      [ya no|no] [aguanto|puedo|soporto|resisto|doy] [más|] ... [se acabe|se termine|acabar con todo|terminar con todo|que todo se acabe|que todo termine|morir|morirme|descansar|desaparecer|dormir para siempre|irme|vivir] -work -school -sport
      [quiero|quisiera|ojalá|necesito|deseo] que [todo|esto|esta vida|este dolor|este sufrimiento|mi vida] [se|] [acabe|termine|pare|acabara|terminara] -school -work -sport
      [amarré|amarró|amarrar|amarrando|até|colgué|preparé|hice un nudo|puse] .. [sábana|sábanas|soga|cuerda|cinturón|agujetas|cobija] .. [miedo|cuello|reja|tubo|viga|noche|anoche|techo|ventana|me dio|no pude|litera|barrote|ventilación] -work -garden -animals -laundry
      [dijo adiós|se despidió|se está despidiendo|me despedí|despidiéndose|despidió] .. [de todos|de nosotros|de la familia|de sus hijos|de mí|de mis hijos|de los niños] ... [carta|miedo|mate|pastillas|raro|rara|hacer algo|preocupa|para siempre|plan|daño|última vez]
      [carta|nota|recado] .. [de despedida|despidiéndose|diciendo adiós|de adiós|despedida]
      [miedo|temo|preocupa|preocupada|preocupado|temor] .. [que se|se vaya a|a que se|vaya a|que mi hijo se|que mi hermano se|se quiera] [mate|haga daño|quite la vida|suicide|lastime|matar|hacer daño|quitar la vida|cuelgue|ahorque|corte las venas|haga algo]
      [dejó|dejé|escribió|escribí|encontré|encontramos] .. [carta|nota] ... [mate|adiós|despedida|matar|suicid|vida|morir|muerte|daño] -grief -school -film
      [tomar|tomarme|tomármelas|tomarse|tragar|tragarme|tomé|tomó|tragué|tragó|me eché|me tomo] .. [todas las pastillas|todas mis pastillas|todas de una vez|todas juntas|un frasco|el frasco|frasco entero|bote de pastillas|puño de pastillas|todas de un jalón|veneno|raticida|cloro|insecticida] -animals -food -film
      [pastillas|medicinas|píldoras] .. [todas de una vez|todas juntas|de un jalón|de un solo golpe|para no despertar|para dormirme para siempre|para irme]
      [cuando|para cuando|si] .. [leas|lean|lea|recibas|reciban|oigan|encuentres] .. [ya no voy a estar|ya no estaré|ya me fui|ya me habré ido|yo ya no|no esté aquí|estaré con dios|estaré en el cielo|ya estaré muerto|ya estaré muerta|ya descansé]
      [diles|dile|cuéntales] .. [que los quise|que los amé|que la quise|que siempre los|que me perdonen|que los amo mucho y|que los cuidaré|que fui] .. [ya no|adiós|muerte|perdón|siempre|cielo|estar|voy|mucho]
      [todos|mis hijos|mi familia|el mundo|ustedes|ellos|la familia|mi mamá] .. [estarían mejor|estarán mejor|vivirían mejor|serían más felices|serán más felices|descansarían] .. [sin mí|si yo no|muerto|muerta|me muero|si me muero|si no existiera|sin este estorbo|lejos de mí]
      [volví|vuelvo|he vuelto|empecé|empieza] a [cortarme|lastimarme|hacerme daño|quemarme|cortarse|lastimarse|hacerse daño|golpearme la cabeza] -work
      me [corté|corto|quemé|quemo|rasgué|lastimé|golpeé] .. [brazos|brazo|muñecas|piernas|venas|piel|cabeza contra] .. [mejor|alivio|bien|sentí|siento|dolor|noche|propósito|calmar|otra vez|sangre|nadie] -work -food -accident
      [ganas|tentación|impulso] de [aventarme|tirarme|lanzarme|colgarme|cortarme|matarme|ahorcarme|no existir|desaparecer|morirme|morir|quitarme la vida|acabar con todo|acabar con mi vida|ya no estar|no despertar|dormir para siempre|cerrar los ojos]
      [aventarme|tirarme|lanzarme|brincar|saltar|aventarse|tirarse|lanzarse] .. [del segundo piso|del tercer piso|del barandal|de la azotea|del puente|al tren|a las vías|al metro|a los carros|al vacío|desde arriba|de lo alto|de cabeza del] -water -sport -play
      [ojalá|quisiera|espero|pido|le pido|rezo|ruego] .. [durmiera|dormirme|acostarme|me durmiera|cerrar los ojos|duerma] y .. [no|nunca|ya no] .. [despertara|despertar|despierte|abrirlos|levantara|levantarme|amanecer]
      [ya quiero|quiero|prefiero|mejor|quisiera] [que dios me lleve|que diosito me lleve|que me lleve dios|que me lleve la muerte|que me maten|irme con dios|irme con mi jefita|irme con mi madre|irme con mi hijo|irme al cielo|estar con mi mamá en el cielo|ya no estar|ya no despertar|ya no existir|no estar aquí en esta vida|ya morirme|dejar este mundo|estar bajo tierra|estar muerto|estar muerta] -grief
      [dice|dijo|me dijo|anda diciendo|amenaza con|jura|juró] .. [se va a ahorcar|se va a matar|se va a colgar|se va a suicidar|se quiere matar|se quiere morir|se quiere colgar|se quiere quitar la vida|que ya no quiere vivir|que se mata|que ya no va a despertar|que va a hacer una locura|que se va a cortar las venas|que se va a aventar]
      [hacer|cometer|haga|cometa] una [locura|tontería|estupidez|barbaridad] .. [si|porque|ya no|miedo|vida|sola|solo|matar|pastillas|contra mí|conmigo mismo]
      [siento|estoy|me siento] [vacío|vacía|muerto en vida|muerta en vida|muerto por dentro|muerta por dentro|vacío por dentro|vacía por dentro|sin ganas de vivir|sin ganas de nada|que no valgo|que estorbo|que soy una carga|que soy un estorbo|que no pertenezco a este mundo]
      [soy|fui|sería|siempre fui] .. [un estorbo|una carga|un error|una vergüenza] para [todos|ustedes|mi familia|mis hijos|mi mamá|todo el mundo|el mundo]
      [nadie|ninguno] .. [me extrañaría|me va a extrañar|me extrañará|le importa si me muero|le importo|me lloraría|notaría si|va a llorar por mí|iría a mi entierro|va a ir a mi entierro|se daría cuenta si me muero]
      [no|ya no] [me importa|importa] si [vivo|me muero|muero|vivo o|despierto|amanezco|me matan|sigo vivo|sigo viva]
      [no|nunca|ya no] [debí|debería|merezco] [haber nacido|nacer|vivir|seguir vivo|seguir viva|existir|respirar|estar aquí en este mundo]
      [mi|esta|será mi|es mi] última [carta|llamada|noche|navidad|despedida|vez que te] .. [adiós|perdón|perdóname|perdónenme|quiero|amo|después|ya no|despedirme|escribo|estaré|vida|cuídense]
      [cuídame|cuida|cuídenme|te encargo|les encargo] .. [a los niños|a mis hijos|a mi mamá|a mi hijo|a mi hija|a mi jefita|a mi perro] .. [cuando ya no esté|cuando me haya ido|porque yo ya no|cuando me muera|porque me voy para siempre|cuando falte|ya no voy a estar|que yo ya no]
      [tengo|traigo|pensé|planeado|escogí|ya sé|decidí] .. [cómo hacerlo para morir|cómo matarme|cómo voy a morir|la fecha en que me voy a|el día que me voy a matar|cómo quitarme|cómo me voy a matar|la soga|la cuerda lista|las pastillas listas|la navaja lista]
      [escucho|oigo] voces .. [mate|matarme|muera|haga daño|corte|dicen que no|cuelgue|acabe|brinque|tire]
      [dolor|depresión|tristeza|oscuridad] .. [me está matando|me ganó|me gana|me va a matar|más fuerte que yo|ya no la aguanto|ya no lo aguanto|me quiere muerto|insoportable] -medicine -sport
    `,
  },
  {
    ...es,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [le|les] [enseño|enseñara|enseñe|muestro|muestre|mostrara|mostré|enseñé|dejo tocar|dejara tocar|dejé tocar] .. [<carne>] -medicine -baby
      [me|nos] [tocó|toca|toqueteó|agarró|agarra|agarraba|manoseó|manosea|apretó|aprieta|sobó|soba|besó|besa|lamió|rozó|metió mano|mete mano] .. [mi|mis|los|las|el|la|en los|en las] .. [<carne>] -medicine -baby -kids
      [entre|] [dos|tres|cuatro|cinco|varios] .. me [agarraron|sujetaron|sometieron|violaron|golpearon|desnudaron|arrastraron|acorralaron|pegaron|detuvieron a la fuerza|tumbaron] .. [regadera|regaderas|baño|baños|celda|ducha|duchas|noche|dormitorio|patio|litera|decir|y|en el]
      no puedo [decir|contar|escribir|repetir|platicar|ni decir|ni contar] lo que [me|nos|le] [hicieron|hizo|hace|hacen|hacían|obligaron]
      me [dejaron|dejan|tuvieron|tienen|amarraron|amarran|sujetaron|encadenaron] .. [amarrado|amarrada|en la silla|a la silla|a la cama|a una silla|encadenada|sin agua|sin comer|sin comida|sin baño|en el frío|sin colchón|sin cobija] .. [día|días|horas|noche|semana|semanas|agua|comida|toda|orinado|orinada|sin]
      [guardia|custodio|oficial|celador|sargento|teniente|él|ella] .. [me|nos] [mira|ve|espía|observa|vigila|se queda viendo|filma|graba] .. [cuando me|cuando nos|mientras me|mientras nos] [desvisto|desvestimos|cambio|cambiamos|baño|bañamos|visto|ducho|duchamos|orino]
      [cuando|mientras|al] me [desvisto|desvestía|cambio|baño|bañaba|ducho|duchaba|reviso|revisa|revisaba|cacheaba|cachea] .. [me dice cosas|dice cosas|comentarios|se ríe|me mira|me toca|me tocó|mete mano|me silba|me graba|fotos|videos|dedos|me agarra]
      me [revisa|revisó|cachea|cacheó|esculca|esculcó|revisan|revisaba] .. [de más|metió|mete|dedos|partes|manosea|me toca|me tocó|agarra|agarró|pantalón|calzón|desnuda|desnudo|se ríe|se burlan|comentarios]
      [compañero de celda|celly|cellie|mi compañero|otro preso|otro interno|el guardia|un guardia|el custodio|ese hombre|el jefe] .. me [obliga|fuerza|obligó|forzó|hace hacer|hace cosas|amenaza|viola|pega|golpea|extorsiona|quita mi comida|quita la comida|vende|renta|usa|manosea|abusa]
      [desde que|después de que|luego que|porque|por] .. [me quejé|quejarme|puse la queja|metí la queja|denuncié|reporté|hablé con el inspector|hice el reporte|puse el reporte|escribí la queja] ... [castigan|castigaron|castigo|escupen|comida|agua|no me dejan|me quitaron|me amenazan|bañarme|hoyo|golpean|llamadas|visitas|represalias|hostigan|molestan|revisan|registran|correo]
      [me|nos] [niegan|negaron|quitan|quitaron|cortaron|no dan|no nos dan|no me dan|no me dieron] .. [agua|comida|la insulina|insulina|atención médica|doctor|medicina|baño|regadera|cobija|colchón|toallas|papel de baño|inhalador] .. [días|día|semana|semanas|horas|castigo|hace|por quejarme|por hablar|desde|represalia]
      [rompieron|rompió|fracturaron|fracturó|quebraron|tumbaron|abrieron] .. [costilla|costillas|brazo|mandíbula|quijada|nariz|dientes|muñeca|diente|ceja|cabeza] ... [guardia|guardias|custodio|custodios|oficial|oficiales|esposado|esposada|sargento|aquí|celda|celador]
      [guardia|guardias|custodio|custodios|oficial|oficiales|sargento|esposado|esposada|celador] ... [rompieron|rompió|fracturaron|fracturó|quebraron|tumbaron|abrieron] .. [costilla|costillas|brazo|mandíbula|quijada|nariz|dientes|muñeca|diente|ceja|cabeza]
      [me|nos|lo|la] [echaron|rociaron|gasearon|patearon|electrocutaron|dieron toques|golpearon|macanearon|pisotearon|ahorcaron|asfixiaron|estrangularon|cachetearon|tundieron|agarraron a golpes|agarraron a patadas|dieron una golpiza] .. [gas|gas pimienta|toques|taser|celda|esposado|esposada|piso|suelo|guardias|custodios|oficiales|sin razón|por nada|en la cara|en el piso|en las costillas|encadenado|hincado|inconsciente|se reían|hasta] -sport -film
      [quiere|quieren|me pide|me piden|me exige|pide] .. [que me acueste|que me desnude|que le haga|que se la|que me deje|que sea su mujer|que sea su novia|que sea su vieja|que sea su perra|que lo toque|que le enseñe|que baile] -home -kids
      [tengo que|debo|me obliga a|me obligan a|me hace|me hacen] [ser su mujer|ser su vieja|ser su novia|ser su perra|ser su puta|lavarle los calzones y|dormir con él|acostarme con|hacerle cosas|hacer cosas|tocarlo|chupar|chuparle|mamar|mamársela|besarlo|desnudarme|bailarle|darle masajes]
      [no me siento|no estoy|ya no me siento] [seguro|segura|a salvo] [en mi celda|con mi compañero|en este módulo|en el dormitorio|con ese|con el guardia|cerca de|en mi litera|en las noches|en las regaderas]
      [me da miedo|tengo miedo|me da pena|me da vergüenza|miedo] .. [decirlo|decirle a|contarlo|hablar|denunciar|dormir|bañarme|quedarme] .. [compañero|guardia|celda|noche|solo con|sola con|regadera|custodio|lo que me|hizo|hacen|oficial] -bug
      [prea]~n [y|me|ahora|porque|que|con|al|la|para|por|contra|no|sí|nadie|dijeron]
      [queja|reporte|denuncia|línea|número|teléfono|formulario|caso] [de|del|por|a] prea
    `,
  },
];
