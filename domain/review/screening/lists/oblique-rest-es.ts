import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

/** Lo demás que se dice alrededor de la palabra: see `oblique-rest-en.ts`. */
export const obliqueRestEs: readonly TermList[] = [
  {
    ...es,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [raspa|ráspale|raspas|rasca|raspar|raspen] [la|las|el|esa|una] [tarjeta|tarjetas|código|parte|plata]
      [tarjeta|tarjetas] [verde|verdes|de regalo|de prepago|prepagada|prepagadas|de itunes|de apple|de google|recargable] ... [números|dígitos|código|códigos|raspa|ráspala|foto|díctame|clave|de atrás|este señor|mándale]
      [dile|diles|di|hazte pasar|hazle creer|háblale|llámale|finge|invéntale] ... [del banco|del seguro|del gobierno|de hacienda|de impuestos|su nieto|de la compañía|de medicare|de la policía|de inmigración] ... [código|clave|pague|deposite|tarjeta|cuenta|lea|fianza|dé|mande|números|datos]
      [viejita|viejito|señora|ancianita|ancianito|señor|ruca|ruco|abuelita] .. [se cree|se la cree|se lo cree|se traga|cree todo|ni cuenta|cae|manda lo que|suelta|tiene lana|deposita]
      [se cree|se traga|cae] [todo|cualquier cosa|cualquier cuento|redondita|redondito|con cualquier] .. [dile|pídele|sácale|manda|operación|enferma|dinero|fianza|lana|cuento]
      [sácale|sacarle|sacarles|le saco|le sacamos|bájale|bajarle|túmbale|tumbarle] [dinero|lana|plata|feria|billete|unos dólares|lo que puedas|algo|todo|los datos|la clave|el código|la tarjeta]
      [dile|le dices|le digo|diles|invéntale|le inventas] que [necesito|ocupo|es|estoy|me] .. [operación|operar|fianza|medicina|cirugía|enfermo|funeral|abogado|accidente] .. [mande|manda|cree|deposite|dinero|lana]
      [ponle|mándale|deposítale|échale|deposita|métele|ponerle|mándenle] .. [cincuenta|cien|doscientos|trescientos|quinientos|50|100|200|300|500|lana|dinero|feria|algo] .. [hernández|lópez|ramírez|garcía|la cuenta de|otro|el compa|un compa|mi compa|la esposa de|la mamá de|la señora de|la mujer de|la novia de|su esposa|su mamá|su mujer|su novia|su hermana|la hermana de]
      [en vez de|en lugar de|no] a [mí|mi cuenta|la mía] .. [esta semana|debo|porque|perdí|hasta|este mes]
      [no pongas|no le pongas|sin poner|no escribas|deja vacío|deja en blanco] .. [concepto|motivo|mensaje|nota|referencia]
      [cuenta|tarjeta] de [su|la] [esposa|mamá|mujer|novia|hermana|señora|familia] .. [concepto|debo|debe|paga|pagar|doscientos|cien|quinientos|sin poner|viernes]
      [abre|ábreme|abran|abrir|sacar|saca] .. [cuenta|tarjeta|cuentas] .. [a tu nombre|a nombre de|con los datos|con el nombre] ... [prest|préstasela|prestas|prestamos|compa|usen|use|por ciento|cheque|cheques|depositen|depósitos|otro|alguien]
      [seguros sociales|números de seguro|números de seguro social|los seguros|datos|identidades|socials] de [seis|cinco|diez|cuatro|unos|varios|los|todos|estos|otros] .. [muchachos|compas|presos|internos|vatos|gente|compañeros|muertos]
      [mete|meter|meten|mételes|metan|saca|sacar|llena|llenar|haz|hacer|presenta] .. [desempleo|los impuestos|declaración|declaraciones|taxes|reembolso|reembolsos|estímulo|apoyo|beca] ... [todos|a nombre|medias|mitad|seis|muchachos|compas|muertos|presos|seguros|otros|falsos]
      no lo [mandes|deposites|pongas|hagas|envíes|transfieras] [a|con|en|desde|bajo] [nombre|cuenta|tarjeta]
      [usa|con|pon|a] el [nombre|dato|número] de [la vecina|el vecino|una vecina|otra persona|tu amiga|tu prima|tu comadre|alguien más|otro|tu tía|un amigo|una amiga] .. [relacionen|junten|sepan|rastreen|conecten|liguen|sospechen|den cuenta|para que|así no]
      [que no|no] [lo|la|me|nos] [relacionen|relacione|junten|rastreen|liguen|conecten|rastrean] .. [conmigo|contigo|con nosotros|a mí|a ti|nada|con mi]
      [giro|envío|remesa|depósito|dinero|transferencia] ... [a nombre de otra|a nombre de otro|con otro nombre|a nombre de la vecina|en partes|en varias partes|de poquito en poquito] .. [no|sin|sospech|para|límite|reporten|relacionen]
      [en|con|por] [partes|cantidades chicas|pocos|varios nombres|nombres diferentes|diferentes nombres] .. [que no|no] .. [reporten|sospechen|investiguen|salte|noten|pregunten]
    `,
  },
  {
    ...es,
    category: 'gambling',
    severity: 1,
    action: 'flag',
    lines: `
      [me ganaron|me ganó] en [la baraja|los dados|el póker|las cartas] [y|les|le] [debo|tengo que pagar|hay que pagar|quedé debiendo]
    `,
  },
  {
    ...es,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [cuando te|cuando les|cuando|en cuanto te] [marque|llame|hable|marco|llamo|hablo] ... [mete|conecta|agrega|enlaza|une|pon|junta|comunica|métele|jala] .. [a|al|con|en] ... [línea|llamada|teléfono|nombres|tres|otro]
      no [digan|digas|diga|mencionen|menciones|den|des] nombres
      [copia|cópiale|transcribe|pasa en limpio|escribe] .. [parte|carta|hoja|recado|esto] ... [mándasela|mándaselo|mándala|mándalo|envíasela|envíaselo|reenvíala|pásasela|pásaselo|hazla llegar]
      [no me|no nos|no lo|no la] [dejan|permiten|autorizan] [escribirle|llamarle|hablarle|mandarle|contactarlo|contactarla|escribirnos|comunicarme|llamarlo|llamarla|verlo|verla] .. [tú|así que|pero|por eso|manda|mándale|dile|por medio|entonces]
      [escríbeme|háblame|mándame|contéstame|escribe|mensajéame|contáctame] .. [desde|de|con|por] [la cuenta|el perfil|el correo|el nombre|el usuario|la clave] [de|del]
      [la mía|mi cuenta|tu cuenta|mi perfil|la tuya] .. [suspendieron|suspendida|bloquearon|bloqueada|cerraron|restringieron|cancelaron|quitaron|está suspendida] .. [desde|otra|cuenta|hermana|escríbeme|usa]
      [desde|con] la cuenta de [tu|mi|su] [hermana|hermano|mamá|prima|primo|amiga|tía|hijo|hija|novia|cuñada]
      [llamo|llamar|llamaré|marco|marcar|marcaré|hablo|hablar|voy a llamar|voy a marcar] .. [con|desde|de|por] [la clave|el pin|el número|el código|la cuenta|la tarjeta|el teléfono] de .. [ramírez|otro|un compa|mi compa|mi compañero|hernández|un compañero|alguien|garcía|lópez]
      [contesta|contéstale|acepta|aceptas|contestas|agarra] .. [aunque|cuando|si] [diga|salga|aparezca|dice|sale] .. [nombre|otro|su]
      [juez|jueza|corte|orden|restricción|alejamiento|prohibido|prohibieron] ... [no|sin] .. [busque|hable|llame|acerque|escriba|contacte|vea|acercarme|buscarla|buscarlo|hablarle|escribirle] ... [pero|dile|avísale|hazle|pregúntale|aunque|mándale|convéncela] -kids
      [por medio de|a través de|por conducto de|con] [su|la] [mamá|esposa|hermana|novia|familia|mujer|señora|visita] .. [del de|de la celda|celda|preso|interno|del compa|módulo|recado|le llega|le haces]
      [el|al|del|los|a los] de la celda [de al lado|catorce|once|doce|diez|nueve|ocho|siete|seis|cinco|cuatro|tres|dos|trece|quince|veinte|de enfrente|número] .. [recado|mensaje|carta|manda|avísale|dile|escribe]
      [mi|mis|el|nuestro] [coacusado|coacusada|coacusados|compañero de causa|causa|cómplice|cómplices] ... [dile|que diga|versión|declarar|declare|misma|calle|callado|acuerdo|mensaje|historia]
      [misma|nuestra|la] [versión|historia] .. [los dos|todos|juez|juicio|declarar|audiencia|digamos|digan|cuadre|coincida|de acuerdo] -school -faith
      [entra|métete|entras] a mi [facebook|instagram|correo|cuenta|perfil|whatsapp] y .. [publica|escribe|manda|dile|borra|contesta|pon|sube|mándale]
    `,
  },
  {
    ...es,
    category: 'coded',
    severity: 2,
    action: 'hold',
    lines: `
      cuando [te|les|le|yo] [diga|digo|escriba|escribo|mencione|hable de] ... [es la|es el|es que|significa|quiere decir|hablo de|hablo del|me refiero|son los|son las|que ya] .. [entrega|dinero|lana|paquete|mercancía|droga|policía|guardia|guardias|celular|cosa|jale|merca|visita|blanca|encargo|fuga|barda|pistola|testigo|señal]
      [de ahora en adelante|desde ahora|de hoy en adelante|a partir de ahora|a partir de hoy] ... [va a ser|será|es la|es el|significa|quiere decir|son los|le decimos|vamos a decir|le digo|llamaremos]
      [primera|segunda|tercera|cuarta|última] [letra|palabra|sílaba] de [cada|todas|todos|mi|mis|los|las] -school -kids
      [ya sabes|tú sabes|busca|usa] [en qué|cuál|qué|en el|el mismo] [libro|biblia|libro es|página]
      [palabra clave|palabras clave|nombre clave|en clave|en código|código secreto|nuestra clave|nuestro código|descifra|descífralo|descifrar|clave secreta] -computer -play -money -school
      [no te|no les|no lo] puedo [decir|explicar|poner|escribir|contar] .. [por aquí|por carta|por este medio|por teléfono|con todas sus letras|claro] .. [tú sabes|ya sabes|entiendes|pero|leen|revisan|porque]
      [lee|leer|léele] entre líneas .. [porque|aquí|leen|revisan|esta|lo que]
      [vamos a decirle|le vamos a decir|le decimos|le diremos|llámale|dígale|le vas a decir] .. [pastel|abuela|tía|tío|fiesta|cumpleaños|flores|zapatos|pan|ropa|medicina|dulces] [dinero|droga|mercancía|paquete|eso|encargo|policía|lana|cosa]
    `,
  },
  {
    ...es,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [boca|lengua|mano|manos|dedos] [sobre|entre|debajo de|bajando|bajando por|por debajo|subiendo|adentro de|en] .. [mí|mi|tu|tus|mis|ti] .. [piel|piernas|falda|vestido|cuerpo|cuello|ombligo|muslos|pechos|blusa|boca|y] -kids -baby
      [mano|manos|dedos] .. [debajo de|por debajo de|adentro de|bajo|entre] [tu|tus|mi|mis|su] .. [falda|vestido|blusa|ropa|calzones|piernas|muslos|pantalón|brasier]
      [foto|fotos|video|videos|fotito|selfie] .. [sin nada|sin ropa|sin calzones|sin brasier|en calzones|en tanga|en ropa interior|en la regadera|encuerada|desnuda|enseñando|en lencería|destapada|atrevida|atrevidas|nomás con|solo con|cachonda] -baby -kids
      [sin|quítate|quítatelos|quítame|arranco|arrancarte|quitarte|te quito] .. [calzones|calzón|ropa interior|brasier|tanga|pantaletas|bragas|tanguita|sostén|bóxer] -laundry -baby -medicine
      [lamerte|chuparte|morderte|saborearte|devorarte|comerte a besos|recorrerte|desvestirte|desnudarte|montarte|poseerte|penetrarte|metértelo|follarte|cogerte]
      [hacerte|hacerme|te hago|te haga|te haré|voy a hacer|te voy a hacer] [gritar|gemir|temblar|venir|venirte|acabar|mía|suya|el amor|mi mujer] -laugh -music
      hacer~v el amor -music
      [hacer|hacerte|haciendo|hicimos|haremos|hacemos] el amor -music
      qué te [haces|tocas|metes|pones] .. [en la noche|en las noches|cuando piensas|con los dedos|con las manos|en la cama|solita|pensando|debajo]
      [te|la] [voy a|quiero|vas a] [poner|agarrar|tumbar|empinar|subir|acostar|tirar|tener|coger] .. [contra|sobre|encima|en la cama|en la mesa|de espaldas|boca abajo|pared|arriba de mí] .. [noche|mesa|cama|pared|hasta|soltar|gritar|cocina|mía|y]
      [empinarte|empinada|en cuatro|de perrito|montada|encimita|a horcajadas|abierta de piernas|abrirte las piernas|abre las piernas|ábreme las piernas] -sport -animals -medicine
      [tus|esas|mis] [nalgas|pompis|chichis|pechos|pezones|senos|nalguitas|piernotas|caderas] .. [agarrar|apretar|morder|besar|ricas|rico|extraño|sueño|mojadas|mías|entre|boca|imagino|tocar] -medicine -baby
      [rapidín|rapidito en|un palo|echarnos un|echar un polvo|un polvo|sexo contigo|tener sexo|tuvimos sexo|sexo duro|noche de sexo|sexo rico|sexo por] -food -medicine
    `,
  },
  {
    ...es,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [averigua|averíguame|averigüen|investiga|investígame|búscame|busca|checa|fíjate|síguela|síguelo|pregunta] .. [dónde|a qué escuela|en qué escuela|en dónde|a qué hora|con quién|qué carro|en qué calle] .. [guardia|oficial|custodio|custodia|comandante|sargento|director|directora|enfermera|juez|jueza|fiscal|hijos|hijas|su esposa|su familia|vive|estudian|van]
      [guardia|oficial|custodio|custodia|comandante|sargento|director|directora|enfermera|juez|jueza|fiscal|teniente] ... [mira|ve|averigua|fíjate|checa|búscala|búscalo] .. [con quién vive|dónde vive|si está casada|si tiene|sus fotos|su familia|su marido|su dirección|soltera]
      [busca|búscame|búscala|búscalo|encuentra|rastrea|checa] [facebook|internet|instagram|redes|google|las redes] .. [guardia|oficial|custodio|custodia|comandante|sargento|director|directora|enfermera|juez|jueza|fiscal|celador]
      [placas|placa|número de placa|matrícula] .. [camioneta|carro|coche|moto|troca] .. [director|directora|comandante|custodio|custodia|guardia|oficial|sargento|juez|fiscal|enfermera|teniente|jefe de]
      [hijos|hijas|hijo|hija|esposa|mujer|marido|familia|mamá|casa|carro] [del|de la|de ese|de esa|de el|de un] .. [guardia|oficial|custodio|custodia|comandante|sargento|director|directora|juez|jueza|fiscal|celador|teniente|capitán] -kids -school -faith
      [con|a] [la|una|el|un] [oficial|custodia|custodio|guardia|enfermera|celadora|maestra|trabajadora social] ... [besado|besamos|besé|besándonos|besos|acostado|acostamos|acosté|enamorado|enamorada|andamos|ando|relación|novios|nos queremos|salimos|romance|coger|cogimos]
      [besé|besamos|besado|besándome|me besa|me acuesto|me acosté|nos acostamos|ando|andamos|me enamoré|enamorado] ... [con|de|a] [la|una|el|un] [oficial|custodia|custodio|guardia|enfermera|celadora|maestra]
    `,
  },
  {
    ...es,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [cuando|para cuando] [leas|lean|lea|recibas|reciban|reciba|encuentren|te llegue|les llegue|veas] [esto|esta|esta carta|estas líneas] ... [ya no voy a|ya no estaré|no voy a estar|ya me habré|habré ido|ya me fui|estaré muerto|estaré muerta|estaré con|estaré en|descansando|ya no existo|ya no esté|no estoy]
      no [veo|encuentro|hallo|hayo] [caso|sentido|razón|chiste] [a|de|para|en|ya]
      [qué caso tiene|para qué|qué sentido tiene|de qué sirve] [seguir viviendo|seguir vivo|seguir viva|seguir así|vivir|vivo|levantarme|despertar|seguir respirando|seguir aquí|tanta vida|continuar viviendo]
      [no|ya no|sin] [tengo|tiene|hay|encuentra|encuentro|veo|ve|siento|siente] .. [para qué|por qué|motivo|motivos|razón|razones|ganas de|ganas|caso|sentido] .. [seguir|vivir|vivo|seguir viviendo|seguir aquí|luchar|continuar|seguir luchando|levantarme|de vivir|de seguir|de luchar|de nada|para vivir|para seguir|de existir]
      [todos|todas|ustedes|los niños|mis hijos|mi familia|mi mamá|tú|la gente] .. [estarían|estarán|van a estar|estarías|estará|estaría|vivirían|serían] [mejor|más felices|más tranquilos|más tranquila|bien] .. [sin mí|si me muero|si no estuviera|si ya no estoy|si me voy|si yo no|cuando me muera|cuando ya no esté]
      [guardando|guardado|guardo|guardé|juntando|juntado|junté|escondiendo|escondido|ahorrando|acumulando] .. [pastillas|medicinas|medicamentos|pastillitas|dosis] .. [suficientes|bastantes|todas|juntas|jalón|dormir|acabar|necesito|alcanza|para|ya]
      [regalé|regalando|repartí|di|entregué|voy a regalar|ya regalé] .. [radio|libros|cosas|pertenencias|tele|fotos|zapatos|todo|ropa|televisión] ... [no los voy|no las voy|no lo voy|no voy a|ya no necesito|no me harán falta|no me van a|a donde voy|adonde voy|donde voy|ya no ocupo] -home
      [a donde|adonde|para donde|donde] [voy|me voy] [no|ya no] [voy a ocupar|voy a necesitar|ocupo|necesito|hacen falta|hace falta|se ocupa|se necesita]
      me [corto|corté|cortaba|volví a cortar|he cortado|estoy cortando|quemo|quemé|rasguño|golpeo] .. [brazos|brazo|piernas|muñecas|muñeca|piel|venas|muslos|otra vez|para sentir|cuando|a propósito] -food -work
      [lo único que|es lo que|así] me [calma|tranquiliza|alivia|quita el dolor|quita la ansiedad|hace sentir] .. [cort|sangre|dolor|heridas|golpe|noche|navaja]
      [viendo|mirando|pensando en|miro|veo|miré|vi] [la sábana|las sábanas|la reja|el barandal|la soga|la cuerda|las pastillas|la navaja|el puente|el rastrillo|el tubo|la viga] .. [y|rato|horas|noche|largo|pensando|otra vez|sin|fijo|cuello]
      [llevo|lleva|tengo|tiene|cumplo|van] .. [días|semanas] sin [comer|probar alimento|tomar agua|probar bocado|comer nada|tomar mi medicina|tomarme la medicina] -faith -medicine
      [no pienso|no quiero|no voy a|ya no voy a|dejé de|he dejado de] [comer|volver a comer|volver a probar|probar bocado|probar nada|tomar mi medicina|tomar mis pastillas|tomar agua|alimentarme] .. [nada|más|para que|hasta|nunca|ya|nadie|así] -faith
      huelga de hambre -news
      [prefiero|quiero|mejor|quisiera|ya|deseo|me quiero|ganas de] [irme|ir|me voy|estar|irme ya|reunirme|alcanzar] .. [al cielo|con mi mamá|con mi madre|con mi jefita|con mi papá|con diosito|con dios|con mi hijo|con mi hermano|con mi abuela|a mi mamá|con los muertos|de este mundo|de esta vida] -faith
      [es|será|esta es|fue] [la|mi] última [carta|llamada|vez|navidad] [que|de|y] .. [llega de mí|escribo|escriba|recibes|recibas|recibirás|reciben|sabrás de mí|sabrán de mí|oyes|oirán|estaré|despido|mí]
      [diles|dile|díganles] a [los niños|mis hijos|mi mamá|mi madre|todos|mi hijo|mi hija|las niñas|mis niños] que .. [los quise|los amé|la quise|la amé|los adoré|siempre los|me perdonen|me perdone|no fue su culpa|lo intenté|papá los quiso]
      [que|ya] [dios|diosito] [ya|] me [recoja|lleve|llame|quite de sufrir|quite la vida] .. [ya|pronto|de una vez|con él|a su lado|porque|esta noche]
      no [quiero|quisiera|volver a] [amanecer|despertar|abrir los ojos|ver otro día|ver el mañana]
      [ojalá|quisiera|pido|deseo] .. no [amanecer|despertar|amaneciera|despertara|amanezca|despierte]
      [dormirme|dormir|me duerma|quedarme dormido] y [no|nunca|ya no] [despertar|amanecer|despertarme|despierte]
      [otros|otro|tantos|diez|veinte|más] [años|año|día|días|mes] .. [no los aguanto|no lo aguanto|no aguanto|no lo voy a aguantar|no los voy a aguantar|prefiero|mejor muerto]
      si [tuviera|hubiera|encontrara|encuentro|pudiera|hallara] .. [con qué|cómo|el valor|una forma|la manera|valor] .. [hacerlo|lo haría|matarme|acabar|terminar|irme|quitarme]
      [nadie] [me|lo] [va a extrañar|extrañaría|extrañará|va a llorar|lloraría|notaría|echaría de menos] .. [muero|muriera|falto|voy|fuera|desaparezco|desapareciera|no estoy]
      [soy|solo soy|nomás soy|me siento] una carga [para|y|desde|que] -work
      [pienso|pensando|he pensado|pensé|pensamientos|ideas] [morir|morirme|la muerte|quitarme|hacerme daño|no estar|no existir|desaparecer|suicidio|acabar con todo|colgarme|cortarme|irme de este mundo] -film -book
      [dice|dijo|anda diciendo|me dijo|escribió|repite] que [ya no quiere|no tiene para qué|no quiere vivir|se quiere morir|se va a matar|mejor muerto|mejor se muere|quiere desaparecer|no vale la pena|se va a hacer daño|ya no quiere nada|nada tiene sentido]
      [adiós|hasta nunca|me despido] [para siempre|de todos|de este mundo|mundo|de esta vida|por última vez]
      [esta|mi] vida [ya no|no] [vale|tiene sentido|sirve|importa|es vida]
      [se|lo] acabó [mi vida|todo para mí|para mí todo|la esperanza]
      [quitarme|quitarse|se quiere quitar|me quiero quitar|arrancarme|acabar con] la vida
    `,
  },
  {
    ...es,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      me [quito|quité|quitara|hace quitarme|hizo quitarme] la ropa ... [visitas|hablo|castigo|guardia|oficial|custodio|noche|amenaza]
      me [metió|mete|metieron|puso] [la mano|las manos|los dedos|mano] .. [debajo|por debajo|dentro|adentro|entre|en] .. [ropa|calzón|pantalón|blusa|piernas|partes|brasier|uniforme|pecho|calzones] -medicine
      [a cambio de|por|si no hay|si no le hago|quiere] favores .. [sabes|sexuales|cuáles|íntimos|cama|llamadas|comida|celda|especiales|cuerpo|de esos]
      [llamadas|comida|visitas|teléfono|protección|cigarros|beneficios|agua] a cambio de [favores|sexo|tocarme|acostarme|que me|cosas|mi cuerpo|dejarme]
      [dice que|me dijo que|amenaza con que|amenazó con que] si [hablo|digo algo|digo|lo digo|denuncio|cuento|me quejo] .. [quita|quitan|va a|mete|castiga|mata|golpea|visitas|hoyo|nadie|peor|traslada|familia]
      [miedo|pena|vergüenza|terror] [decirlo|de decirlo|decir|de decir|contarlo|de contarlo|hablar|de hablar|denunciar|de denunciar|denunciarlo|dormir|de dormir|bañarme|de bañarme] .. [tocó|hizo|hace|pasó|guardia|oficial|celda|custodio|compañero|represalias|él|regaderas] +harm
      [desperté|me desperté|despierto|amanecí] [y|con|cuando] .. [tenía encima|encima de mí|estaba encima|tocándome|encima mío|tocando|en mi cama|en mi litera|me estaba] .. [gritar|moverme|boca|él|compañero|guardia|noche|mí|no pude] -animals
      [lo tenía encima|la tenía encima|se me subió encima|se subió encima|me tapó la boca|me inmovilizó|me sujetaron|me agarraron entre] .. [gritar|moverme|boca|no pude|entre|y|dos|tres|varios|hicieron] -animals
      me [pasan|prestan|venden|rentan|rolan|comparten|usan|intercambian] .. [de uno a otro|entre ellos|entre todos|de celda en celda|como|a otros|de mano en mano|cada noche]
      [soy|como soy|por ser] [el más chico|la más chica|el más débil|gay|el nuevo|la nueva|homosexual|trans|el más joven] .. [me pasan|me usan|abusan|se aprovechan|me agarran|me hacen|me obligan|me pegan|entre todos]
      [sentarme|me siente|me siento|sentó|sienta|sentara] en sus [piernas|rodillas] .. [secreto|dice|oficina|consejero|maestro|guardia] -kids
      [nuestro|un] secreto ... [consejero|custodio|guardia|oficial|capellán|maestro|piernas|tocó|visitas|nadie]
      [consejero|custodio|guardia|oficial|capellán|maestro|celador|sargento] ... [nuestro secreto|un secreto entre|que no le diga a nadie|que no diga nada|que me calle]
      [esposado|esposada|esposados|amarrado|amarrada|en el piso|hincado|encadenado] .. [golpearon|golpeó|pegaron|patearon|pateó|golpes|patadas|gas|ojo|costillas|sangre|dientes|guardias]
      [golpearon|golpeó|pegaron|patearon|pateó|golpes|patadas|golpeado|golpeada] .. [esposado|esposada|amarrado|hincado|encadenado|sin razón|guardias|custodios]
      [nos|me|las|la] [mira|miran|ve|ven|espía|espían|graba|observa|se queda mirando|se queda viendo|vigila] .. [bañamos|baño|bañarnos|bañarme|desvestimos|cambiamos|regadera|regaderas|desnudas|baños|encueradas|vestirnos|vestidor]
      [cosas|comentarios|bromas|vulgaridades|groserías] [de|sobre|acerca de] [nuestro|mi|nuestros|su] .. [cuerpo|cuerpos|pechos|nalgas]
      me [dejaron|dejan|tienen|tuvieron|encerraron] [desnudo|desnuda|amarrado|amarrada|encadenado|esposado|sin ropa|en el frío|mojado|en el hoyo|en calzones] .. [horas|días|noche|celda|frío|piso|guardias|custodios|semana|castigo|y]
      [represalia|represalias|castigo|castigaron|castigan|vengaron] .. [por|porque] [denunciar|denuncié|quejarme|me quejé|hablar|hablé|reportar|reporté|mi queja|la queja|mi denuncia]
    `,
  },
];
