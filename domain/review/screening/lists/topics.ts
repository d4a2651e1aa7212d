import type { TopicList } from '../list.ts';

/** Words that show what a passage is about. A term may count only beside some of them, or not beside others: see README.md. */
export const topics: readonly TopicList[] = [
  {
    lang: 'en',
    topics: {
      film: '[movie|film|netflix|hbo|sitcom|tv show|tv series|episode|trailer|documentary|actor|actress|thriller|horror|video game|call of duty|fortnite|xbox|playstation|cartoon|anime|scene|shawshank|marvel|superhero|villain|play station]~n',
      book: '[book|novel|chapter|author|paperback|library|hardcover|mystery|poem|verse|psalm|fiction|dungeon|comic]~n',
      news: '[news|article|headline|newspaper|reporter|history|documentary|war|soldier|wwii|president|congress|ukraine|lecture|museum|essay|awareness|statistics|cdc|on tv]~n',
      sport:
        '[team|coach|playoff|quarterback|scoreboard|chess|tournament|league|soccer|basketball|football|baseball|wrestling|boxing|gym|spades|checkers|monopoly|scrabble|marathon|sprint|hockey|golf|nba|nfl|uno|dominoes|super bowl|touchdown|lakers|cowboys|offense|dodgeball|half court|halftime|hurdles|opponent]~n',
      play: '[toy|nerf|video game|xbox|playstation|fortnite|costume|halloween|lego|puzzle|escape room|laser tag|paintball|squirt|pretend|cosplay|minecraft|pirate|water balloon|super soaker|water fight|board game]~n',
      kids: '[kid|kids|grandkids|toddler|cookies|candy|chores|homework|broccoli|potty|bedtime]~n',
      work: '[job|coworker|warehouse|factory|shift at|overtime|boss|roofing|carpentry|plumbing|welding|drywall|kitchen|salon|barber|landscaping|hardware store|home depot|lowes|contractor|foreman|construction|shop class|toolbox|supervisor|craft|cook|chef|sewing|nurse|nursing|payroll|store]~n',
      water: '[water gun|water pistol|squirt|hose|sprinkler|leak|pipe|plumber|armor|pool]~n',
      garden:
        '[garden|yard work|lawn|dandelion|flower bed|tomatoes|weeding|mower|mulch|weeds|rake|shovel|pruning|seed|plant|hedge|soil|rose bush|crop|wacker|vegetables]~n',
      animals:
        '[dog|puppy|puppies|cat|kitten|rooster|chicken|breeder|litter|hen|horse|kennel|donkey|mule ride|vet|farm|goat|cow|calf|cattle|sheep]~n',
      food: '[cake|pie|chocolate|brownie|taco|bbq|ribs|pizza|burger|cookie|dessert|dinner|recipe|bread|flour|butter|cheese|bath bomb|flavor|sauce|coffee|ice cream|food|donut|donuts|lasagna|sugar|rice]~n',
      faith:
        '[god|jesus|lord|christ|bible|prayer|pray|praying|church|sin|sins|scripture|psalm|verse|heaven|gospel|pastor|sermon|cross|salvation|proverbs|genesis|exodus|romans|matthew|devil|satan]~n',
      recovery:
        '[recovery|sober|sobriety|rehab|na meeting|aa meeting|twelve steps|12 steps|12 step|sponsor|clean for|been clean|months clean|days clean|year clean|years clean|addiction|treatment|relapse|counselor|support group|celebrate recovery|narcan|overdose|overdosed|program]~n',
      medicine:
        '[doctor|dr|hospital|surgery|surgeon|clinic|prescription|prescribed|pharmacy|dentist|cancer|chemo|nurse|er|icu|vet|veterinarian|medicine|diabetes|insulin|therapist|epidural|pain management|ob gyn|gynecologist|urologist|prostate|infection|ultrasound|medical|flu shot|vaccine|diagnosed|diagnosis|hospice|doctors|anesthesia|mammogram|exam]~n',
      baby: '[baby|newborn|breastfeeding|breastfeed|nursing|nurse|toddler|diaper|bath|bathtub|lactation|mastitis]~n',
      grief: '[funeral|passed away|rest in peace|cemetery|buried|grave|mourning|casket|obituary|grandpa|grandma]~n',
      laugh:
        '[laugh|laughed|laughing|laughter|lol|haha|hahaha|lmao|embarrassed|embarrassment|embarrassing|funny|hilarious|joke|joking|cute|adorable|so cute]~n',
      prevention: '[prevention|hotline|988|awareness month|awareness walk|lifeline|training|workshop|class|squad]~n',
      car: '[truck|car|engine|spark plug|mechanic|oil change|tires|garage|mower|motorcycle|honda|ford|chevy|toyota|battery|carburetor|seat belt]~n',
      computer: '[key|keyboard|laptop|computer|software|windows|phone screen|game console|ipad|iphone jailbreak|app|apps]~n',
      music: '[song|album|single|chart|billboard|radio|band|concert|lyrics|rapper|playlist|studio|piano|guitar]~n',
      shop: '[verizon|t mobile|tmobile|at t|metro pcs|best buy|walmart|store|amazon|target|warranty|bill|upgrade|phone company|phone plan|boost mobile|insurance]~n',
      home: '[house|apartment|home|living room|attic|basement|here at home|neighbor|landlord|in this house|in this town|neighborhood|nursing home|your dad|couch]~n',
      court: '[lawyer|attorney|public defender|court date|subpoena|court]~n',
      rain: '[rain|rained|raining|rainstorm|flood|flooded|leak|spilled|tears|storm|cloud|clouds|dye|tea]~n',
      art: '[museum|art class|painting|sculpture|figure drawing|art history|gallery]~n',
      candle: '[candle|candles|car|ear|ears|floor|surfboard|eyebrow|eyebrows|ski]~n',
      climb: '[mountain|climb|climbing|hike|himalayas|pakistan|everest|summit|skis|skiing|climber]~n',
      knit: '[knit|knitting|sew|sewing|crochet|thread|pine|cactus|quilt|quilting]~n',
      party: '[party|birthday|decorations|streamers|decorate|balloon arch|balloon animals|ribbon]~n',
      phone: '[phone|battery|charger|laptop|car|tired|exhausted|remote]~n',
      sorry: '[sorry|forgive|forgiveness|never meant|apologize|regret|didnt mean|never wanted|wish i hadnt]',
      hide: '[hide|hid|hidden|hiding|smuggle|smuggled|sneak|sneaked|sneaking|slide it|slip it|slip them|slide them|stash|stashed|tucked|tape it|taped|inside the card|in the card|inside the book|book binding|book spine|in the binding|diaper|in your bra|in my sock|in your sock|in my shoe|in your shoe|in the shoe|in his shoe|in the heel|in the lining|under the stamp|behind the stamp|on the yard|over the fence|at visit|at the visit|at visitation|through visit|next visit|in the visit|visiting room|bring me|bring in|bring it in|get it in|get them in|get some in|get me some|in the mail|legal mail|in here|in my cell|in my bunk|in my locker|under my bunk|under the bunk|my mattress|past security|past the guard|past the guards|the co|shakedown|before count|after count|celly|cellie|in the unit|in the pod|pass it to me|pass it off|trash can|rec yard|swallow|hoop|in my rectum|up your]',
      drug: '[get high|getting high|got high|smoke|smoked|smoking|snort|snorting|sniff|dealer|dealing|gram|grams|oz|ounce|ounces|half ounce|eighth|quarter ounce|dime bag|baggie|bag of|sell|selling|sold|flip|flipping|score some|supply|plug|dope|drugs|pills|strip|strips|sub|subs|suboxone|k2|paper|sheets|soaked|sprayed|dipped|meth|fentanyl|fent|heroin|coke|cocaine|weed|stash|smuggle|hide it|bring me some|bring some|get some in|in the mail|at visit|in the card|under the stamp|per sheet|a sheet|on the yard|in here for|cop some|re up|reup|got that|that fire|hit of|hits of|line of|lines of|pack of|pay me for|cashapp|cash app|come down|comedown|tweak|tweaking|tripping on]',
      call: '[call|calls|number|line|calling|forwarding|phone line|blocked|transfer|set up|on your phone|jail]',
      gang: '[gang|set|hood|homies|big homie|crew|yard|shot caller|kite|soldier|soldiers|affiliated|rep|repping|crip|crips|bloods|banging|car|rank|members|opps|fam on the yard]',
      curse: '[dumb|your|my|kiss|kick|bad|stupid|fat|broke|lazy|lame|punk|ugly|old|his|her|big|sorry|whole|hoe]',
      despair:
        '[alone|hopeless|worthless|pain|suffering|goodbye|forgive me|sorry for everything|nobody cares|no one cares|give up|giving up|dark|darkness|empty|die|dead|kill|live|living|burden|pills|hurt myself|sleep forever|love you all|tell the kids i]',
      drive: '[tonight|roll|rolling|pull up|pulling up|opps|slide|sliding|hood|block|ops|lacking]',
      weapon: '[gun|pistol|glock|rifle|shotgun|shoot]~n',
      flight:
        "[run|running|escape|fence|wall|gate|window|climb|climbing|jump|gap|blind spot|camera|cameras|tunnel|roof|vent|we move|we go|you move|you go|be ready|get ready|nobody watches|nobody is watching|no one watches|unwatched|unguarded|our chance|our shot|that is when|thats when|that's when]",
      witness:
        '[testify|testifies|testifying|witness|witness stand|on the stand|statement|detective|the da|prosecutor|talk to the cops|talks to the cops|talk to the police|snitch|snitches|snitching|told on me|trial]',
      grounds:
        '[fence|tower|dock|loading dock|gate|back gate|yard|rec yard|perimeter|sally port|back door|kitchen door|laundry|chow hall|hallway|stairwell|tier|unit|wing|wall|roof]~n',
      run: '[gone|disappear|new name|fake|never look back|never find me|they find me|before they|before anybody|count|work release|furlough|halfway house|parole officer|by lunch|by morning|run]',
      unit: '[in here|in my cell|the cell|my cell|cell block|pod|dorm|tier|the yard|unit|bunk|celly|cellie|cellmate|bunkie|the co|a co|cos|guard|guards|officer|officers|count|chow|commissary|inmate|inmates|lockdown|the hole|seg]',
      transport: '[van|transport|hospital|clinic|court|dentist|handcuffs|shackles|trip|ride|two of them|armed]~n',
      gunplace:
        '[cops|police|search|searched|raid|warrant|trunk|spare tire|glove box|river|lake|canal|drawer|mattress|closet|dumpster|bury|buried|loaded|serial|bullets|rounds|prints|wipe|hide|hid|stash]',
      harm: '[touched|touches|raped|hurt|hurts|beat|forced|makes me|did to me|does to me|officer|guard|cellmate|celly|cellie|bunkie|shower|my cell|at night|retaliate|retaliation]',
      owe: '[owe|owes|owed|lost|debt|cover|poker|cards|dice|this week|square|neighbor]',
      write: '[write|message|email|text|contact|reach|send]',
      price:
        '[a piece|apiece|a pop|each|go for|goes for|going for|sell for|selling for|for a hundred|for fifty|dollars a|bucks a|per strip|on credit|front me]',
      soak: '[soak|soaked|dip|dipped|spray|sprayed|liquid|drops|juice|it in it|lace|laced]',
      mechanic: '[mechanic|shop|repair|repairs|fix it|fixed|oil change|dealer|dealership|tow|towed|valet|inspection|wash]',
      school:
        '[school|class|teacher|spelling|homework|grade|kindergarten|worksheet|student|students|college|graduation|exam|test|crossword|scrabble|puzzle|dictionary|election|pta|board]~n',
      laundry: '[laundry|washer|dryer|fold|folded|folding|washing|clothesline|closet|dresser|suitcase]',
      accident:
        '[accident|accidentally|by accident|shaving|cooking|chopping|slicing|can opener|fell|falling|tripped|slipped|skating|bike|stove|oven|iron|playing|practice|game]',
      power: '[storm|hurricane|tornado|outage|power company|electric|water main|city|plumber|landlord|furnace|pipes|snow|ice storm]',
      money: '[loan|mortgage|bank|credit union|savings]',
      staffer: '[officer|co|guard|sergeant|lieutenant|captain|warden|nurse|counselor|deputy]',
      pressure: '[job back|job|visits|phone|write up|write me up|parole|the hole|if i wanted|if i want|wanted me]',
      assailant:
        '[guard|officer|sergeant|lieutenant|nurse|counselor|chaplain|cellmate|celly|cellie|bunkie|strip search|pat down|in my cell|in my bunk|third shift|night shift]',
    },
  },
  {
    lang: 'es',
    topics: {
      film: '[película|peli|serie|telenovela|novela|netflix|capítulo|actor|actriz|documental|escena|videojuego|caricatura|cine|tráiler|superhéroe|canción|corrido]~n',
      book: '[libro|capítulo|autor|biblioteca|poema|versículo|lectura|cuento]~n',
      news: '[noticia|noticias|noticiero|periódico|artículo|reportaje|historia|guerra|soldado|presidente|congreso|museo|televisión|la tele|documental|ley|conferencia|siglo|exposición|taller]~n',
      sport:
        '[equipo|partido|entrenador|fútbol|futbol|béisbol|básquetbol|ajedrez|torneo|liga|dominó|gimnasio|carrera|gol|delantero|campeonato|cancha|jugador|penalti|obstáculos|atletismo]~n',
      play: '[juguete|videojuego|disfraz|halloween|lego|rompecabezas|piñata|jugar|jugando|sala de escape|escondidas|escondite|pirata|monopoly]~n',
      kids: '[niño|niña|hijitos|dulces|galletas|tarea|verduras|nietos]~n',
      work: '[trabajo|compañero de trabajo|fábrica|almacén|obra|construcción|jefe del taller|patrón|carpintería|plomería|soldadura|ferretería|cocina|salón de belleza|barbería|taller|hospital|enfermera|gimnasio|pinza|herramienta|martillo|clavos|silicón|silicona|pegamento]~n',
      water:
        '[agua|manguera|tubería|plomero|alberca|gas|fuga de agua|calentador|estufa|tinaco|techo|bomba de agua|piscina|trampolín|mar|clavado]~n',
      garden: '[jardín|campo|pasto|milpa|caña|cosecha|tomates|flores|plantas|semillas|rancho|huerto|finca|podar]~n',
      animals:
        '[perro|perra|cachorro|cachorrita|gato|gallo|gallina|criador|caballo|burro|veterinario|veterinaria|mascota|granja|crías|zoológico|bosque]~n',
      food: '[pastel|chocolate|taco|asado|pizza|hamburguesa|postre|cena|receta|pan|mantequilla|queso|salsa|café|helado|comida|arroz|mole|pozole|tamales|crema|bombón|nata|antojo|hambre]~n',
      faith:
        '[dios|jesús|señor|cristo|biblia|oración|orar|orando|iglesia|pecado|pecados|salmo|versículo|cielo|evangelio|pastor|sermón|cruz|salvación|proverbios|génesis|virgen|misa]~n',
      recovery:
        '[recuperación|sobrio|sobria|rehabilitación|reunión|doce pasos|12 pasos|padrino|limpio|limpia|adicción|tratamiento|recaída|consejero|grupo de apoyo|alcohólicos anónimos|narcóticos anónimos|anexo|prevención]~n',
      medicine:
        '[doctor|doctora|médico|médica|hospital|cirugía|clínica|receta|farmacia|dentista|cáncer|quimio|quimioterapia|enfermera|urgencias|veterinario|medicina|diabetes|insulina|terapeuta|epidural|fiebre|ginecóloga|próstata|infección|ultrasonido|vacuna|diagnóstico|anestesia|examen|mastografía|operación|operaron|tos|parto]~n',
      baby: '[bebé|recién nacido|recién nacida|lactancia|amamantar|amamantando|pañal|pañales|bañera|bañito|nietecito|nietecita]~n',
      grief: '[funeral|falleció|descanse en paz|panteón|cementerio|enterramos|tumba|luto|velorio|abuelo|abuela]~n',
      laugh:
        '[risa|reír|reírme|reí|reímos|jaja|jajaja|jajajaja|vergüenza|pena|chistoso|chiste|broma|ternura|cansancio|cansado|cansada|agotado|agotada|sueño|calor|frío|aburrido|aburrimiento|ganas de verte|celos|envidia]',
      prevention: '[prevención|línea de ayuda|988|taller|plática|campaña|conferencia|clase]~n',
      car: '[camión|coche|carro|motor|bujía|mecánico|aceite|llantas|taller|moto|batería]~n',
      music: '[canción|disco|álbum|radio|banda|concierto|letra|cantante|guitarra|corazón|alma|fibra]~n',
      shop: '[telcel|tienda|walmart|amazon|garantía|recibo|plan de datos|compañía|at t|movistar|compré|comprar]~n',
      home: '[casa|departamento|sala|sótano|vecino|casero|barrio|hogar|pueblo]~n',
      court: '[abogado|abogada|defensor|corte|tribunal|audiencia|citatorio|tribunales]~n',
      rain: '[lluvia|llovió|lloviendo|lloviznando|inundó|inundación|gotera|derramó|lágrima|lágrimas|tormenta|nube|nubes|cielo|té|café|secar|sequé]~n',
      art: '[museo|pintura|escultura|dibujo artístico|galería|cuadro]~n',
      party: '[fiesta|cumpleaños|decoración|decorar|serpentinas|quinceañera|piñata]~n',
      phone: '[teléfono|llamada|pila|batería|cargador|puerta|control]~n',
      hide: '[esconder|esconde|escondes|escóndelo|escóndela|escondido|escondida|escondidos|escondidas|meter|mete|meten|mételo|métela|métemelo|meterlo|meterla|meterlas|pasarlo|pasarla|pásamelo|pásamela|pásalo|pásala|en la visita|la próxima visita|en visita|por la visita|tráeme|me traes|traer|traigas|trae unas|tráete|en la carta|dentro de la carta|en el pañal|pañal|brasier|debajo del timbre|debajo de la estampilla|bajo el timbre|en el libro|por la cerca|por la reja|por la barda|en el patio|en mi celda|en la celda|aquí adentro|adentro|colchón|en el penal|guardia|custodio|aduana|revisión|correo legal|zapato|zapatos|lomo|forro|trágate|recto|sin que te vean]',
      drug: '[fumar|fumé|fumo|fuma|inhalar|esnifar|inyectar|gramo|gramos|onza|onzas|kilo de|bolsita|bolsitas|vender|vendo|vende|venden|vendemos|comprar|compro|conseguir|consigue|consígueme|consigo|droga|drogas|pastillas|mota|marihuana|coca|fentanilo|k2|suboxone|papel|hojas|remojadas|mojadas|meter|métela|mételo|tráeme|la visita|en el patio|aquí adentro|dosis|polvo|viaje|loco|drogarse|drogarnos|tirador|dealer|la hoja|por hoja|un toque|pase|pases]',
      weapon: '[pistola|rifle|escopeta|arma|cuete|disparar|disparo]~n',
      flight:
        '[corremos|corres|corro|correr|salimos|sales|saltar|saltas|saltamos|brincar|brincamos|barda|cerca|reja|rejas|muro|malla|alambrada|túnel|hueco|escapar|escaparnos|escapamos|fugarnos|huir|irnos|nos vamos|te vas|nadie mira|nadie vigila|nadie cuida|cámara|cámaras|punto ciego|listos|aprovecha|aprovechamos|ahí es cuando|en ese momento|es la hora|es el momento]',
      call: '[llamada|número|línea]~n',
      gang: '[pandilla|clica|mara|barrio]~n',
      despair: '[solo|sola|dolor|sufrir|sufrimiento|adiós|perdónenme|perdóname|nadie|vivir|morir|muerto|muerta|no puedo más|oscuridad]',
      run: '[antes de que|no me encuentran|nadie me|permiso|nombre nuevo|papeles|madrugada|escondido|escondidos|amanezco|amanecemos|policía|sin que|fuga|conteo|guardia|guardias]',
      assailant:
        '[guardia|custodio|oficial|sargento|enfermero|consejero|capellán|celador|compañero de celda|regadera|regaderas|ducha|duchas|a la fuerza|revisión|cacheo]~n',
      witness:
        '[declarar|declara|declare|declaran|testigo|testigos|testificar|juicio|fiscal|detective|denuncia|hablar con la policía|si habla|abre la boca|abrir la boca|ministerio público]',
      grounds:
        '[barda|torre|patio|reja|cerca|malla|muro|portón|aduana|azotea|comedor|cocina|lavandería|pasillo|módulo|puerta de atrás|estacionamiento|andén|garita]~n',
      harm: '[tocó|toca|violó|golpeó|golpean|obliga|obligó|hizo|hace|guardia|custodio|oficial|celda|compañero|regadera|regaderas|noche|represalias|amenaza|amenazó]',
      mechanic: '[mecánico|taller|reparación|arreglar|arreglen|lavar|grúa|agencia|servicio]',
      school:
        '[escuela|clase|maestro|maestra|examen|kínder|tarea|alumnos|secundaria|primaria|graduación|universidad|lápiz|sacapuntas|diccionario|crucigrama|elección|elecciones|comité|fiesta|bautizo|boda]~n',
      laundry: '[lavadora|secadora|doblar|doblando|tender|tendedero|cajón|maleta|lavé|planchar]',
      money: '[préstamo|hipoteca|banco|crédito|ahorros]',
      bug: '[mosquito|mosquitos|zancudo|zancudos|abeja|avispa|alacrán|araña|hormigas|pulgas|moscos]',
    },
  },
];
