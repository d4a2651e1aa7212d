// Written by hand for this project from what is generally known to be chosen often (published yearly "worst password"
// lists agree on most of it); it copies no breach corpus. About 480 words that people build passwords from, in English
// and Spanish, each of which the rules in password.ts also catch doubled, paired, with digits or signs around it and with
// look-alike letters (p4ssw0rd), and 100 whole passwords. It stops the lazy guess. It does not replace a breach
// list of millions; length (15 characters, or a second factor) carries that load.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Our own names and the words of the trade: the first thing an attacker of this site tries. */
export const productWords = words(`
  kinline jpay inmate inmates prison jail facility corrections correctional detention department sheriff officer guard warden
  visit visits visitor letter letters stamp stamps money send sendmoney deposit commissary trust account transfer payment
  family loved lovedone freedom free freeme release parole probation court judge lawyer familia carcel prision preso recluso
  dinero envio enviar cuenta deposito visita carta cartas libertad libre abogado juez corte condado
`);

export const baseWords = words(`
  password passwort passwords passphrase passcode pass word secret secreto login logon signin admin administrator root user
  username guest test tester testing temp temporary default changeme change letmein welcome hello hola goodbye access master
  qwerty qwertyuiop qwert qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qaz qazwsx wsx edc poiuy lkjh mnbvc
  abc abcd abcdef iloveyou loveyou lovely love lover iloveu teamo tequiero teamomucho amor amores amorcito mivida miamor corazon
  cielo vida beso besos bonita bonito hermosa preciosa princesa princess prince queen king reina rey angel angels angelito
  baby babygirl babyboy honey sweet sweetie sweetheart sunshine darling mommy mama mami papa papi daddy mother father mom dad
  brother sister hermano hermana hijo hija abuela abuelo madre padre familia siempre forever always never
  monkey dragon tiger lion bear wolf eagle falcon phoenix panda kitty kitten puppy doggy doggie fluffy buddy max bella lucky rocky
  gato perro leon tigre lobo aguila caballo conejo
  football futbol soccer baseball beisbol basketball hockey golf tennis boxing liverpool chelsea arsenal barcelona realmadrid
  america chivas cowboys steelers packers patriots raiders eagles yankees redsox lakers bulls warriors
  michael jordan jennifer jessica ashley amanda nicole daniel david robert richard charlie thomas matthew andrew joshua anthony
  william joseph george hunter taylor harley maggie ginger pepper cookie chocolate cheese banana orange apple cherry peanut
  maria jose juan carlos luis jorge miguel alejandro alejandra fernando fernanda gabriel gabriela daniela valentina sebastian
  superman batman spiderman ironman pokemon pikachu naruto starwars matrix hannah elvis shadow killer hacker ninja pirate
  jesus jesuschrist christ cristo dios god godisgood godislove amen blessed bendecido faith hope grace heaven gracias
  computer internet google facebook instagram whatsapp youtube twitter tiktok samsung iphone android microsoft windows apple
  summer winter spring autumn verano invierno primavera otono monday tuesday wednesday thursday friday saturday sunday
  lunes martes miercoles jueves viernes sabado domingo january february march april may june july august september october
  november december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  trustno trustnoone whatever nothing something anything mustang corvette ferrari porsche mercedes toyota honda yamaha
  flower flowers rosas estrella estrellita butterfly mariposa rainbow purple orange yellow silver golden diamond dolphin
  contrasena contrasenia clave claveacceso acceso entrar bienvenido bienvenida usuario prueba cambiame temporal
  mexico cuba colombia espana puertorico dominicana salvador guatemala honduras florida texas california newyork miami chicago
  usa unitedstates estadosunidos this that the and mine your you me my is are for with from one two three please thank thanks
  el la los las un una mi tu su es son con por para que muy mucho muchas mas todo todos nada
`);

/** Whole strings that the words above do not build. */
export const commonPasswords = words(`
  correcthorsebatterystaple correct-horse-battery-staple tobeornottobe tobeornottobethatisthequestion thequickbrownfox
  thequickbrownfoxjumps thequickbrownfoxjumpsoverthelazydog jackandjillwentupthehill twinkletwinklelittlestar
  maythefourthbewithyou maytheforcebewithyou winteriscoming iamyourfather openthedoor opensesame abretesesamo
  onceuponatime happilyeverafter liveandletlive livelaughlove eatpraylove carpediem hakunamatata nevergiveup neversaynever
  ihatepasswords ihatethispassword ihavenopassword idontknow idontremember iforgotmypassword forgotpassword forgotmypassword
  thisismypassword thisisapassword mypasswordis passwordispassword whatismypassword enterpassword yourpassword
  noseacontrasena nomeacuerdo olvidemicontrasena miclaveesesta estaesmicontrasena micontrasenaes
  padrenuestro diosesamor diosesfiel diosesbueno avemariapurisima jesusesmipastor elsenoresmipastor thelordismyshepherd
  inthebeginning godblessamerica praisethelord jesuslovesme jesusislord jesusismylord jesussaves
  vivamexico vivalavida amoamifamilia teamoconlocura teamoparasiempre amorparasiempre juntosporsiempre porsiempretuya
  iloveyouforever iloveyousomuch iloveyoubaby iloveyoutothemoon iloveyoutothemoonandback loveyouforever
  a1b2c3d4e5f6g7h8 a1s2d3f4g5h6j7k8 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc4rfv zaq12wsxcde34rfv zaq1zaq1 q1w2e3r4t5y6 p@ssw0rd p@55w0rd
  aaaabbbbccccdddd 112233445566778899 11223344556677 123123123123123 147258369147258 147852369 159753159753159 789456123789456
  12345678987654321 1234512345 12341234 13131313 987654321012345 314159265358979 3141592653589793 271828182845904
`);
