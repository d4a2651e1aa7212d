import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

/** Qué se propone alguien, con clases de palabras: see `intents-en.ts`. */
export const intentsEs: readonly TermList[] = [
  {
    ...es,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [asesinar|apuñalar|degollar|acuchillar]~m -film -news
      [sé|sabemos|ya sé|ya sabemos|averigüé|averiguamos|saben] .. [dónde|a qué hora|en qué escuela|por dónde] .. [vive|viven|estudia|estudian|trabaja|trabajan|duerme|duermen|sale|salen|pasa|pasan] .. [tu|tus|su|sus|ella] [<familia>]
      [sé|sabemos|ya sé|ya sabemos] .. [dónde|a qué hora|en qué escuela] .. [tu|tus|su|sus] [<familia>]
      [dejar|dejarlo|dejarla|dejarte|dejarlos|dejo|dejamos|quedar|quedó] .. [tieso|tiesa|tiesos|frío en el piso|como coladera|desangrado|desangrándose|inválido|en silla de ruedas|hecho pedazos|sin dientes|chimuelo|irreconocible] -medicine
      [le|te|les|lo|la] [voy|vamos|van|va] a .. [plomazo|plomazos|balazo|balazos|cuchillazo|navajazo|puñalada|puñaladas|piquete|madriza|putiza|golpiza|paliza|machetazo|machetazos|tiros|tiro en la|chingadazos|verguiza|pela] -sport
      [que lo|que la|que los|que me lo|que le|para que lo|mándalo|mándenlo|hay que|hagan que lo] .. [piquen|quiebren|tumben|bajen|revienten|desaparezcan|callen para siempre|callarlo|silencien|maten|balaceen|levanten|encajuelen|despachen|truenen|pelen|cobijen|den un susto|den cuello|den baje] -music
      [hacer|hacerle|haz|hazle|echar|tirar|tirarle] .. [drive by|un drive|una balacera|un atentado|un tiroteo] .. [cantón|casa|barrio|carro|esquina|chante|gente|su|los|a]
      [ese|esa|el|la|los|esos] [chivato|chivata|chivatos|sapo|sapos|soplón|soplones|dedo|rata|ratas|puto|relaje|oreja|bocón|lengua larga|borrega] .. [no amanece|no amanecen|se muere|va a caer|va pa' abajo|se va a arrepentir|le queda poco|no la cuenta|no llega|tiene que morir|va a pagar|hay que|lo vamos|lo van|ya valió|está sentenciado] -animals -kids
      [lo|la|te|los] [vamos|voy|van|va] a [pelar|quebrar|tronar|bajar|levantar|encobijar|descuartizar|callar|silenciar|pozolear|quemar vivo|enterrar vivo|partir en dos|dejar tieso|mandar al panteón|mandar al otro mundo|mandar con san pedro|mandar al hoyo|hacer picadillo|coser a balazos|coser a puñaladas|sacar de circulación|llenar de plomo]
      [no|ni|nadie] .. [te|lo|la] .. [va|van] a [encontrar el cuerpo|hallar el cuerpo|encontrar ni los huesos|hallar ni los huesos|reconocer ni tu madre|salvar de esta|salvar de mí]
      [te|se|le] [vas|va|van] a .. [morir|pudrir|tragar tus palabras|acordar de mí|salir sangre|caer encima] .. [perra|perro|rata|maldito|maldita|cabrón|cabrona|puto|puta|nadie te|encontrar|lo juro|desgraciado|infeliz]
      [encontrar|encuentran|hallan|hallar|encontrarlo|encontrarte|aparecer|aparece|amanecer] .. [en una zanja|en un barranco|embolsado|encobijado|en pedazos|en un lote baldío|boca abajo en] -news -film
      [te|le|les] [puede|pudiera|podría|vaya a|va a] pasar algo .. [tu|tus|su|sus|al|a la|si|feo|malo]
      o [le|les|te] [pasa|va a pasar|puede pasar] algo
      [quemarle|quemarles|quemarte|quemar|prenderle fuego|incendiar|balacear|rafaguear|tirotear] .. [con todos adentro|con ellos adentro|con él adentro|con ella adentro|contigo adentro|la casa|el cantón|su carro|el negocio|el rancho] -news -food
      [estás|está|están|quedas|queda] [sentenciado|sentenciada|sentenciados|marcado|marcada|advertido|advertida|en la lista negra|fichado para] .. [por|si|y|en|ya|de|cuando|los|muerte|aviso]
      [cuídate|cuídese|cuida|que se cuide|que se cuiden|ándate] .. [espalda|espaldas|en el patio|en la calle|porque te andan|porque lo andan|porque ya saben|con cuidado porque|porque te van|porque te traen]
      [te|lo|la] [andan|traen|están] [buscando para|buscando los|cazando|siguiendo para|en la mira|de encargo] .. [matar|cobrar|partir|bajar|muchachos|picar|quebrar|la]
      [romper|rómpanle|partir|pártanle|quebrar|quiébrenle|fracturar|tumbar|túmbenle] .. [la madre|el hocico|el osico|la jeta|las patas|las piernas|los dientes|las costillas|el cráneo|la cabeza|la cara|los dedos|las manos|todo lo que se llama] -sport -medicine
      [en cuanto|cuando|nomás|apenas|el día que] [salga|salgo|me suelten|pise la calle|esté afuera|lo vea|la vea|te vea|lo agarre|la agarre|te agarre] .. [mato|chingo|quiebro|parto|reviento|tumbo|dejo tieso|pago con sangre|va a pagar|vas a pagar|lo voy a|la voy a|te voy a dar|se muere|te mueres|arrepentir|ajusto cuentas|arreglo cuentas]
      [ajustar|arreglar|saldar|cobrar]~v .. [ajuste de cuentas|ajustar cuentas con|cuentas pendientes|venganza|todas juntas|lo que me hizo] -money -work
      [plomo|fierro|cuchillo|machete|bala|balazos|tiros|piso|cuello|baje|agua] .. [soplones|sapo|sapos|rata|ratas|chivato|chivatos|traidor|traidores|contras|dedo|bocón|puto]
      [le|te|les] [corto|cortamos|arranco|saco|sacamos|cortan] [un dedo|una oreja|la oreja|los huevos|la lengua|los ojos|las tripas|el corazón|la cabeza]
      [violar|violarte|violarla|violarlo|violamos] .. [hija|hermana|mujer|esposa|mamá|madre|vieja|enfrente|si no|frente]
      [te|lo|la] [juro|prometo|aseguro] que [te mueres|se muere|lo mato|la mato|te mato|no amaneces|no amanece|se arrepiente|te arrepientes|la paga|la pagas|no vuelve a caminar|no la cuenta]
    `,
  },
  {
    ...es,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [pistola|escopeta|metralleta|ametralladora]~m -film -play -work -water
      [9 mm|9mm|nueve milímetros|nueve mm|38 super|38 especial|súper 38|calibre 22|calibre 38|calibre 45|cal 45|una 45|una 38|una 9|una 22|r15|ar 15|ak 47|cuerno de chivo|un cuerno] .. [peine|peines|cargador|cargadores|balas|tiros|cargada|cargado|llenos|lleno|escondida|cintura|guantera|rancho|vende|compra|debajo]
      [fierro|fierros|cuete|cuetes|fusca|fuscas|juguete|tola|cañón|chimba|chopo|hierro|pieza|tostón|metra|plomera|matona] .. [debajo del asiento|bajo el asiento|en la guantera|en la cajuela|en la cintura|en el clóset|en el ropero|bajo el colchón|debajo del colchón|debajo de la cama|enterrado|enterrada|cargado|cargada|entiérralo|escóndelo|guárdalo|muévelo|deshazte|tíralo al río|la policía|los puercos|la chota|la jura] -party
      [guarda|guárdame|esconde|escóndeme|mueve|entierra|deshazte|desaste|saca|recoge|vende|tira] .. [el|la|los|las|mi|del|de la|ese|esa] [fierro|fierros|cuete|cuetes|fusca|tola|cañón|chimba|chopo|hierro|arma|armas|pistola|juguete que ya sabes|cuerno|matona]
      [hice|hizo|hicimos|hicieron|hacer|fabriqué|fabricó|saqué|armé|tengo|tiene|trae|traigo|carga|cargo] .. [filero|punta|puntas|chuzo|platina|puya|punzón|charrasca|verduguillo|arma hechiza|navaja hechiza|fierrito afilado|picahielo|lanza] -school -film -work -garden -kids
      [cuchillo|navaja|navajas|punzón|desarmador|picahielo|tijeras|rastrillo|vidrio] .. [bota|calcetín|manga|cintura|almohada|colchón|zapato|bolsillo|pantalón|brasier|litera|pierna] -work -garden
      [dos|tres|cuatro|cinco|seis|unas|varias|caja de|cajas de|puño de|las] balas [para|en|de|que|están|del|a] -film -play
      [saca|sacó|sacaron|saqué|peló|desenfundó|enseñó|traía] .. [un|una|el|la|su] [pistola|cuchillo|navaja|machete|fusca|cuete|fierro|arma|filero] -play -film -work -garden
    `,
  },
  {
    ...es,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [me|nos|se] [voy|vamos|va|van|pienso|quiero|queremos|puedo|podemos] a [pelar|pelarme|escapar|fugar|dar a la fuga|brincar|largar|pintar] .. [aquí|este|del|de la|antes|noche|navidad|domingo|viernes|barda|conteo|monte|frontera|madrugada|lunes|martes|sábado|penal|bote|tambo|cana]
      [voy a|vamos a|pienso|quiero|planeo] [pelarme|pelarnos|pintarme|pintarnos|fugarme|fugarnos|escaparme|escaparnos|volarme|volarnos|largarme] .. [aquí|este|del|de la|antes|noche|navidad|domingo|viernes|barda|conteo|penal|bote|tambo|cana|monte|madrugada]
      [volarse|volarme|volarnos|fugarse|fugarnos|pelarse|escaparse] .. [de la cárcel|de aquí|del bote|del penal|de la cana|del tambo|de la peni|del centro|del trabajo|de la cuadrilla|del hospital|de la patrulla] -film -news
      [espérame|espéranos|estaciónate|deja|estaciona|ten|esperando|párate|estate] .. [carro|camioneta|moto|troca|coche|guagua|nave|máquina] .. [prendido|prendida|encendido|encendida|con las llaves|las llaves|listo|lista|motor|tanque lleno|atrás de|detrás de|afuera del|cerca de la barda|en la brecha] -mechanic
      [hospital|clínica|juzgado|corte|dentista|traslado] .. [espérame|me esperas|espérenme|esperas|esperen] .. [carro|camioneta|moto|troca|coche|afuera|ropa|prendido|atrás]
      [cambian|cambia|cambio|rotan|relevan] ... [nadie|sin guardia|sola|solo|descuidada|descuidan|vacía] .. [cuida|vigila|mira|puerta|reja|torre|portón|barda|garita|ve] -work
      nadie [cuida|vigila|mira|checa|revisa|ve] .. [puerta de atrás|la puerta trasera|la reja|el portón|la barda|la torre|la malla|la azotea|la garita|el muro|la salida|la cerca] -kids -animals -home
      [rascando|rascar|rascamos|escarbando|escarbar|cavando|cavar|cavamos|picando la pared|hoyo|túnel|agujero] .. [debajo|desde|bajo|por] .. [lavandería|celda|pared|cocina|baño|regadera|litera|barda|piso|patio de atrás|excusado|taller] -garden -animals -film -kids
      [segueta|seguetas|cizalla|cizallas|lima de metal|sierra|soga con gancho|cuerda con nudos] .. [ropa|carta|pastel|barrotes|reja|barda|malla|visita|paquete|tráeme|mete|cortar|noche|libro|zapato] -work
      [tráeme|tráenos|mándame|consígueme|déjame|méteme|pásame] .. [segueta|cizalla|lima|sierra|soga|ropa de calle|ropa de civil|ropa normal|uniforme|peluca|mapa] -party -school
      [corté|cortamos|limé|limamos|aflojé|aflojamos|serruché|tumbé|ya quité|quitamos|zafé|zafamos] .. [barrote|barrotes|reja|rejas|tornillo|tornillos|malla|ventila|ladrillo|ladrillos|ducto|protección] -home -work -car
      [salir|salirnos|salgo|meternos|subir|me meto|caber|quepo|pasar] .. [por el ducto|por los ductos|por el drenaje|por la coladera|por la ventila|por el techo|por la azotea|por el túnel|por la alcantarilla] -animals -work -film -play
      [antes|para cuando|sin] .. [cuenten|pasen lista|se den cuenta|noten|hagan el conteo|me busquen|me echen de menos] .. [lejos|ido|frontera|monte|otro lado|kilómetros|estado|fuera|nadie|ya|estaré|vamos]
      [me|nos] [voy|vamos|iba|íbamos|largo|pelo|pinto|vuelo] .. [pal otro lado|para el otro lado|para méxico|pa' méxico|a la sierra|al monte|a cuba|a otro país] .. [antes|salga|buscan|encuentren|policía|sin que|nunca|conteo|nombre]
      no [voy a|pienso|vuelvo a|vamos a] [volver|regresar|presentarme|reportarme] .. [permiso|salida temporal|medio camino|casa de transición|preliberación|al penal|firmar|trabajo afuera|la probatoria|la parole]
      [burlar|quitarme|cortarme|arrancarme|cortar|zafarme] .. [brazalete|grillete|monitor|tobillera|las esposas|los grilletes|los candados] -music
      [un|el] [solo|único] [guardia|custodio|oficial] .. [camioneta|hospital|traslado|noche|torre|puerta|turno|van|camión]
      [solo|nomás|nada más] [va|hay|viene|van|está|queda] [un|uno|una|dos] [guardia|custodio|oficial|guardias|custodios|oficiales]
    `,
  },
  {
    ...es,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [fentanilo|marihuana|metanfetamina|heroína|suboxone]~m -recovery -medicine -news -film -animals
      [mándame|mándale|consígueme|tráeme|búscame|búscale|pásame|véndeme|cómprame|ocupo|necesito|quiero|me mandas|me traes|me consigues] .. [percos|percs|azules|tachas|mota|perico|cristal|coca|hierba|yesca|toque|toques|churro|gallo|grapa|grapas|tecata|manteca|foco|meta|tiras|suboxone|k2|blues|xanax|pastas|fenta|chiva|pases|piedra|piedritas|bolsitas de|crico|tusi|weed|dope|loud|gabis|chochos] -food -school -animals -home
      [fumar|fumo|fuma|fuman|fumando|metiendo|metiéndose|meterse|se mete|se meten|me meto|inhalar|inhala|jalar|jala|jalando|esnifando|arponear|picarse] .. [foco|piedra|cristal|mota|chiva|hielo|perico|coca|crico|tecata|manteca|mona|k2|yesca|meta|bazuco|basuco|churro|tusi] -recovery -film -home -food
      [tumbe|gramo|gramito|onza|grapa|bolsa|bolsita|bolsitas|carga|globo|globitos|cuarto|kilo|kilito|paquete|ladrillo] de [<droga>] -food -work
      [vende|venden|vendo|vender|vendiendo|mueve|mueven|mover] .. [<droga>] .. [barrio|esquina|escuela|patio|bloque|módulo|celda|punto|tiendita|calle|barato|cada|sopas|dólares|pesos|gramo|aquí] -food -animals
      [el|un|al|mi|tu|ese|del] [dealer|díler|diler|bichote|tirador|jíbaro|narco menudista] .. [mande|manda|trae|tiene|vende|debo|fía|fió|deje|dile|pasa|consigue|lleva|llega|barrio|le]
      [eight ball|bola ocho|una ocho|medio cuarto|un ocho|una bola] .. [coca|perico|polvo|mande|manda|cuesta|dealer|cristal|dólares]
      [dile|pídele|cómprale|encárgale] .. [dealer|diler|díler|tirador|conecte|camello|puntero] -car
      [aquí|adentro|en el patio|en el módulo|en el bloque|en el penal] .. [percos|pastas|tiras|grapas|hojas|cuadritos|papelitos|azules|pastillas|blues|toques|cigarros de] .. [vuelan|se venden|valen|cuestan|a cien|a cincuenta|dólares|pesos|sopas|se vende|vale] -medicine -food -school
      [la|el] [piedra|gramo|hoja|tira|grapa|toque|pasta|azul|dosis|cuadrito|pase|bolsita|carrujo|cigarro] .. [se vende a|se vende en|está a|anda en|cuesta|vale] .. [sopas|dólares|pesos|timbres|cien|cincuenta|veinte|doscientos] -school -food -work
      [bien|todo|toda|anda|andan|ando] [arriba de|pasado de|pasada de|hasta el tope de|dado con|activado|activada|monchado|empastillado|empastillada|empericado|enmotado|grifo|grifa|mariguano|entecatado|enyerbado|trabado de|prendido al] .. [k2|todo|noches|aquí|cristal|siempre|diario|pastas|patio|foco|celda|mota|perico|piedra|otra] -food
      [métete|mete|métetelo|métetela|guárdate|guárdatelo|tráelo|traes|tráemelo|meter|meto|se mete|se lo mete] .. [adentro de ti|dentro de ti|adentro de tu|adentro del cuerpo|dentro del cuerpo|en tus partes|en la vagina|en el recto|por atrás|en un condón|en el condón|el globo|los globos] -party
      [globo|globos|globito|globitos|condón|condones|envoltorio] .. [visita|tragar|trágate|boca|beso|antes de la|baño|adentro|vomitas|zurras|revisión|aduana] -party
      [beso|besas|besarnos|besemos] .. [pasas|pásame|pasa|traes|pásamelo|me lo das] .. [globo|globito|bolsita|eso|droga|boca|lengua|ya sabes|tira]
      [fumo|fumé|fuma|fumar|fumando|echar|echarme|dar|darme|aventar] .. [un|unos] [toque|gallo|churro|leño|porro|blunt|joint|pase|llegue|jalón de] -phone -sport -animals -music
      de [la regular|la buena|la verde|la morada|la kush|la hidro|la cali|la mora] .. [onza|toque|gramo|bolsa|mándame|fumar|tengo|aunque|llegó|trae]
      [mándame|pásame|consígueme|tráeme|dame|róla] .. [un toque|un gallo|un churro|un leño|un pase|unos toques|un jalón] -phone
      [moja|mojas|mojar|mójala|remoja|rocía|empapa|báñala|échale|unta] .. [líquido|k2|spray|droga|suero|lo que te di|eso que te|raid|insecticida|veneno] .. [carta|hoja|hojas|papel|foto|dibujo|seca|secar|sécala|libro|tarjeta] -garden
      [carta|hoja|hojas|papel|foto|dibujo|tarjeta] .. [con el líquido|con líquido|con k2|con raid|con insecticida|con spray|con el spray] .. [seca|secar|sécala|déjala|manda|bien|fuma|pega]
    `,
  },
  {
    ...es,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [ya tengo|tengo|conseguí|me prestan|compré|renté|me vendieron] .. [celular|cel|teléfono|aparato|smartphone|iphone] .. [aquí|adentro|en el módulo|en la celda|mensaje|mensajes|whatsapp|en la noche|escondido|a escondidas|dentro] -home -shop -work
      [mándame|tírame|mándenme|échame|ponme] .. [mensaje|mensajes|texto|whatsapp|whats|un text] .. [después de las|en la noche|madrugada|cel que|celular que|aquí adentro|teléfono que|cuando apaguen|a este número|en la madrugada|no hay guardias]
      [mándame|tráeme|consígueme|méteme|pásame|manda|necesito|ocupo|quiero] .. [un chip|chip de|sim card|la sim|tarjeta sim|un cargador|cargador para|audífonos para el cel|un celular|un cel|un aparato|un minicel] -shop -home -car
      [dron|drone|drones]~n .. [suelta|suelte|soltar|tira|baja|bajar|aviente|trae|deja|deje|llega|aterriza|cancha|patio|azotea|paquete|madrugada|noche] -film -party
      [mete|mételo|métela|métele|esconde|escóndelo|escóndela|pon|ponlo|ponla|guarda|echa|tráelo|trae] .. [empanada|empanadas|torta|tortas|tamal|tamales|pan|pastel|burrito|arepa|arepas|pupusa|pupusas|mofongo|pollo|champú|shampoo|jabón|pasta de dientes|desodorante|crema|frasco|bote de|termo|biblia|pañal|tacón|suela|dobladillo|brasier] .. [no lo vean|no vean|no lo revisan|no la revisan|guardias|custodios|oficial|visita|adentro|celular|droga|cigarros|chip|pasar|revisen|sin que]
      [<guardia>] .. [vende|venden|pasa|pasan|cobra|cobran|entra|trae|traen|mete|meten] .. [<cosas>] .. [por|cobra|pesos|dólares|mil|cien|adentro|turno|noche|cada|en su|lonche]
      [<guardia>] .. [cobra|pide|quiere|hay que darle] .. [mil|cien|quinientos|doscientos|trescientos|pesos|dólares|feria|lana|mordida] .. [meter|pasar|dejar|traer|celular|droga|cosas|por]
      [págale|dale|dile|ofrécele|súbele|mándale] .. [<guardia>] ... [meta|pase|deje pasar|traiga|haga de la vista|voltee|no revise|entre]
      [avienta|aviéntalo|aviéntame|tira|tíralo|lanza|lánzalo|lanzas|avientas|bota|bótalo|zumba] .. [por encima|sobre|por arriba|al otro lado|del otro lado|por la|pa' dentro] .. [malla|barda|reja|cerca|muro|patio|alambrada|verja] -sport -kids -animals -play
      [hicimos|hacemos|hacer|hago|prepara|preparamos|tomamos|cocinamos|fermentamos|cociné|preparar|toma|venden] .. [chicha|pruno|turbo|tepache|vino|licor|alcohol|chamber|mataburros|hooch] .. [fruta podrida|bolsa|celda|baño|escondida|escondido|excusado|litera|fermentada|adentro|levadura|arroz y|azúcar y|patio] -food -party
      [no|nunca] [revisan|checan|esculcan|registran|miran] .. [pañal|a los niños|a los bebés|bebé|a las viejitas|a la abuela|ahí|el pelo|los zapatos|las embarazadas|biblia|el forro|la suela] -school
      [cigarros|frajos|tabaco|cigarrillos|vape|vapes|encendedor|alcohol|botella] .. [metidos|metido|escondidos|escondido|pegados|adentro de|dentro de|forrados|enrollados] .. [pañal|zapato|libro|pan|ropa|visita|cuerpo|forro|frasco|calcetín]
      [deja|dejas|déjalo|entierra|esconde|tira|pon] .. [paquete|encargo|bolsa|mandado|cosa|material] .. [baño de la visita|baño de visita|bote de basura|junto a la cerca|junto a la barda|atrás del letrero|debajo de la banca|la milpa|la zanja|el matorral|piedra grande|donde trabajamos|donde limpiamos] -kids -work
    `,
  },
  {
    ...es,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      luz verde .. [para|pa'|pal|contra|a|ese|al|del|los|de|dieron|sobre] .. [vato|güey|contras|homies|sapo|soplón|patio|todos|morro|perro|norteños|sureños|clica|barrio|jefes|eme] -car -work
      [homies|homeboys|carnales|clica|barrio|camaradas|palabrero|los de arriba|la mesa|ranfla|mara] .. [luz verde|mandaron|ordenaron|dieron la orden|decidieron|piden renta|cobran renta|votaron|pegaron|le cayeron|le van a caer] -music -school
      [sureño|sureños|norteño|norteños|chicano gang|eme|mara|la 18|dieciocho|ms|zeta|ñeta|rey latino] .. [hasta la muerte|hasta morir|de corazón|de por vida|puro|controla|control|manda|rifa|somos|soy|trece|catorce|13|14] -music -food
      [soy|somos|es|era|son] [sureño|norteño|pandillero|cholo|marero|homeboy|de la 18|de la trece|de la ms|de la eme|de la mara|de la clica|del barrio 18|de los zetas|de los ñetas|de los latin kings|ñeta|latin king|paisa de|de la compañía|de la letra|del cartel|del cártel] .. [muerte|corazón|anda|tirando|rifa|patio|aquí|siempre|nunca|puro|loco|activo|barrio|módulo|firme|y] -music
      [tirar|tirando|tira|aventando|haciendo|hacer|rifando|representando|rifar|representar|representa] [barrio|señas|la seña|garra|la clica|la mara|placas|mi barrio|su barrio|el barrio] .. [patio|aquí|calle|siempre|manos|dedos|foto|fotos|módulo|homies|contra|los|y|con] -kids -school
      [pagar|paga|pagan|cobrar|cobra|cobran|debe|dar] [renta|piso|cuota|la renta|el piso|la cuota|impuesto] .. [barrio|la eme|los homies|la clica|la mara|los de|vivir en el|caminar en|la casa|el jefe|estar en el|los carnales|la dieciocho|protección]
      [todos|aquí|nos|les|me|le] .. [pagan|pagamos|cobran|pago] [renta|piso|cuota] -home -work
      [lo|me|la|los|te] [brincaron|brincó|brincan|calentaron|zapatearon|courtearon|aceptaron] [al|a la|en el|en la|al barrio|a la clica|para el] .. [barrio|clica|pandilla|mara|homies|varrio|grupo|pasado|semana|trece|dieciocho|18|13] -sport
      [palabrero|ranflero|corredor de programa|homies activos|soldado de la eme|firme homie|la ranfla|la línea ms|mi varrio|sur 13|sur trece|sureños 13|norte 14|por vida homie|trucha homies|la mera mera del patio] -music -film
      [tatuaje|tatuajes|lágrima|tres puntos|placazo|placazos|tinta] .. [mara|la eme|ms|trece|dieciocho|barrio|clica|pandilla|homies|muertos|por cada|ganó|ganado|lágrima]
      [misión|jale|encargo|orden] .. [de los homies|de la clica|del barrio|de la eme|de la mara|de los de arriba|del palabrero|del jefe de patio|de la mesa]
      [peleados|en guerra|pleito|bronca|topón|agarrón|tiro|guerra] .. [latin kings|ñetas|trinitarios|sureños|norteños|paisas|mara|dieciocho|zetas|bloods|crips|chapitos|mayos] -news -music
    `,
  },
];
