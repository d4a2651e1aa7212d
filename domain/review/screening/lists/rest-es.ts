import type { TermList } from '../list.ts';

const es = { lang: 'es' } as const;

export const restEs: readonly TermList[] = [
  {
    ...es,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [cash app|cashapp|zelle|venmo|green dot|greendot|moneypak|bitcoin] [al|a|de|con|para|le|me|el|número|y]
      [por|con|en|mi|su|un|una|el|la|usa|manda|tarjeta] [cash app|cashapp|zelle|venmo|green dot|greendot|moneypak|bitcoin]
      [manda|mándame|deposita|deposítale|pon|ponle|envía|envíale] .. la cuenta de [otro|mi compañero|un compañero|otra persona|otro interno|otro preso|mi celda]
      [a|en] la cuenta de [otro interno|otro preso|mi compañero de celda|otro recluso|un compañero de celda]
      [con|a|bajo|usa] [el nombre de otra persona|nombre falso|otro nombre|nombre de otro]
      [lavar|blanquear]~v [dinero|el dinero|la plata|la lana]
      [lavado|blanqueo] de dinero -news
      [tarjeta|tarjetas|identidad|identidades] [robada|robadas|clonada|clonadas|falsa|falsas]
      [clonar]~v [tarjetas|la tarjeta|las tarjetas]
      [dinero falso|billetes falsos|cheques falsos|cheque falso|billete falso] -play
      [falsificar]~v
      [declaración|declaraciones|reembolso] de impuestos [falsa|falsas|falso]
      [estafar|sobornar|extorsionar|defraudar]~v -news -kids
      [estafa|soborno|extorsión|mordida para] -news
      [págale|pagarle|comprar|le pagamos|paguen] al [juez|guardia|custodio|fiscal|testigo|oficial|jurado|director] [para|por|que|y] -book
      [los|todos los] [números|dígitos] [de la tarjeta|del recibo de green dot|de atrás de la tarjeta]
    `,
  },
  {
    ...es,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [llamada|llamadas|llámame|llamar|llamarlo|llama|hacer|haz|conexión] [a|de|en|por|] [tres|3|tres vías|3 vías|tres líneas]
      [tres vías|3 vías|llamada tripartita|three way|3 way]
      [conéctame|conectarme|enlázame|pásame la llamada|comunícame] con [mi coacusado|el testigo|la testigo|la víctima|otro preso|otro interno|alguien de]
      [pásale|pasarle|mándale|dile|entrégale|hazle llegar|dale] [el|un|este|mi|al|a la|a mi|] [recado|mensaje|papelito|coacusado|testigo|víctima|cómplice|carta a otro]
      [recado|mensaje|papelito|carta] [a|para] [mi coacusado|mi coacusada|el testigo|la testigo|la víctima|otro preso|otro interno|un preso|los del otro patio|mi cómplice]
      [reenvía|reenvíale|remite|reenviar] [esta|la|mi|esa] carta [a|al] [otro|mi|un|penal]
      [remitente|dirección] [falso|falsa|de otra persona|inventada|inventado]
      [pon|usa|escribe|poner|usar] [otro|un|el nombre de tu] [remitente|nombre de remitente|mamá como remitente]
      [perfil|cuenta] [falso|falsa] [de|para|en|y] -news
      orden de [restricción|alejamiento|protección] [pero|no importa|no sirve|aunque|sin que]
      [aunque|a pesar de|saltarse|brincarse] [haya|la|hay] [orden|una orden] de [restricción|alejamiento|protección]
      sin que [sepa|sepan] que [soy|es de mí|fui] yo
      que no [sepa|sepan] que [soy yo|es de mi parte|viene de mí]
    `,
  },
  {
    ...es,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      dónde vive [el|la|ese|esa] [guardia|custodio|custodia|oficial|director|directora|juez|jueza|fiscal|sargento|enfermera|comandante|teniente]
      [dirección|placas|placa|número|teléfono|domicilio|casa|esposa|hijos|familia] [del|de la|de ese|de esa] [guardia|custodio|custodia|oficial|director|directora|juez|jueza|fiscal|sargento|enfermera|comandante|teniente] -court
      [sigue|síguelo|síganlo|seguir|sigan] [al|a la] [guardia|custodio|custodia|oficial|juez|fiscal|enfermera|director] [a su casa|hasta|cuando]
      [ando|anda|salgo|acuesto|acuesta|enamorado|enamorada|relación] con [un|una|la|el] [guardia|custodio|custodia|oficial|enfermera|sargento]
      [guardia|custodio|oficial] [comprado|comprada|de nuestro lado|que coopera|en la nómina]
    `,
  },
  {
    ...es,
    category: 'gambling',
    severity: 1,
    action: 'flag',
    lines: `
      [deuda|deudas] de [juego|apuestas|póker|poker|dados]
      [apostar]~v [dinero|50|100|sopas|timbres|al|a los|en|por|mil]
      [corredor de apuestas|casa de apuestas|quiniela|prestamista]~n -news
      [perdí|debo|le debo|perdió|debe] [en|de|del] [los dados|las cartas|póker|poker|la baraja|las apuestas|juego]
      [perdí|debo|le debo] [dinero|50|100|200|sopas|timbres|mucho] [en|de|a|por] [los dados|las cartas|póker|poker|la baraja|las apuestas|juego]
    `,
  },
  {
    ...es,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [desnuda|desnudas|encuerada|encuerado|desnudito|en cueros|sin ropa] [foto|fotos|para mí|en la cama|conmigo]
      [foto|fotos|video|videos|mándame fotos] [desnuda|desnudo|tuya desnuda|tuyas desnuda|sin ropa|encuerada|íntimas|íntima|xxx|calientes|hot] -baby -art
      [porno|pornografía|pornográfico|pornográfica|onlyfans|pack de fotos] -recovery
      [masturbar]~v -medicine
      [mamada|chaqueta mental|orgasmo|sexo oral|sexo anal|eyacular|semen|dildo|consolador|trío sexual|orgía] -medicine
      [coger|follar|cogerte|follarte|culear|culearte|metértela|chuparte|chupártela|mamártela|mamarte|cabalgarte] [rico|duro|toda|toda la noche|las tetas|la panocha|la verga|el coño|como|otra vez|hasta]
      [verga|panocha|tetas|concha|coño|chocha|pito|polla|chichis] [mojada|dura|rica|duro|rico|mojado|caliente|parada|grandes|tuyas]
      [tu|mi|tus|la] [verga|panocha|tetas|chocha|polla|chichis|culo|coño] -faith
      [estoy|ando|me pones|me pone] [bien|muy|todo|toda|] [cachondo|cachonda|caliente|excitado|excitada] -medicine
      [prostituta|prostitución|padrote|proxeneta]~n -news -film
      [pornografía|fotos desnudas|desnudos] [infantil|de menores|de niñas]
    `,
  },
  {
    ...es,
    category: 'profanity',
    severity: 1,
    action: 'flag',
    lines: `
      *pendej
      *chingad
      [chingar|chingatumadre|chinga tu madre|chinguen|chingon|chingona|chingo|me vale madre|me vale verga|no mames|vete a la verga|vete a la chingada|pinche|pinches]~n
      [puta|puto|putita|putazo|hijueputa|hijo de puta|hija de puta|hdp|hijoputa|reputa|putísima|putería|malparido|malparida|gonorrea|carepicha|huevón|güevón|huevona|weón|boludo|pelotudo|concha de tu madre|conchetumare|conchasumadre|mamón|mamona|culero|culera|ojete|zorra|perra maldita|cabrón|cabrona|gilipollas|hostia puta|cojudo|joto|maricón|marica|sudaca|naco de mierda|verga|vergón]~n -medicine -animals
      [mierda|cagada|cagado|carajo|coño|joder|jodete|jodido|jodida|culo]~n -baby -animals
      [vete al diablo|váyanse al diablo|chúpamela|me cago en|lameculos|come mierda|comemierda]
    `,
  },
  {
    ...es,
    category: 'coded',
    severity: 1,
    action: 'flag',
    lines: `
      [la|] [primera|última] [letra|palabra] de cada [línea|renglón|palabra|frase|oración|párrafo]
      [léelo|léela|lee la carta] [al revés|de atrás para adelante|en el espejo]
    `,
  },
  {
    ...es,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [quiero|quisiera|quería|deseo|necesito|prefiero|preferiría|mejor] [morir|morirme|estar muerto|estar muerta|desaparecer para siempre|no haber nacido|no despertar] -laugh -food
      [me|se|te] [quiero|quiere|quieres|voy a|va a|vas a|quería|quise|pienso|puedo] [matar|ahorcar|suicidar|colgar|morir|cortar las venas|quitar la vida|hacer daño|lastimar] -laugh -work
      [matarme|ahorcarme|suicidarme|kitarme la vida|colgarme|cortarme las venas|quitarme la vida|quitarse la vida|hacerme daño|lastimarme|matarse|ahorcarse|suicidarse|cortarme los brazos|cortarme las muñecas] -laugh -work
      [me|se] [corto|corté|cortó] [los brazos|las venas|las muñecas]
      [me|se] [ahorqué|ahorcó|suicidó|suicida]
      suicid~n
      [suicidio|suicida|suicidar|suicidarse|suicidó|suicidarme]~n -film -prevention
      [ya|] no [quiero|quiere|puedo|deseo] [vivir|seguir viviendo|vivir más|vivir así|estar vivo|estar viva|despertar|seguir con vida|existir]
      [no vale la pena|no tiene sentido|no le veo sentido a] [vivir|seguir|la vida|seguir viviendo|mi vida]
      no tengo [por qué|razón para|motivos para|ganas de|para qué|razones para] vivir
      [nada|nadie] por [qué|quién|lo que|quien] vivir
      [estarían|estarán|estarías|estarás|están|estaría] mejor sin mí
      [acabar|terminar|poner fin|acabo] con [todo esto para siempre|mi vida|esta vida|mi sufrimiento|todo de una vez|todo de una vez por todas|todo esta noche]
      [terminar|acabar|ponerle fin|poner fin] [a|con|] mi vida
      [ojalá|quisiera] [no|] [estuviera|haber|me muriera|hubiera] [muerto|muerta|nacido|esta noche|de una vez|ya]
      ojalá me muera
      [estoy|ya estoy] [cansado|cansada|harto|harta] de [vivir|la vida|estar vivo|estar viva|existir]
      [mi|esta es mi|será mi] última carta [y|porque|para|antes|adiós|.|]
      [cuando|para cuando] [leas|lean|lea|recibas|reciban|reciba] esta carta [ya no|ya habré|estaré muerto|estaré muerta|no voy a|yo ya no]
      [no|ya no] [voy|va] a [estar aquí|amanecer|aguantar|llegar a mañana] +despair
      [guardar|guardando|juntando|juntar|escondiendo] [las|mis|todas las] [pastillas|medicinas] [para|hasta|y]
      [hacer|hice|amarrar|amarré|preparé|haciendo] [una|la] [soga|cuerda con la sábana|horca|sábana al]
      [saltar|tirarme|aventarme|lanzarme|brincar] [del|de la|desde el|desde la] [segundo piso|puente|azotea|tercer piso|barandal|techo|tier] -water
      autolesion~n
    `,
  },
  {
    ...es,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [me|la|lo|nos|le] [violó|violaron|viola|violan|abusó|abusaron|violaba|abusa de|manoseó|manosearon|manosea|toquetea|agredió sexualmente] [sexualmente|un|el|en|anoche|ayer|la|los|las|entre|mi|mis|dos|su|varias|otra|una|sin|cuando|]  -music -medicine -phone
      [me|la|lo|nos|le] [tocó|tocaron|toca|tocan|tocaba] [sexualmente|mis partes|sus partes|mis pechos|sus pechos|los pechos|las nalgas|entre las piernas|ahí abajo|el cuerpo|los senos|anoche|sin permiso|a la fuerza|en la ducha|en las duchas|en la regadera|en las regaderas|por debajo|donde no debe|indebidamente|las partes|una parte|un pecho] -music -medicine
      [me|nos] [tocó|tocaron|toca|tocan|tocaba] +assailant -music
      [violación|violador|violadores|abuso sexual|abusos sexuales|acoso sexual|agresión sexual|agredido sexualmente|agredida sexualmente] -news
      [abusó|abusaron|abusan|abusa|abusaba] [sexualmente|] de [mí|ella|él|nosotros|nosotras|mi hijo|mi hija|mi hermano]
      [me|lo|la|nos] [obligó|obligaron|obliga|obligan|forzó|forzaron|fuerza|presiona] a [tener|hacerle|hacer|darle|desnudarme|tocarlo|tocarle|quitarme|mostrarle|chuparle|tocar|actos]
      [sexo|favores|favores sexuales|sexo oral] [a cambio|o me|para que no|por protección|si quiero]
      [me|nos|la] [pide|piden|pidió|exige|exigió] [favores sexuales|sexo|fotos desnuda|que me desnude]
      [me|nos|la] [mira|mirar|espía|observa|graba|grabó|filma] [cuando me baño|cuando nos bañamos|mientras me baño|en la ducha|desnuda|desnudo|bañarme|al bañarme]
      [guardia|guardias|custodio|custodios|oficial|oficiales|celador|celadores|sargento] .. [me|nos|lo|le|la] [golpeó|golpearon|golpea|golpean|pegó|pegaron|pateó|patearon|ahorcó|torturó|torturaron|golpean|pega|pegan|rompieron|rompió|torturan]
      [me|nos|lo] [golpeó|golpearon|golpean|golpea|patearon|torturaron|torturan|pegó|pegaron] .. [guardia|guardias|custodio|custodios|oficial|oficiales|celadores|sargento]
      [denuncia|denunciar|reporte|queja|línea|coordinador|coordinadora] [de|la|] prea
      [prea|ley prea]
      [uso excesivo de la fuerza|me niegan la insulina|nos niegan el agua|me niegan la medicina|me dejaron sin comida|nos dejan sin agua|me niegan atención médica|represalias por denunciar|represalia por mi queja]
      [tengo miedo|miedo] [de|a] mi compañero de celda
    `,
  },
];
