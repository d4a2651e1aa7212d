/** Words without which few say anything, in both languages and without accents: by their shape a moved alphabet is known. */
export const COMMON: ReadonlySet<string> = new Set(
  `
  to of in at by or if as an me my we it is on be so up go no he do the and you for with this that will from have your when they what not are
  can all but was him her his she out get let use one who how now our some them then than here there where come meet bring send money tell
  about after before tonight night time want need know just like been were said good take make call back over under through because home love
  every door de en el la lo mi tu te se ya no me es un si al los las que por con una del para como este esta pero todo nos muy mas cuando
  donde hay son ella ellos eso esto dile dice trae manda dinero noche hoy tiene voy vas van aqui casa hijo amor sobre entre desde hasta porque
  tambien puede quiero package ready friday saturday sunday monday tuesday thursday guard door gate yard phone wait work week house baby letter
  drop pick kiss mom brother sister friend kids read write look right left first next year day days today tomorrow hope miss please thanks much
  many more very always never still again people little coming going venga hermano hermana viernes sabado domingo lunes martes jueves puerta
  patio carta semana mama dia dias alli listo paquete guardia celular ahora despues siempre nunca bien favor gracias mucho poco caja
  put sent got said told laugh laughed word words car school church money dollars son daughter nosotros mando escribe carro iglesia
`
    .trim()
    .split(/\s+/),
);
