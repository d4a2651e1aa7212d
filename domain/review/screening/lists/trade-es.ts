import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

export const tradeEs: readonly TermList[] = [
  {
    ...es,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [cocaína|heroína|fentanilo|metanfetamina|metanfetaminas|marihuana|mariguana|éxtasis|ketamina|crack|perico|mota|chiva negra|cristal de meta|crico|hachís|hachis|lsd|mdma|krokodil|tusi|tussi|flaka|foco de cristal] -recovery -medicine -news -film -animals
      [suboxone|suboxona|buprenorfina|subutex|metadona] -medicine
      [tira|tiras|tirita|tiritas|lámina|láminas] [de|del] [suboxone|suboxona|sub|naranja]
      [cristal|nieve|polvo|piedra|piedras|hielo|hierba|yerba|coca|coca blanca|blanca|chiva|meta|vidrio|merca|mercancía|pasto|churro|gallo|perico|tacha|tachas|pastas|chochos|grapas|grapa|papelitos] +drug
      [k2|especia|espais|spice] +drug
      [papel|papeles|hoja|hojas|carta|cartas|dibujo|dibujos|tarjeta|tarjetas|sobre] [mojado|mojada|mojados|mojadas|remojado|remojada|remojadas|remojados|rociado|rociada|rociadas|empapado|empapada|empapadas|preparado|preparada|preparadas|impregnado|impregnada|impregnadas|impregnados|con líquido|con droga|bañado|bañada|bañadas] -rain
      [mojar|remojar|rociar|empapar|impregnar|bañar]~v .. [papel|papeles|hoja|hojas|carta|cartas|dibujo|dibujos|tarjeta|sobre] -rain
      [debajo|abajo|detrás] [del|de la|de las|de los] [timbre|timbres|estampilla|estampillas|sello|sellos] +hide
      [debajo|abajo|detrás] [del|de la] [timbre|estampilla] [hay|va|está|viene|lame|despega]
      [pastillas|pepas|pastas|chochos|roches|tranquilizantes|clonazepam|rivotril|xanax|alprazolam|tramadol|oxicodona|morfina] +hide -medicine
      [drogas|droga|estupefaciente|estupefacientes|narcóticos] +hide
      [coca|merca|mota] +hide
      [vender|mover|traficar|comprar|conseguir|cocinar]~v .. [droga|drogas|mota|coca|cristal|perico|chiva|piedra|hierba|fentanilo|merca|k2]
      [vendo|vende|venden|muevo|mueve|mueven] [droga|drogas|mota|coca|cristal|perico|chiva|piedra|merca|k2]
      [drogarme|drogarse|drogarnos|ponerme bien loco|inyectarme|inyectarse|esnifar|inhalar cocaína|fumar piedra|fumar cristal|fumar mota|darme un toque|un pase de coca|churro de mota|toque de mota] -recovery -medicine
      [narcotráfico|narcomenudeo|dealer|tirador|tiradores] +drug -news
      [gramo|gramos|onza|onzas|kilo|kilos|bolsita|bolsitas] de [coca|mota|cristal|hierba|chiva|perico|piedra|polvo|cocaína|heroína|marihuana|droga|meta|nieve|la buena|blanca|fentanilo]
      [globo|globos|condón|condones|preservativo|preservativos] +hide -party
      [tragarse|tragarte|trágate|te tragas|se traga] [el|los|la|las] [globo|globos|bolsita|bolsitas|envoltorio|envoltorios]
      [jeringa|jeringas|jeringuilla] +hide -medicine
      [orina limpia|orina sucia|pasar el antidoping|pasar la prueba de orina|burlar la prueba]
      [pulque de celda|vino de celda|chicha de celda|turbo casero|alcohol casero]
    `,
  },
  {
    ...es,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [contrabando] -news
      [contrabandear]~v
      [meter|pasar|colar|introducir|ingresar]~v .. [paquete|celular|celulares|teléfono|teléfonos|tabaco|cigarros|cosa|cosas|droga|drogas|chip|chips|cargador|encargo|mercancía|navaja|mandado|material]
      [meterlo|meterla|meterlos|meterlas|pasarlo|pasarla|pasarlas|colarlo|colarla|métemelo|métela|mételo|métemela|lo metes|la metes|los metes|lo pasas|la pasas|lo meto|la meto|me lo metes|me la metes|me lo pasas] [en la visita|por la visita|en visita|por el guardia|con el guardia|por la aduana|escondido|escondida|sin que|al penal|en el penal|a la cárcel|por la reja|por la cerca|en la bolsa del bebé|en los zapatos|en el pañal|con el custodio|por la puerta de atrás]
      [paquete|bulto|carga|encargo|envoltorio]~n [por|sobre|encima de|junto a|en|detrás de|arriba de] la [cerca|barda|reja|malla|azotea]
      [avienta|aviéntame|aventar|tirar|tira|lanza|lanzar|arroja|arrojar|avienten|tiren|lancen] .. [por|sobre|encima] .. [cerca|barda|reja|malla]
      [dron|drone|drones] [con|para|que|esta noche|por|va a|deja|trae|llega]
      [celular|teléfono|chip|cargador|tarjeta sim|sim] +hide -shop -home
      [tengo|tiene|conseguí|uso|usa|escondí|escondo] [un|el] [celular|teléfono] [en la celda|escondido|en mi celda|aquí adentro|adentro|en el módulo|en el colchón]
      [tabaco|cigarro|cigarros|encendedor|encendedores] +hide
      [guardia|custodio|oficial|celador|enfermera|cocinero|capellán|maestra]~n .. [mete|meterá|va a meter|que mete|me trae|lo trae|nos trae|que trae|va a traer|lo mete|la mete|lo pasa|la pasa|deja pasar|me pasa] .. [celulares|celular|tabaco|droga|cosas|todo|paquete|paquetes|cigarros|encargo|mercancía|teléfono]
      [esconder|esconde|escóndelo|escóndela|escóndelas|escóndelos|escondido|escondida|escondidas|escondidos|esconderlo|esconderla|esconderlas|ocultar|ocúltalo|ocultarlo|coser|cóselo|coserlo|pegar|pégalo] .. [pañal|biblia|libro|lomo|forro|brasier|sostén|zapato|zapatos|zapatillas|suela|costura|papeles legales|correo legal|boca|vagina|recto|cuerpo|colchón|inodoro|ropa interior|pelo|cabello|bolsillo] -play
      [en|dentro] del pañal
      [correo legal falso|papeles legales falsos]
      [mándalo|márcalo|envíalo|mandarlo|enviarlo] como correo legal
      [dinero|efectivo|billetes] [dentro|adentro|escondido] [de|del|en] [la|el|un|una|] [carta|libro|tarjeta|sobre]
      [máquina|tinta|aguja]~n [de|para|del] [tatuar|tatuajes|tatuaje] +hide
    `,
  },
  {
    ...es,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [mara salvatrucha|ms 13|ms13|ms trece|barrio 18|barrio dieciocho|latin kings|ñetas|la eme|los zetas|cártel|cartel de|cártel de sinaloa|cjng|tren de aragua|mexicles|artistas asesinos|barrio azteca|paisas|norteños|sureños|nuestra familia|trinitarios|comando vermelho] -news -film
      [pandillero|pandillera|marero|cholo]~n -news -recovery
      [la|mi|su|nuestra|esa|de] [pandilla|clica|mara] -news -kids -recovery
      [rifar el barrio|rifa el barrio|tirar barrio|tirar señas|hacer señas de la pandilla|brincarme a la clica|brincarlo a la pandilla|brincar a la pandilla|brincar al barrio]
      [la|las|una] [wila|huila|kite] [de|para|del|a] [los|la|el|otro]
      [el|los] [palabrero|ranflero|llavero del patio|mero mero del patio|jefe del patio]~n
      [los jefes|el jefe|los homies|los carnales] [del barrio|de la clica|de la mara|mandaron|mandan a decir|ordenaron|dieron la orden]
      [pagar|cobrar|cobran|pago|pagamos] [la renta|el impuesto|la cuota|el piso] [al barrio|a la mara|a los del patio|a la clica|del patio|a los homies|de piso]
      [cobro|derecho] de piso
    `,
  },
];
