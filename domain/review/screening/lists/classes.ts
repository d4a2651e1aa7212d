import type { Lang } from '#kernel/scope.ts';

/** Words that stand for each other in many lines: `[<kin>]` is any of them. */
export const classes: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {
    them: 'him|her|them|you|ya|that boy|that dude|that man|that guy|this guy|that woman|that girl|that snitch|that rat|that fool|that punk|that kid|my ex|my cellie|my celly|my bunkie',
    kin: 'mom|mama|momma|mother|dad|daddy|father|pops|sister|brother|kid|kids|son|daughter|children|baby|little girl|little boy|wife|husband|girl|girlfriend|family|people|grandma|grandmother|aunt|uncle|cousin',
    staffer:
      'officer|co|guard|sergeant|sgt|lieutenant|captain|warden|nurse|counselor|deputy|teacher|chaplain|case manager|kitchen supervisor|correctional officer',
    dope: 'tree|trees|green|loud|gas|bud|white|ice|clear|hard|soft|coke|dope|crystal|meth|weed|smoke|fire|k2|spice|deuce|boy|girl|za|kush|brown|tar|fetty|fent|pills|powder|molly|wax|subs|strips|blues|bars|percs|xans',
    carried:
      'phone|phones|cell|tobacco|cigarettes|smokes|pills|drugs|dope|weed|liquor|vodka|vape|vapes|package|packages|pack|stuff|lighter|charger|sim card|blade|knife|money|cash',
    victim: 'victim|witness|witnesses|accuser|complaining witness|girl who pressed charges|one who told|girl that told',
    elsewhere:
      'other prison|another prison|other jail|another jail|other facility|another facility|other unit|other yard|other side of the yard|other pod|other block|other dorm|next dorm|up at the state prison|in the county|in the feds|locked up|in prison|in jail|doing time|incarcerated|codefendant|co defendant|stateville|upstate',
    flesh: 'breast|breasts|boobs|titties|tits|privates|private parts|private area|genitals|penis|vagina|butt|crotch|ass|nipples|dick|pussy',
    app: 'cash app|cashapp|zelle|venmo|paypal|apple pay|chime|green dot|western union|moneygram',
    goods:
      'soup|soups|ramen|ramens|noodles|stamps|books of stamps|honey buns|coffees|bags of coffee|commissary|canteen|store items|tunas|pouches|cookies',
  },
  es: {
    los: 'te|lo|la|le|los|las|les',
    familia:
      'mamá|madre|jefa|jefita|papá|padre|jefe|hermana|hermano|carnal|carnala|hijo|hija|hijos|niño|niña|niños|esposa|esposo|mujer|marido|novia|vieja|familia|abuela|tía|tío|primo|prima|gente|chamacos',
    guardia:
      'guardia|guardias|custodio|custodia|custodios|oficial|oficiales|celador|celadora|sargento|teniente|capitán|comandante|enfermero|enfermera|consejero|consejera|maestra|maestro|capellán|cocinero|alcaide|director',
    droga:
      'coca|mota|cristal|hielo|perico|piedra|chiva|manteca|tecata|polvo|nieve|hierba|yerba|pasto|pastas|pastillas|percos|tachas|meta|crico|foco|k2|especia|suboxone|tiras|fenta|fentanilo|blanca|merca|tusi|yesca|grifa',
    cosas:
      'celular|celulares|cel|teléfono|teléfonos|chip|cargador|tabaco|cigarros|frajos|droga|pastillas|paquete|paquetes|encargo|mercancía|alcohol|trago|licor|navaja|feria|dinero|aparato',
    testigo:
      'testigo|testigos|víctima|muchacha que me denunció|que me acusa|que me acusó|que me denunció|que puso la denuncia|que me puso la denuncia',
    otrolado:
      'otra prisión|otro penal|otra cárcel|otro módulo|otro patio|otro dormitorio|otro bloque|otra unidad|otro reclusorio|está preso|está presa|está encerrado|está guardado|está adentro|coacusado|mi cómplice|mi causa',
    carne: 'pechos|senos|tetas|chichis|nalgas|partes|partes íntimas|partes privadas|pene|vagina|pompis|trasero|entrepierna|miembro',
    app: 'cash app|cashapp|zelle|venmo|paypal|oxxo|western union|moneygram|apple pay|green dot|giro|spei|nequi|yape',
    vicio: 'sopas|sopa|maruchan|timbres|estampillas|cafés|tienda|comida|galletas|atunes|lana|feria|dinero|pesos|dólares',
  },
};
