import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

export const violenceEs: readonly TermList[] = [
  {
    ...es,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [matarme|matarte|matarlo|matarla|matarlos|matarlas|matarnos|matar|mátalo|mátala|mátalos|mátenlo|mátenla|matando|matemos] -film -news
      [asesinar|apuñalar|acuchillar|degollar|estrangular|ejecutar|descuartizar|decapitar|linchar]~v -film -news
      [mato|maté|mató|mataste|matamos] [a|al|si|antes|como] -film -news
      [te|lo|los|las|les|le|nos] [mato|mata|mataré|mataría|mate|maten|matan|mataron|mató]
      la [mato|mataré|mataría|maten|matan|mataron|mató]
      [mátalo|mátala|mátalos|matarte|matarlo|matarla|matarlos|matarme|matarles]
      [te|lo|la|los|las|le] [voy|va|van|vamos|vas] a [quebrar|partir|reventar|picar|chingar|romper|tumbar|quemar|enterrar|desaparecer|pelar|destripar|golpear|madrear|hacer pagar|dar piso|cortar|ahorcar|balear|dañar|lastimar|torturar|joder|despachar|liquidar|dar plomo|meter plomo|dar en la madre|cargar]
      [voy|va|van|vamos|vas|quiero|quiere|quieren] a [quebrarte|quebrarlo|reventarte|reventarlo|picarlo|picarte|romperte|romperle|partirte|partirle|golpearte|golpearlo|golpearla|lastimarte|lastimarla|lastimarlo|desaparecerlo|desaparecerte|quemarlo|quemarte|cortarte|balearlo|balacearlo|torturarlo|liquidarlo]
      [rómpele|romperle|romperte|partirle|partirte|te rompo|te parto|le parto|le rompo|le rompemos|le partimos] [la madre|la cara|las piernas|el cuello|los dientes|los huesos|el hocico|la jeta|la boca|el brazo|los dedos]
      [dar|darle|darles|darte|dale|denle] [piso|plomo|balazos|un balazo|cuello|en la madre|una puñalada|una paliza|una golpiza]
      [den|denle|dieron|dan|demos|démosle|dándole] piso
      [pegar|pegarle|pegarte|le pego|te pego|meter|meterle|le meto|te meto|péguenle] [un tiro|unos tiros|un balazo|unos balazos|plomo|una puñalada|una paliza]
      [cortar|cortarle|córtale|le corto|te corto|les corto] [el cuello|la garganta|los dedos|la cabeza|la lengua|la cara|las manos]
      [amanecer|amaneces|amanece|amanecerás|amanecerá|amanezcan|amanezca] [muerto|muerta|muertos|tieso|tiesa|en una zanja|en una bolsa] -grief
      [estás|esta|está|están|eres|es] [muerto|muerta|un hombre muerto|una mujer muerta|hombre muerto] -laugh -grief
      [te|lo|la|los] [vas|va|van] a [arrepentir|lamentar]
      [te va a ir mal|te las vas a ver conmigo|te tengo en la mira|lo tengo en la mira|tienes los días contados|tiene los días contados|te queda poco|cuida tu espalda|cuídate la espalda|que se cuide la espalda]
      [sé|sabemos|se] dónde [vives|vive|viven|trabajas|trabaja|trabajan|duermes|estudian] [tú|tu|tus|su|sus|los|ella|él|y|]
      [la vas a pagar|las vas a pagar|lo vas a pagar|me las pagas|me la vas a pagar|van a pagar con sangre|lo va a pagar caro]
      [te|lo|la|los|las] [amenazo|amenacé|amenazamos]
      [los soplones|los sapos|el soplón|el sapo|los dedos|los rajones] [se mueren|mueren|pagan|van a caer|terminan|acaban|amanece]
      [si|cuando] [hablas|habla|rajas|raja|declaras|declara|testificas|testifica|sapeas|sapea] [con|en|contra|te|lo|la|le]
      [que no|no] [declare|testifique|declares|testifiques|vaya a declarar|vayas a declarar]
      [hacer|haz|hazlo|hazla|hacerlo|hacerla] [desaparecer|que parezca un accidente|parecer un accidente]
      que parezca [un accidente|suicidio]
      [ponerle|ponle|pusieron|le pusieron|hay|tiene] precio a [su|tu] cabeza
      [quemar|quemarle|quémale|incendiar|le quemo] [la|su|tu|el] [casa|carro|coche|negocio|camioneta] [con|para|si|a|de|]
      [prenderle|prender|préndele] fuego a [la|su|tu] [casa|carro|familia]
      [paga|pagas|págame|depositas|depositen] o [te|lo|le|la|su|tu|se] [va|vas|matamos|mato|parto|pasa|golpean|hijo|muere]
      si no [pagas|paga|pagan|depositas|deposita|depositan|mandas|manda] [te|lo|le|la|van|tu|su]
      [ojalá|espero que] [te mueras|se muera|se mueran|te pudras|se pudra]
      [te|la|lo|les] voy a [violar|encontrar y matar]
      [motín]~n -news -film
      [hacer|armar|empezar|organizar] un motín
      [un|el] sicario~n -film -news
    `,
  },
  {
    ...es,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [pistola|escopeta|metralleta|ametralladora|revólver|fusil|cuerno de chivo|arma de fuego|armas de fuego|arma blanca|armas blancas|cuete|fierro cargado|subfusil|fusca]~n -film -play -work -water
      [rifle]~n -film -play
      [armas|un arma|el arma|arma hechiza|armas hechizas] -film -play -faith -news
      [balas|municiones|munición|parque|cartuchos|cargador de pistola] +weapon
      [bala|munición|municiones]~n -film -water -medicine
      [navaja|navajas|cuchillo|cuchillos|filero|charrasca|punzón|puñal] +hide
      fierro~n +hide
      [filero|charrasca|puñal|punta hechiza|puntas hechizas|cuchillo hechizo|machete|chuzo|verduguillo]~n -film -garden
      [punta|puntas|filo] [con|de|hecha de|hecha con|hechas de|hechas con] [un|el|su|mi|] [cepillo|cepillos|hueso|varilla|cuchara]
      [afilar|afila|afilando|afilé|afilado] [el|la|un|una|ese|esa] [cepillo|hueso|metal|fierro|varilla|cuchara|navaja|punta|cuchillo]
      [granada de mano|granadas de mano|dinamita|bomba casera|bombas caseras|coche bomba|carro bomba|cóctel molotov|explosivo|explosivos] -film -news
      [bomba]~n -film -food -water -play -news
      [hacer|armar|fabricar|poner|construir] una [bomba|pistola|arma]
      [hoja|hojas] de [afeitar|rasurar] +hide
      [manopla|bóxer de metal|nudilleras|pistola eléctrica|chaleco antibalas|silenciador de pistola]~n
    `,
  },
  {
    ...es,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [fugar]~v -film -water
      [fuga]~n -film -water
      [escapar]~v .. [aquí|la cárcel|la prisión|el penal|penal|reclusorio|módulo|este lugar|la unidad|el hospital|los guardias|traslado|centro|la custodia] -film
      [escaparme|escaparnos|escaparse|escapemos|me escapo|nos escapamos|se escapan|se va a escapar|nos vamos a escapar|me voy a escapar] -film -news
      [cuerda|soga] [de|con|hecha de|hecha con] .. [sábanas|cobijas] -film -news
      [plan|ruta] de [escape|fuga]
      [saltar|saltamos|salto|salta|salten|brincar|brincamos|brinco|brinca|cortar|corto|corta|corten|cortamos|trepar|trepa] [la|las|el|los] [cerca|reja|rejas|malla|barda|muro|alambre|alambrada|cerco|concertina|barrotes|candado] -sport -garden
      [por encima|por debajo|por arriba|por abajo] de la [cerca|reja|malla|barda|alambrada] -home -play -sport
      [limar|serruchar|cortar|aserrar]~v .. [barrotes|rejas]
      [cavar|excavar]~v un túnel
      [hicimos|hacer|haciendo|haremos|cavamos|cavar|cavando] [un|el] [túnel|hoyo en la pared] -news
      [cambio|cambian|cambien|cambia] de [turno|guardia]~n -work
      [los|las] [guardias|custodios|oficiales|celadores] [cambian|rotan] +flight
      [los|las] [guardias|custodios|oficiales|celadores] [se duermen|se van|dejan la torre]
      [a qué hora|cuándo] [cambian|rotan|se cambian|se van|se duermen] [los|las] [guardias|custodios|oficiales|celadores]
      [punto ciego|puntos ciegos] [de|en] [la|las|el|los] [cámara|cámaras|patio|torre]
      [las cámaras|la cámara] no [ven|graban|alcanzan|cubren|alcanza|ve|cubre]
      [plano|mapa|croquis]~n [del|de la|de] [penal|cárcel|prisión|módulo|reclusorio|tribunal|juzgado|unidad|torre]
      [llave|llaves] de [las|] esposas -home
      [quitarme|quitarse|abrir] las esposas
      [carro|coche|camioneta|auto|moto] [esperando|encendido|encendida|prendido|prendida] [afuera|fuera|en la cerca|junto|atrás|en la puerta del hospital]
      [sácame|sáquenme|sacarme|sacarlo|sáquenlo|sacarnos] de [aquí|la cárcel|este penal|prisión] [a la fuerza|esta noche|por la fuerza|en el traslado|como sea]
      [durante|en] el traslado [me|nos|lo|los|hay|atacan|le|pegamos]
      [tomar|agarrar|secuestrar]~v .. [rehén|rehenes|un rehén|un guardia|al guardia|custodio]
      [pasaporte falso|papeles falsos|identificación falsa|credencial falsa]
    `,
  },
];
