// The words of the passphrase maker, written for this project: short, plain, easy to spell, three to eight letters, and
// Spanish without accents or ñ so that any keyboard types them. Each list holds more than 1,296 words, so four words
// drawn by chance are one of more than 2.8 million million (over 41 bits). No word is there twice.

function list(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

export const englishWords = list(`
  able about above accent acorn acre across act actor adapt add admire adobe adult advice aerial afford after again agenda agent agree ahead
  aim air airport alarm album alert alive alley alloy almond almost aloud alpha also always amber amount ample amuse anchor angle animal
  ankle annual answer ant antler anvil apart apple apply apricot apron arcade arch arctic area arena argue arm armchair aroma around arrange
  arrive arrow art artist ash aside ask aspen atlas attic audio august aunt author autumn avenue average avocado award away awning axis azure
  baby back backpack bacon badge bag bagel bake baker balance balcony ball ballet balloon bamboo banana band banjo bank banner barber barley
  barn barrel base basic basil basin basket bath bay beach beacon bead beam bean bear beard beaver become bed bedroom beech beef beehive
  beetle before begin being bell below belt bench berry beside best better beyond bicycle big bike bingo birch bird birth biscuit black
  blanket blaze blend blink block bloom blossom blouse blue board boat body boil bold bolt bone bonus book border borrow both bottle bottom
  bounce bowl box bracket brain branch brave bread break breeze brick bridge bright bring broad brook broom brother brown brush bubble bucket
  buckle bud budget buffalo bugle build bulb bumper bundle bunny burger bus bush busy butter button buzz cabbage cabin cable cactus cafe cake
  call calm camel camera camp canal candle candy canoe canopy canvas canyon cape captain car caramel caravan card care cargo carpet carrot
  carry cart carve case castle catch cattle cave cedar ceiling celery cellar cello cement center cereal chair chalk champion chance change
  channel chapel chapter charm chart chase cheek cheer cheese cherry chess chest chew chicken chief chili chimney chin choice choose chorus
  cinema circle circus city clam clap class classic clay clean clear clever cliff climb clinic clock closet cloth cloud clover clown club
  coach coast coat cobra cocoa coconut coffee coin cold collar collect color column comb come comedy comet comfort common compass concert
  cook cookie cool copper copy coral corn corner cottage cotton couch count country county couple course cousin cover cow cowboy crab cradle
  craft crane crayon cream creek crew cricket crisp crop crow crown cruise crumb crystal cube cucumber cup cupcake curb cure curious current
  curtain curve cushion custom cycle daily dairy daisy dance dark dawn day deal dear decide deck deep deer degree deliver delta denim dentist
  depth desert design desk dessert detail dial diamond diary dice diet digit dime dinner direct dish dive doctor dog doll dollar dolphin
  domino donkey door double dough dove down dragon drama draw drawer dream dress drift drill drink drive drum dry duck dune during dust duty
  each eager eagle ear early earn earth easel east easy eat echo edge edit effort eight either elbow elder elephant eleven elk elm ember
  emerald empty energy engine enjoy enough enter entry equal erase even evening event ever every exact example exit expert explore extra eye
  fabric face fact fair falcon fall family famous fan farm farmer fast father faucet favor feast feather felt fence fern ferry festival fiber
  fiddle field fifteen fifty fig figure file fill film final find fine finger finish fire first fish fit five flag flame flash flat flavor
  fleet flight float flock floor flour flow flower flute fly foam focus fog fold follow food foot forest forget fork form forty forward
  fossil four fox frame free freezer fresh friday friend fringe frog front frost fruit full fun funny fur future galaxy gallery gallon game
  garage garden garlic gate gather gazebo general gentle giant gift ginger giraffe girl give glacier glad glass glaze glide globe glove glow
  glue goal goat gold golf good goose gospel gown grace grain grand grape graph grass gravel gravy great green greet grid grill grin grocery
  ground group grove grow guess guest guide guitar gulf gum gym habit half hall hammer hammock hand handle happy harbor hard harp harvest hat
  hawk hay hazel head health heart hearth heat heavy hedge heel helmet help hen herb herd here hero heron hickory high hiker hill hinge hippo
  hobby hockey hold holiday hollow home honest honey hood hoof hook hope horizon horn horse hotel hour house human hundred hurry ice icon
  idea igloo image inch index indigo ink inlet insect inside island item ivory ivy jacket jade jaguar january jar jasmine jaw jazz jeans jeep
  jelly jewel jigsaw job jockey jog join joke jolly journal journey joy judo juggle juice july jumbo jump june jungle junior just kayak keep
  kennel kettle key keyboard kick kidney kind king kiosk kite kitten kiwi knee knit knob know koala label lace ladder lake lamb lamp land
  lane lantern large lark laser last late laugh laundry lava lavender lawn layer leaf lean learn leather leave lecture ledge left leg legend
  lemon lend lens lentil leopard lesson letter lettuce level lever library lid lift light lilac lily lime limit line linen lion lip list
  listen little lizard llama loaf lobby lobster local lodge loft log logo long look loom loop lotus loud lounge love loyal lucky lumber lunch
  lung machine magic magnet magpie mail main major make mammal mango manner manual many map maple marble march margin marigold marina market
  marsh mask mason match matter may maybe mayor meadow meal measure medal medium meet mellow melody melon member memo memory mend menu merry
  message metal meteor middle might mild mile milk mill mimic mind mineral minnow mint mirror mist mitten mix mobile model modern moment
  monday money month moon moose morning mosaic moss most mother motion motor mountain mouse mouth move movie much mud muffin mug mule muscle
  museum mushroom music mustard nail name napkin narrow nation native nature navy near nearby neat neck needle neighbor nephew nest net
  network never new news next nice nickel night nine noble nod noise noodle noon north nose note notebook nothing notice novel now number
  nurse nut nutmeg nylon oak oasis oat object ocean october octopus odd offer office often oil olive once one onion online only onyx opal
  open opera option orange orbit orchard orchid order organ orient origin osprey ostrich other otter outdoor outside oval oven over owl own
  oxygen oyster pack paddle page paint pair pajamas palace pale palm pancake panda panel panther papaya paper parade parcel parent park
  parrot parsley part partner party pass pasta pastry patch path patient patio pattern pause peace peach peacock peak peanut pear pearl
  pebble pecan pedal pelican pen pencil penguin penny people pepper perfect person petal phone photo phrase piano pick pickle picnic picture
  piece pier pigeon pillow pilot pine pink pioneer pipe pitcher pizza place plain plan planet plank plant plate play plaza please plenty plum
  plumber plus pocket poem poet point polar polish polite pond pony pool popcorn poplar poppy porch port post poster pot potato pottery
  powder power prairie praise present press pretty price pride prince print prize promise proof proud public pudding puddle pull pulley pulse
  pumpkin pupil puppet puppy purple purse push puzzle pyramid quail quality quart quartz queen quest quick quiet quilt quite quiz quote
  rabbit raccoon race radar radio radish raft rail rain rainbow raisin rake ranch range rapid rare rather raven reach ready real reason
  receipt recipe record recycle red reed reef refresh relax relay relish remain remind remote rent repair repeat report rest result return
  reward rhyme rhythm ribbon rice rich ride ridge right ring ripple rise river road roast robe robin robot rock rocket rodeo roll roof room
  rooster root rope rose rosemary round route rowboat royal rubber ruby rudder rug rule ruler run rural rust rye saddle sail salad salmon
  salon salsa salt same sample sand sandal sandwich satin saturday sauce save scale scarf scene school science scissors scooter score scout
  screen script sea seal search season seat secret section see seed select send senior sense serve seven seventy shade shadow shallow shape
  share shawl sheep sheet shelf shell shelter shine ship shirt shoe shop shore short should shoulder show shower shrimp shrub side sign
  signal silk silver simple sing sister six sixteen sixty size skate sketch skill skip skirt sky sled sleep sleeve slice slide slim slipper
  slope slow small smart smile smooth snack snail snow soap soccer social sock soda sofa soft soil solar solid solo some song soon sound soup
  source south soybean space spark sparrow speak special speech speed spell spend sphere spice spider spin spiral spirit splash sponge spoon
  sport spot spread spring spruce square squash squirrel stable stack stadium stage stairs stamp stand star start state station statue stay
  steady steam steel stem step stereo stick still stitch stone stool stop store storm story stove strap straw stream street stretch string
  stripe strong student studio study style sugar suit summer sun sunday sunny sunrise sunset super supper sure surf surprise swan sweater
  sweep sweet swift swim swing symbol syrup system table tablet taco tailor take talent talk tall tango tank tape target task taste taxi tea
  teacher team teapot tell temple ten tennis tent term test text thank theater theme thermos thick thimble thing think third thirty thread
  three throw thumb thunder thursday ticket tide tidy tiger tile timber time tin tiny tip tissue title toast today toe together tomato
  tomorrow tone tongue tool tooth top topic torch tortoise total toucan touch tour towel tower town toy track tractor trade trail train
  travel tray treasure treat tree trend tribe trick trip trolley trombone trophy trout truck true trumpet trunk trust try tube tuesday tulip
  tumble tuna tundra tunnel turkey turn turnip turtle tutor twelve twenty twig twin twist two ukulele umbrella uncle under unicorn uniform
  unique unit unity until upper upright upstairs urban useful usual vacuum valley value van vanilla vapor vase vault velvet vendor venue verb
  verse very vest view villa village vine vinegar violet violin visit vista vital vitamin vivid vocal voice volcano volume voyage waffle
  wagon waist wait wake walk wall wallet walnut walrus waltz want warm wash watch water wave wax way wealth weather weave website week
  welcome well west whale wheat wheel when where whisper whistle white whole wide wild willow win window winter wire wise wish within wizard
  wolf wonder wood wool word work world worth wren wrist write yacht yard yarn year yeast yellow yes yodel yogurt young zebra zero zesty
  zigzag zinc zipper zone zoo
`);

export const spanishWords = list(`
  abajo abanico abeja abeto abierto abogada abrazo abrigo abril abrir abuela abuelo acabar acceso aceite aceituna acento acera acero acorde
  actor actriz acuario acuerdo adelante adentro adobe adorno aduana afuera agenda agosto agua aguacate aguja ahora ahorro aire ajedrez ajo
  alambre alameda alba albahaca alcalde alcance aldea alegre alegria alfombra algodon aliento alimento alma almendra almohada almuerzo alpaca
  alpino altar alto altura alumno amable amanecer amapola amarillo ambos amigo amistad amor amplio ancho ancla andar anillo animal anoche
  antena anterior antes antiguo anuncio apagar apio aplauso aprender apretar apuntar aqui arado arbol arbusto arca archivo arcilla arco arder
  ardilla area arena armario aroma arpa arquero arreglo arriba arroyo arroz arte artista asado asiento asombro aspecto aspirina astro asunto
  atento atlas atleta atomo audio aula aumento autobus autor avance avena avenida aventura avestruz avion aviso ayer ayuda azafran azahar
  azar azucar azucena azufre azul azulejo bahia bailar baile bajar bajo balanza balcon baldosa ballena balsa bambu banca banco banda bandeja
  bandera banjo barba barca barco barra barril barrio barro base basta bastante batata bate batidora baul bebe bebida beca beige bello beso
  bien bigote billete bisonte blanco bloque blusa boca bocado bocina boda bodega bola boleto bolsa bolsillo bombero bombilla bonito bordado
  borde bosque bota bote botella boton bravo brazo brecha breve brillo brincar brisa brocha broche brocoli broma bronce brote brujula bueno
  bufanda burbuja burro buscar butaca buzon caballo cabeza cabina cable cabra cacao cacto cada cadera cafe caja cajon calabaza calamar
  calcetin caldo calidad calido calle calma calor cama camarero cambio camello camino camion camisa campana campeon campo canal canario
  canasta cancion candado canela cangrejo canoa cansado cantar cantidad canto caoba capa capaz capitan cara caracol caramelo carbon cardo
  careta carga caribe carne carpa carpeta carrera carreta carro carta cartel cartera carton casa cascada casco castillo castor catorce cebada
  cebolla cebra cedro ceja celeste cena centavo centeno centro cepillo cera cerca cereal cereza cerro cesped cesta chaleco chaqueta charco
  charla chico chile chimenea chiste choza ciclo cielo cien ciencia cierto ciervo cifra cigarra cima cinco cine cinta cinturon cipres circo
  circulo ciruela cisne cita ciudad claro clase clavel clavo cliente clima club cobre cocina coco codo cofre cohete cojin cola colegio colgar
  colibri colina collar color columna columpio comedor comer cometa comida comienzo comodo compadre compra comun concha conejo conocer
  consejo consuelo contar contento copa copia coral corazon corbata corcho cordero cordon coro corona correo correr cortina corto cosa
  cosecha coser costa crecer creer crema crin crisol cristal cruce cuaderno cuadra cuadro cualidad cuando cuarto cuatro cubo cuchara cuello
  cuenta cuento cuerda cuero cuerpo cuesta cueva cuidar cumbre cuna cuota curso curva dado danza dar datil dato deber debido decena decidir
  decir dedal dedo dejar delfin delgado delta dentista dentro deporte derecho desayuno deseo desfile desierto despacio destino detalle detras
  dia diadema dialogo diamante diario dibujo dictado diente dieta diez dificil digno dinero diploma directo disco doble doce docena doctor
  dolar domingo domino donde dorado dormir dorso dos dosel dragon ducha duda dulce duna durante durazno eclipse economia edad edificio educar
  efecto eje ejemplo elefante elegir elevar emocion empate empezar empresa encaje encender encima encina enebro energia enero enfrente enlace
  ensalada ensayo entero entonces entrada entregar envase enviar epoca equipo erizo escala escalera escena escoba escoger escribir escuchar
  escudo escuela escultor esfera esmalte espacio espalda especial espejo esperar espiga espina esponja espuma esquina establo estacion
  estadio estampa estante estar estatua estilo estima estrecho estrella estreno estribo estuche estudio estufa eterno etiqueta evento exacto
  examen exito experto explorar extenso extra fabrica fabula fachada facil factor faisan falda familia famoso farmacia faro farol favor
  febrero fecha feliz feria festival ficha fideo fiel fiesta figura fijo fila filtro final fino firma firme flamenco flan flauta flecha flor
  flota foca foco fogata folleto fondo forma formar fortuna foto fragua franja frasco frase frente fresa fresco frijol frio frontera fruta
  fuego fuente fuera fuerte funda futbol futuro gacela gafas gaita galaxia galeria galleta gallina gallo galope ganar gancho ganso garaje
  garbanzo garganta garza gastar gato gaveta gaviota gemelo general genio gente gesto gigante gimnasio girar girasol globo gloria golfo goma
  gorila gorra gorrion gota gozo grabado gracia grado grafico gramo granada grande granero granito granja grano gratis greca grieta grillo
  gris grosella grua grueso grupo gruta guante guapo guardar guayaba guia guinda guion guisante guiso guitarra gusto haber habitar hablar
  hacer hacha hacia hamaca harina hebilla hebra hechizo helado helecho helice herencia hermana hermano heroe hiedra hielo hierba hierro higo
  hija hijo hilera hilo himno hinojo historia hogar hoguera hoja hola hombre hombro hondo honesto honor honrado hora horario hormiga hornear
  horno hotel hoy hoyo hueco huella huerta hueso huevo humano humilde humo humor huracan idea ideal idioma iglesia iglu igual iguana ilusion
  imagen iman imitar impulso incluso indice infancia ingenio inicio inmenso insecto instante intento interes invierno invitar isla jabon
  jacinto jade jaguar jalea jamon jarabe jardin jarra jarron jazmin jefe jengibre jilguero jinete jirafa jornada joven joya jubilo juego
  jueves jugar jugo juguete julio junco junio junto juntos justo juventud kayak kilo kiosco kiwi koala labio labor labrar ladera lado
  ladrillo lagarto lago laguna lamina lampara lana lancha langosta lanza lapiz largo laurel lavanda lavar lazo leal leche lechuga lechuza
  leer legumbre lejano lejos lengua lenteja lentes lento leon letra levantar leyenda libertad libra libre libreta libro licuado liebre lienzo
  liga ligero lila lima limon limpio lindo linea lino linterna lirio lista listo litro llama llano llanta llanura llave llegar lleno llevar
  lluvia lobo loma lomo lona longitud loro loteria lucero luchar lugar lujo luna lunes lupa luz maceta madeja madera madre madrina maduro
  maestro magia maiz maleta malla malva mamut manada manera manga mango manguera mano manta manteca mantel mantener manto manzana mapa
  maqueta marca marco marea marfil marino mariposa marmol martes martillo marzo masa mascara mastil mata materia mayo mayor mazorca mecedora
  medalla media medida medio mejilla mejor mejora melena melodia melon memoria menor menos mensaje menta mente menu mercado merienda mesa
  mesero meta metal metro mezcla miel mientras migaja mil milagro milla mimbre mina minuto mirada mirar mirlo mirto mismo mitad mochila moda
  modelo moderno modo mojado molde molino momento moneda monta montar monte mora morado moreno mosaico mosca mostaza mostrar motor mover
  movil mozo mucho mudanza mueble muelle muestra mujer mula multitud mundo museo musgo musica nabo nacar nacer nada nadar naipe naranja nardo
  nariz narrar nata natural nave neblina nevado nido niebla nieto nieve nivel noble noche nogal nombre noria norma norte nota noticia novela
  noventa nube nudo nuera nueve nuevo nuez numero nunca nutria oasis obra obrero observar oca ocaso oceano ochenta ocho octubre oeste oficio
  ofrecer oido oir ojal ojo ola olivo olla olmo olor once onda opaco opalo opera opinar optar orar orbita orden oreja orgullo origen orilla
  oro orquesta orquidea ortiga oruga osito oso ostra otro oveja pabellon padre padrino pagina paisaje paja pajaro pala palabra palacio palma
  paloma palta pan panal panda panel panera pantalla pantano papaya papel paquete par parada paraguas paraiso parar pared pareja parque parra
  parte partir pasado pasaje pasar pasear paseo paso pasta pastel pastor patio pato patria patron pausa pavo payaso paz pecera pedal pedazo
  pedir peine pelicano pelota peluca pensar pepino pequeno pera percha perdiz perejil perfil perfume perico perla permiso perro persona pesa
  pesca petalo pez piano pico pie piedra piel pierna pieza pijama pila pimienta pincel pinguino pino pintar pinza pipa piragua pirata piscina
  piso pista pizarra pizca placa plan plancha planeta planta plata platano plato playa plaza plomo pluma poder poema poeta polen pollo polo
  pomelo poncho poner popular porche portal posada posible postal poste postre pozo practica pradera prado precio preciso pregunta premio
  prensa presente prestar primero primo princesa prisma privado proa probar profesor pronto propio proteger prueba publico pueblo puente
  puerta puerto pulga pulpo pulsera punta punto pupila pupitre pureza puro queja querer querido queso quieto quilate quince quinta quitar
  quizas rabano racimo radio raiz rama ramo rampa rana rancho rango rapido raqueta raro rascar rasgo raso rastro raton rayo razon real rebano
  receta recibir recibo recoger recordar recreo recta recuerdo red redondo reflejo refran refresco regalo region regla regreso reina reir
  reja reloj remar remedio remo remolino renglon reno repasar repisa reposo resina respeto respirar resto retama reto retrato reunir reverso
  revista rey rezar rico riego rienda rima rincon rio riqueza risa ritmo rizo roble robot roca rocio rodar rodeo rodilla rojo romero ronda
  ropa ropero rosa rosal rostro rubi rueda rugir ruido rumbo rumor rural ruta rutina sabado sabana saber sabio sabor sacar saco sala salado
  saldo salir salmon salon salsa saltar salto salud salvia sandalia sandia santo sapo sardina sarten sastre sauce savia secar seco secreto
  seda seguir segundo seguro seis sello selva semana semilla sencillo senda sendero sentado sentir sereno serie serio servir sesenta setenta
  seto sidra siempre sierra siesta siete siglo signo silbar silencio silla sillon silueta similar simple sincero sirena sitio sobre sobrino
  sofa sol soldar soleado solo sombra sombrero sonar sonido sonrisa sopa soplo sorbete sorpresa suave subida subir sueldo suelo suerte sueter
  sufijo sumar superior sur surco surtido susurro tabaco tabla tablero taburete tacto talento taller tallo tamano tambien tambor tango tanque
  tapa tapete tapiz tarde tarea tarjeta tarro tarta taxi taza teatro techo teclado tejado tejer tela telar telefono tema temblor templo
  temprano tender tener tenis tenor teoria terminar ternura terraza terreno tesoro testigo tetera texto tia tiempo tienda tierno tierra tigre
  tijera tilo timbre timon tina tinta tinte tio tipo tira titulo tiza toalla tobillo tocar todo toldo tomar tomate tomillo tono tormenta
  tornillo toro torre torta tortilla tortuga trabajo traer traje tramo trapo trasto trato trebol trece treinta tren trenza tres tribu trigo
  trineo trio triunfo trompeta tronco tropa trozo trucha trueno tubo tucan tulipan tunel turno turquesa ultimo umbral unico unidad unido
  uniforme union unir universo urbano usar util uva vaca vacio vagon vaina valer valiente valija valle valor vals vapor vaquero variado
  varios vaso vecino vega veinte vela velero velo veloz venado vencer venda vender venir venta ventaja ventana ver verano verbo verdad verde
  verdura vereda verso vestido veta viaje vida vidrio viejo viento viernes viga villa vinagre violeta violin visita vista vivero vivir vivo
  volar volcan volumen volver votar voz vuelo vuelta yate yegua yema yerba yeso yogur yuca yunque zafiro zapato zarza zinc zona zorro zueco
  zumo zurdo
`);
