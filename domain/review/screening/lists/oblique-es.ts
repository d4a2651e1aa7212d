import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

/** Lo que se dice alrededor de la palabra: see `oblique-en.ts`. */
export const obliqueEs: readonly TermList[] = [
  {
    ...es,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      no [llega|llegas|llegan|va a llegar|van a llegar|vas a llegar|llegará|llegarán|sale|sales|salen|va a salir|van a salir|vas a salir] .. [vivo|viva|vivos|vivas|con vida|a navidad|a viejo|a mañana|al viernes|al lunes|entero|caminando|de ahí vivo|de esta]
      [no va a|no vas a|no van a|ya no va a|ya no van a] [ver|vivir|contarla|despertar|conocer a su|ver la luz|llegar a ver] .. [otro|la navidad|el año|mañana|para contarlo|crecer a sus|a sus hijos crecer|salir el sol|el domingo]
      no la [cuenta|cuentan|cuentas|va a contar|van a contar]
      [me las|nos las] [va|van|vas] a pagar
      [me las|nos las] [paga|pagas|pagan|pagará|pagarás|pagarán]
      [va|van|vas] a pagar [caro|con sangre|con su vida|lo que hizo|lo que me hizo|lo que hiciste|lo que hicieron|lo que dijo|por lo que|las que debe|todas]
      [que se cuide|que se cuiden|dile que se cuide|más vale que se cuide|más les vale que se cuiden] .. [patio|comedor|módulo|celda|calle|espalda|espaldas|duerma|porque ya|sombra|regaderas]
      [lo|la|te|los|las] [dejo|dejamos|dejaría|dejaré|dejaremos|voy a dejar|vamos a dejar|van a dejar] .. [en silla de ruedas|inválido|inválida|paralítico|tullido|sin dientes|sin piernas|sin manos|sin lengua|chueco|desfigurado|desfigurada|irreconocible|como coladera|tirado|tieso|frío]
      [te|se|os] [vas|va|van] a arrepentir ... [haber llamado|llamar|llamado|hablado|hablar|declarado|declarar|denunciado|denunciar|dejarme|dejado|meterse|meterte|metido|traicionado|traicionarme|cruzarse|abierto la boca|abrir la boca|nacer|nacido|conocerme|haberse metido]
      [le|te|les] [voy|vamos|van] a dejar la cara
      [ni su madre|ni tu madre|ni su propia madre|ni su mamá|ni tu mamá|ni su jefa] .. [reconozca|reconoce|reconocerá|reconocer|reconocerlo|reconocerla|reconocerte]
      o [tu|su|tus|sus] [hermano|hijo|hija|mamá|madre|hermana|familia|hijos|mujer|esposo|marido|muchacho|niño|niños] ... [la va a pasar|la pasa mal|paga las|pagan las|paga el|amanece|amanecen|sufre|sufren|lo paga|la paga|no sale|aparece|aparecen|desaparece]
      [dar|dan|den|darle|darles|demos|dieron|dale|denle|ponerle|pónganle|pongan|metan|meterle|métanle|le doy|le damos|le pongo|le van a dar|le va a dar] .. [calentada|tableada|madriza|golpiza|putiza|madrina|tranquiza|zarandeada|desconocida|piso|pabajo|cuello]
      [prendo|prenderle|prenderles|prendan|prendemos|prendamos|voy a prender|van a prender|échenle|echarle|le echo] .. [fuego|lumbre|gasolina] ... [casa|carro|adentro|familia|vivo|vivos|local|negocio|todo y|camioneta|ellos|ella|él] -food
      [les|le|te] prendo [fuego|lumbre]
      [le|te|les] [voy|vamos|va|van] a [romper|quebrar|partir|tronar|fracturar|volar|arrancar|sacar|cortar|tumbar] .. [hueso|huesos|costillas|piernas|manos|dientes|ojos|lengua|orejas|dedos|cabeza|pescuezo|rodillas] -medicine
      [ya está|está|están|quedó|lo tienen|la tienen|los tienen|te tienen|ya estás|estás|lo tenemos] [marcado|marcada|marcados|en la mira|en la lista negra|sentenciado|sentenciada|ubicado|ubicada|fichado] -court -news
      [ponerle|ponerles|le pusieron|le pusimos|le puse|pusieron|puse|hay|tiene|traen|trae] precio [a|en] [su|tu|la] [cabeza|vida]
      [quedan|quedar|quedarse|queden|van a quedar|crecer|crecen|crezcan|dejar] .. [huérfano|huérfanos|huérfana|huérfanas|sin madre|sin padre|sin mamá|sin papá] +witness
      [si|como|donde|cuando] [abre|abres|abren|abra|abras|vuelve a abrir|vuelves a abrir|llega a abrir|llegas a abrir] .. [la boca|el pico|el hocico|su boca|tu boca]
      [sé|sabemos|saben] [a qué hora|en qué escuela|a qué escuela|por dónde|en qué calle|dónde] .. [su hija|su hijo|sus hijos|sus hijas|su mamá|su madre|su mujer|su esposa|su niña|su niño|tu hija|tu hijo|tus hijos|tu mujer|su familia|tu familia|sus niños] -medicine
      tengo [gente|conocidos|muchachos|dos muchachos|unos muchachos|compas|unos compas|carnales|amigos] [allá|adentro|afuera|en la calle|en tu barrio|en ese módulo|en ese penal|en su módulo] .. [que|para|y|listos|esperando|nomás]
      a [los|las|el|ese|un|los que son|todos los] [sapo|sapos|soplón|soplones|rata|ratas|dedo|dedos|chivato|chivatos|relaje|relajes|rajón|rajones] ... [va mal|van mal|pasa|dan|cortan|rajan|toca|espera|matan|callan|pican|cobran]
      [hay que|tenemos que|van a|vamos a|mandaron] [tumbarlo|tumbarla|tumbarte|quebrarlo|quebrarla|bajarlo|callarlo|callarla|callarle|desaparecerlo|desaparecerla|silenciarlo|silenciarla|darle piso|picarlo|picarla|tumbar a|quebrar a|callar a|desaparecer a]
      [amanecer|amaneces|amanece|amanecerás|amanecerá|amanezcan|amanezca|amanecen|amanecieron] [picado|picados|colgado|colgados|colgada|tasajeado|encobijado|embolsado|tirado|con moscas|con la boca llena|en pedazos] -bug
      [vas|van|va] a [ver|saber] [quién soy|de qué soy capaz|de lo que soy capaz|lo que es bueno|lo que te pasa|lo que le pasa|lo que les pasa|cómo amanece|cómo amanecen|lo que es amar a dios|lo que es el miedo]
      no me tiembla la mano
      [no me tiembla|no me va a temblar] [la mano|el pulso] -medicine
      [ajustar|ajustamos|ajustaremos|ajusto|arreglar|arreglamos|saldar|cobrar] cuentas [con|contigo|pendientes|cuando|en cuanto|a la salida]
      [mi|tomar|cobrar|cobrarme|quiero|habrá|la] venganza [contra|va|cuando|será|se|es dulce|por|de] -film -faith
      [vengarme|vengarnos|me voy a vengar|nos vamos a vengar|me vengo de|me las voy a cobrar|me la voy a cobrar|me la cobro|me las cobro]
      [hacer|hago|haré]~v .. la vida [imposible|de cuadritos|un infierno] -medicine
      [despídete|despídase|que se despida|que se vaya despidiendo|vete despidiendo] de [tu vida|su vida|tus hijos|sus hijos|su familia|tu familia|este mundo]
      [en cuanto|cuando|apenas|el día que|nomás que] [salga|salgamos|lo vea|la vea|te vea|los vea|lo agarre|la agarre|te agarre|lo encuentre|la encuentre|me lo tope|lo tenga enfrente] ... [va a saber|van a saber|pagar|pagan|paga|arrepentir|llorar|sangre|rogar|suplicar|arreglar|arreglamos|ajustar|cobrar|madre|hospital|tumba|panteón|va a ver|van a ver|vas a ver|se acabó]
      [mandar|mando|mandamos|mandaré|van a mandar|voy a mandar] [al hospital|al panteón|al hoyo|bajo tierra|a dormir con|al otro barrio|en una caja|en bolsa]
      [lo|la|te|los] [mando|mandamos|mandaré|van a mandar|voy a mandar|vamos a mandar] .. [al hospital|al panteón|al hoyo|bajo tierra|a dormir|al otro barrio|en una caja|en bolsa|con san pedro]
      [cavar|cava|caven|escarbar|escarba] [su|tu|la] [tumba|propia tumba|fosa]
      [ir comprando|vayan comprando|que compre|compren|escogiendo] [su|tu|el|la] [caja|cajón|ataúd] -grief
      [sería una lástima|qué lástima|lástima] que [le|te|les] pasara [algo|un accidente]
      [le|te|les|les va a|le va a|te va a|le puede|te puede|les puede] [pase|pasa|pasar] algo [a|si|malo si] .. [tu|su|tus|sus|él|ella|no|habla|abre|hablas|abres]
      [duerme|duerman|duerma|dormir] con un ojo abierto -baby
      [o pagas|o paga|o pagan|o depositas|o cumples|o cumple] [o|y si no|y te|y le]
      [métanle|meterle|meterte|le meto|te meto|le metemos] [un tiro|un plomazo|unos plomazos|fierro|el fierro|cuchillo|un susto|puñaladas|una puntilla|la punta]
      [picarlo|picarla|picarte|lo pican|la pican|te pican|lo picaron|píquenlo|piquenlo|filerearlo|filetearlo] [en|si|por|cuando|antes|y|allá|nomás|hoy|mañana] -bug
      [la|le|te] voy a [echar|aventar|tirar] [ácido|gasolina|aceite hirviendo]
    `,
  },
  {
    ...es,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [cámara|cámaras] .. [no sirve|no sirven|descompuesta|descompuestas|apagada|apagadas|no funciona|no funcionan|no graba|no graban|no alcanza|no alcanzan|rota|rotas|quebrada|dañada] +grounds
      [barda|cerca|reja|malla|muro|torre|patio de atrás|puerta de atrás|azotea] ... [no tiene cámara|no hay cámara|sin cámara|sin luz|no tiene alarma|sin alarma|nadie cuida|nadie vigila|sin vigilancia|no tiene guardia|se duerme|dormido]
      [torre|garita|guardia|guardias|custodio|custodios|celador|vigilante|el de la torre|oficial] .. [se duerme|se duermen|dormido|dormidos|se queda dormido|se quedan dormidos|nunca voltea|no voltea|nunca revisa|se distrae|se va a fumar|cabecea|borracho]
      [permiso|pase|salida|trabajo externo|medio camino|casa de medio camino|preliberación] ... [ya no|no|nunca] [regreso|vuelvo|voy a regresar|voy a volver|pienso regresar|pienso volver|me presento|regresamos]
      [ya no|no|nunca] [regreso|vuelvo|voy a regresar|voy a volver|pienso regresar|pienso volver|me presento] .. [permiso|pase|salida|trabajo externo|casa de medio camino|del hospital]
      [del otro lado|al otro lado|la frontera|la línea] .. [amanezco|amanecemos|ya estoy|ya estamos|me cruzo|cruzo|antes de que|sin que|nadie me|no me encuentran]
      [amanezco|amanecemos|me cruzo|nos cruzamos|cruzo|llego|llegamos|estaré] .. [del otro lado|al otro lado|la frontera|la línea] +run -work
      antes de que [noten|se den cuenta|sepan|se entere|se enteren|noten|vean|cuenten|pasen lista|me busquen|nos busquen|den la alarma] .. [que no estoy|que no estamos|que me fui|que nos fuimos|estoy|estamos|fui|fuimos|falto|faltamos|nada|lejos]
      [llevo|llevamos|estoy|estamos|seguimos|ando|he estado] .. [limando|cortando|escarbando|cavando|rascando|aflojando|raspando|serruchando|desatornillando|quitando|picando] .. [barrote|barrotes|reja|ventana|tornillos|pared|piso|malla|muro|concreto|candado|rejilla|ducto|chapa|ladrillo|ladrillos|túnel]
      [barrote|barrotes|rejilla|tornillos|ventana|candado|malla|ducto] ... [ya casi|casi|ya] [cede|ceden|sale|salen|cae|caen|flojo|flojos|se abre|queda|está suelto|están sueltos|se zafa|se zafan] -home -car
      [ropa de civil|ropa de calle|ropa normal|uniforme de guardia|uniforme de custodio] ... [escondida|escondido|bolsa|baño|detrás|talla|déjala|déjame|esperando|cajuela|hospital|arbustos|papeles|clínica|consígueme]
      [consígueme|tráeme|consigan|dejen|déjame|esconde|deja|ten lista|tenme] .. [ropa de civil|ropa de calle|uniforme|identificación falsa|pasaporte|papeles de]
      [camión|camioneta|carro|carrito|troca|furgón|contenedor|bote|carreta] .. [lavandería|basura|comida|pan|cocina|entregas|ropa sucia] ... [no lo revisan|nunca lo revisan|nadie lo revisa|no revisan|nunca revisan|quepo|cabemos|quepa|me escondo|me meto|escondido|salgo|salimos]
      [quepo|cabemos|me escondo|nos escondemos|me meto|salgo escondido|salgo acostado] .. [camión|camioneta|cajuela|contenedor|carrito|lavandería|basura|ducto|ventana|hueco|bote] -home
      [mándame|consígueme|dibújame|envíame|búscame|tráeme] .. [mapa|plano|planos|mapas|croquis] ... [caminos|cerro|carretera|carreteras|salida|salidas|edificio|penal|alrededor|monte|río|drenaje|veredas|brechas|zona]
      [salir|salirme|salirnos|irme|irnos|largarme|largarnos|pelarme|pelarnos|brincarme|brincarnos|saltarme|saltarnos] .. [por la barda|por el techo|por la azotea|por el drenaje|por el túnel|por la ventana|por la cerca|por la malla|por atrás|por el ducto|en la noche|de madrugada|sin que|antes del conteo|aprovechando] .. [me vean|nos vean|guardia|guardias|conteo|penal|cárcel|celda|visita|cuenta|nadie|motín|noche|luz]
      [me brinco|nos brincamos|me salto|nos saltamos|brinco|salto] la [barda|cerca|malla|reja|alambrada] -animals -sport -garden
      [aprovechar|aprovechamos|aprovecho] [el cambio de guardia|el cambio de turno|el motín|el apagón|el traslado|la visita|la neblina]
      [credencial|identificación|ine|acta|pasaporte|papeles] [falsa|falsas|falso|falsos|chueca|chuecos|de otro|de mi primo] ... [cruzar|salir|salga|irme|esperando|lista|listo|lado|norte]
      [vigilan|cuidan|revisan|pasan|cuenta|vigila|cuida] .. [nadie|menos|poco] .. [turno de la noche|madrugada|los domingos|cambio de turno|entre las] +grounds
    `,
  },
  {
    ...es,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [remoja|remójalo|remójala|remojas|empápalo|empápala|empapa|empapas|moja|mójalo|mójala|rocía|rocíalo|rocíala|rocías|báñalo|úntale|úntalo|échale el líquido] ... [secar|seca|seque|secas|secarse|mandas|mándalo|mándala|manda|como siempre|como la otra vez|envías|sobre] -food
      [globito|globitos|globo|bolita|bolitas|envoltorio|paquetito|condón] ... [besamos|beses|beso|boca|tragas|trágate|pasas|pásamelo|escupo|visita|metes|métetelo|métetela|traigas]
      [pasas|pásamelo|pásamela|paso|pasármelo|pasamos|pásalo] .. [en el beso|con un beso|en la boca|cuando nos besemos|al besarnos|en el abrazo|cuando te bese|cuando me beses|de boca a boca|en la mano]
      [cuando nos besemos|en el beso|al besarnos|cuando te bese|cuando me beses] .. [pasas|paso|das|escupes|sueltas]
      [malilla|malillas|malías|enmalillado|enmalillada|mono|síndrome|con la mona|bien erizo|eriza] ... [necesita|necesito|ocupa|ocupo|consigue|consiga|cura|curarse|curarme|cure|aliviane|ayuda]
      [curarse|curarme|curarnos|una cura|un alivián|aliviane|una dosis|un toquecito|un gramito|un bajón] ... [consigue|consiga|consígueme|manda|mándame|malilla|meter|traigas|trae]
      [azules|blancas|amarillas|verdes|rosas|rojas|naranjas|chiquitas] .. [muélelas|muele|muelas|molidas|tritura|trituradas|machácalas|machaca|pulverízalas|hazlas polvo|debajo de la lengua|pónmelas|métemelas|mételas] -food
      [pídele|compra|cómprale|consíguele|consigue|tráeme|mándame] .. [diez|quince|veinte|cinco|unas|seis|doce|cien|cincuenta] [de las|de los|azules|blancas|naranjas|rojas|pastas|chochos|tachas|papeles] .. [azules|blancas|naranjas|rojas|que|buenas|de siempre|mismas|amarillas] -food -garden -home
      [muélelas|muélelo|muele|machácalas|tritúralas|hazlas polvo] .. [antes de venir|bien finitas|polvo|sobre|carta|visita|ponlas|mételas|entre]
      [debajo|abajo|atrás|detrás] [de la|del|de las|de los] [estampilla|estampillas|timbre|timbres|sello|sellos] .. [no|nunca|nadie|jamás] [revisan|revisa|checan|checa|buscan|miran|ven|despegan]
      [ponlo|ponla|pon|ponle|pega|pégalo|pégala|esconde|mete] .. [debajo|abajo|atrás|detrás] [de la|del] [estampilla|timbre|sello|solapa]
      [aquí|acá|adentro] ... [se vende|la venden|sale|vale] [en|a] [cien|doscientos|trescientos|cuatrocientos|quinientos|mil|oro] ... [sacamos|ganamos|ganancia|sacar|lana|feria|negocio|mitad]
      [drogándome|drogándose|drogándonos|me drogo|se droga|me drogué|nos drogamos|se drogan|me inyecto|me inyecté|me metí|inhalando|inhalé|inyectándome|fumándome|me puse bien|ando prendido|ando hasta atrás|bien cruzado] -recovery
      [recaí|volví a recaer|volví a caer en|caí otra vez en] ... [vicio|droga|piedra|cristal|aquí|polvo|celda|adentro|sustancia]
      [se consigue|consigues|consigo|hay] más fácil que [en la calle|afuera|allá]
      [hace|hacen|hago|hacemos|prepara|preparan|fermenta|fermentan] .. [vino|tepache|pulque|chicha|alcohol|licor|pruno] ... [celda|cambia|vende|vendo|cambio|estampillas|sopas|bote|escondido|litro|litera] -home -food
      [todos|todo el mundo|medio patio|los muchachos|medio módulo] [aquí|] [anda|andan|está|están] .. [fumando|fumados|pegados|trabados|prendidos|enganchados|drogados|hasta atrás]
    `,
  },
  {
    ...es,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [avienta|aviéntame|aviéntala|aviéntalo|aventar|avientas|tira|tírame|tírala|tíralo|tirar|lanza|lánzala|lánzame|lanzar|arroja|arrójala|patea|patéala|avientan|tiren] .. [pelota|balón|bola|botella|bolsa|paquete|calcetín|naranja] ... [cancha|patio|lado|barda|cerca|malla|reja|muro|levantar|recoger|recogen|levantan|campo] -sport
      [ya saben|ellos saben|alguien|un compa|nosotros] .. [levantar|levantarla|levantarlo|recoger|recogerla|recogerlo|recoge|levanta] .. [pelota|balón|patio|cancha|barda|bolsa|paquete]
      [mete|meten|metería|pasa|pasan|ingresa|mueve] por [cien|doscientos|trescientos|cuatrocientos|quinientos|mil|cincuenta|una lana|una feria|un dinero|un dinerito|100|200|300|500]
      por un [dinerito|dinero|billete|billetito|regalito] .. [mete|pasa|trae|deja pasar|se hace|no revisa|no dice|lo que]
      [verla|verlo|verse|véala|véalo|págale|pagarle|dale|darle|ver] .. [estacionamiento|gasolinera|walmart|soriana|oxxo|esquina|parada|a la salida de su turno|cuando salga de turno] .. [trescientos|quinientos|dinero|paquete|encargo|sobre|bolsa|y ya|y ella|y él|mete|lo mete]
      [mete|meten|pasa|trae] .. [por|si|nomás] ... [estacionamiento|gasolinera|walmart|a la salida de su turno|cuando salga de turno|en la parada]
      [cargador|pila|batería|chip|recarga|saldo|cable] .. [telefonito|teléfono que tengo|celular que tengo|celularcito|mi teléfono de aquí|teléfono de aquí|cel de aquí|aparatito]
      [telefonito|celularcito|mini teléfono|teléfono chiquito|aparatito|cel] [que|de|] [tengo|traigo|tenemos|hay|de aquí|escondido|aquí|escondí] .. [aquí|celda|adentro|colchón|escondido|módulo|cargador|se quemó|descargó]
      a [los bebés|los niños|las criaturas|las abuelitas|las señoras grandes|las embarazadas|los chiquitos|los abogados|el bebé|la niña|las viejitas] no [tocan|revisan|catean|esculcan|checan|buscan]
      [pónselo|póngaselo|mételo|métela|escóndelo|escóndela|póntelo|guárdalo|llévalo|ponle|ponlo|ponla] .. [pañal|calzón|brasier|brasiel|chichis|faja|peluca|tacón|suela|plantilla|carriola|biberón|embarazada|muleta|silla de ruedas|toalla|trenza|zapato|zapatos]
      [ahí|allí|por ahí|esa parte|por ese lado] [nunca|no|jamás|nadie|ni] .. [revisan|revisa|checan|checa|buscan|miran|ven|esculcan|voltean|meten mano]
      [siéntate|te sientas|espérame|nos vemos|quédate] [en|junto a|al lado de|cerca de|por] [la mesa|las máquinas|la máquina|el baño|la esquina|el bote] .. [pañal|pasas|paso|dejas|cambiamos|bolsa|basura|debajo|disimulado|guardia]
      [escondite|clavo|caleta|guardadito] ... [celda|cateo|revisión|guardia|custodio|colchón|litera|encuentren|encontraron|nunca|pared]
      [cateo|revisión|requisa|operativo] ... [esconde|escondí|esconder|tira|tiré|guarda|guardé|clavé|no encontraron|no lo hallaron|quema|desaparece|muévelo|mueve] -medicine -car
      [cambia|cambio|cambian|vende|vendo|venden] .. [por|a cambio de] [estampillas|timbres|sopas|maruchan|cafés] .. [cigarros|tabaco|vino|pastillas|saldo]
      [que no lo|para que no lo|para que el|para que no|sin que lo|sin que el] [huela|detecte|vea|encuentre|note|pite|suene] .. [perro|perros|máquina|detector|escáner|guardia|aduana|arco|custodio]
      [envuélvelo|envuélvela|fórralo|séllalo|encíntalo] .. [cinta|plástico|aluminio|papel carbón|bien|condón|perro|perros] -food -party
    `,
  },
  {
    ...es,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [le saqué|le sacó|le sacaron|le hizo|le hice|le di|le dio] [filo|punta] [cepillo|hueso|varilla|fierro|metal|cuchara|peine|tubo|plástico|alambre]
      [la|mi|esa|una] [nueve|cuarenta y cinco|treinta y ocho|escuadra|fusca|matona|súper|automática|nueve milímetros|veintidós|doce] ... [llanta|debajo|escondida|escóndela|enterrada|entierra|muévela|guardada|guárdala|cateen|policía|cajón|colchón|límpiala|cargada|véndela|tírala|cajuela|ropero] -school -kids
      [tire|tira|tiren|aviente|entierre|esconda|deshaga] [el|del|ese|los] .. [fierro|fierros|cuete|cuerno|arma|plomo]
      [pedazo|pedacito|trozo|tira] de [metal|fierro|vidrio|varilla|lámina|acero|espejo] .. [colchón|almohada|manga|calcetín|cintura|mango|escondido|filo|litera|sábana|punta]
      [duermo|dormimos|duerme|ando|anda|camino|salgo] con [fierro|pedazo|punta|filo|cuchillo|navaja|tubo|candado|palo|varilla|charrasca] .. [debajo|almohada|colchón|cintura|mano|por si|calcetín|guardado|siempre]
      [cajas|caja|bolsa] de [tiros|balas|parque|cartuchos|plomo] -play
      [tiros|cartuchos|parque] [de|para la|para el] [nueve|38|cuarenta y cinco|cuerno|escuadra|fusca|22|escopeta]
      [candado|candados|pilas|jabón|piedra|piedras|lata|plomo] .. [en|dentro de|adentro de|metido en|metida en|metidas en] [calcetín|media|funda|calceta|toalla|bolsa] .. [cuando|para|por si|esperando|listo|lista|venga|venga|golpear|pegar|romper]
      [con|de] [un rastrillo|la navaja del rastrillo|una navaja de rasurar|el rastrillo|un cepillo|una hoja de afeitar] ... [me hice|hice|se hizo|armé|hicieron|fabricó] .. [punta|arma|navaja|cuchillo|filero|fierro]
      [me hice|me armé|se hizo|le hicieron|fabriqué|me fabricaron] [un|una] [punta|filero|fierro|charrasca|cuchillo|navaja|desarmador|picahielo|puntilla|verduguillo|chuzo]
      [pásame|me pasan|me pasaron|consígueme|tráeme|mándame|me dieron] [punta|fierro|filero|charrasca|cuete|fusca|escuadra|chuzo|verduguillo|puntilla]
    `,
  },
  {
    ...es,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [carnales|homies|compas|hermanos|camaradas|jomis|barrios] [del norte|del sur|de arriba|de afuera|del patio|del otro módulo|del barrio|de la clica] .. [mandaron|mandan|dijeron|dicen|ordenaron|quieren|piden|decidieron] -faith -work
      luz verde [con|contra|para|sobre|a] [los|las|ese|él|todos|cualquiera|el|tumbar|quien] .. [del|de|que|norte|sur|este|oeste|barrio|otro|contras] -work -money
      [soy|eres|es|somos|son] [del barrio|de la clica|de la mara|del cartel|de la familia ahora|de la raza ahora|de la banda ahora] -food -music
      [ahora sí soy|ya soy|ya somos|ya pertenezco|ya es] [del barrio|de ellos|de la clica|de los suyos|de la familia|soldado|carnal|homie]
      [palabrero|palabreros|ranflero|ranfleros|corredor de la clica|homeboy|homeboys|jomboy|llavero|mero mero] .. [nuevo|papeles|mandó|dice|avísale|dile|patio|módulo|orden|permiso|clica]
      [llegó|llega|vino|está|trae|enseñe|enseñó|enseña|revisar|revisaron|revisen|checar] [sin|los|sus|los suyos|con] papeles .. [nuevo|patio|módulo|sucios|limpios|raza|gente|barrio|clica|juicio]
      [nuevo|morro nuevo|recién llegado] .. [sin papeles|con papeles sucios|trae malos papeles|no trae papeles]
      [pagar|pagas|pagan|pago|paga|cobrar|cobran|cobrando|cobra|cobren] .. [cuota|renta|piso|impuesto|vacuna|derecho] ... [patio|golpes|cuadra|barrio|negocios|tiendas|puestos|clica|sacan|madrean|salga|homies|comerciantes|taqueros|piso]
      [te juntas|se juntan|me junto|andas|ando|corres|caminas] con los [tuyos|suyos|míos|nuestros|paisas|sureños|norteños] .. [cuota|patio|golpes|aquí|cada|pagas|respetan|protegen]
      [me|lo|la|te|nos] [brincaron|brincan|brincamos|dieron de brinco|dieron la bienvenida a golpes|bautizaron en el barrio|tumbaron al barrio] ... [segundos|barrio|clica|ya soy|ellos|homies|mara|adentro|semana|suyos|patio|trece|dieciocho] -school
      [trece|13|dieciocho|18] segundos .. [golpes|brincaron|brinco|barrio|aguanté|aguantó|ya soy|clica|homies]
      [tumbar|tirar|bajar|limpiar|topar|toparnos|guerra con|pleito con] .. [contras|contrarios|los del otro barrio|rivales|chavalas|los de enfrente|norteños|sureños|los contras] -sport
      [los|las|mis|unos] [contras|chavalas] [de|del|que|en|nos|vinieron|llegaron|andan|quieren|están] .. [barrio|patio|módulo|cuadra|calle|tiro|guerra|topar|respeto]
      [tirando|rifando|representando|defendiendo|representar|defender|representa] [el|mi|nuestro|al|la|su] .. [barrio|clica|placa|bandera|varrio|calle|colores] -music -sport -school
      [chavalos|morros|muchachos|plebes|soldados] .. [sigan cobrando|que cobren|cuiden la esquina|cuiden la plaza|sigan vendiendo|tiren esquina|halconear|halconeen|que vendan|la plaza|cobrando]
    `,
  },
];
