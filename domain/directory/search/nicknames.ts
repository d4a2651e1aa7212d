// Names that mean each other in everyday use, English and Spanish. The first of a line is the full name; every other one of the line
// is short for it. A short name may stand in several lines (Alex, Chris, Pat, Lupe).
const LINES = `
aaron ron ronnie
abigail abby gail
abraham abe bram
adrian ade
agnes aggie nessie
albert al bert albie
alberto beto berto
alejandra ale alex sandra jandra
alejandro ale alex jandro alejo
alexander alex al alec sandy xander lex sasha
alexandra alex sandra lexi sandy sasha
alfonso poncho fonso al alfie
alfred al fred alfie freddie
alfredo fredo al freddy
alicia licha ali
allen al
allison allie ally ali
alonzo lonnie al
amanda mandy manda
anastasia stacy ana
andrea andy drea
andrew andy drew
andres andy
angela angie
angelica angie
angelina angie lina
ann annie nan anna anne
anthony tony ant
antoinette toni nettie
antonia tona toni toña
antonio tono tony toño
archibald archie
armando mando
arnold arnie
arthur art artie
arturo turo art
augustus gus augie
barbara barb babs barbie
bartholomew bart
beatrice bea trixie
beatriz betty bea
benjamin ben benny benji benjie
bernard bernie
bertha bert
beverly bev
bradley brad
brandon bran
brenda bren
bridget biddy bridie
calvin cal
camila cami
candace candy
carlos carlitos charlie
carmen carmelita menchu
caroline carol carrie
carolina caro carol
catalina cata lina
catherine cathy kate katie kathy cat cate katherine kathryn catharine
cecilia ceci celia
charles charlie chuck chas chaz
charlotte charlie lottie
christian chris
christina chris tina christy
christine chris tina christy chrissy
christopher chris topher kit
clarence clare
clifford cliff
concepcion concha conchita
consuelo chelo
cristina cris tina
cristobal cris tobal
cynthia cindy
curtis curt
cuauhtemoc temo
dolores lola
dominic dom nick
donald don donnie donny
dorothy dot dottie dolly
douglas doug
duane dewayne
earnest ernie
edgar ed eddie
eduardo lalo edu eddie
edmund ed eddie ned ted
edward ed eddie ned ted teddy
edwin ed eddie win
eleanor ellie nell nora
elena nena lena
elizabeth liz beth betty lizzie eliza betsy libby lisa elisabeth
elijah eli
emily em emmy
emiliano emi
emilio milo
enrique quique kike rick
ernest ernie
ernesto neto ernie
esperanza espe
esteban steve estevan
esther essie
eugene gene
eugenia gena
evelyn evie eve
ezekiel zeke
federico fede fred kiko
felipe pipe phil
fernando nando fer
florence flo florrie
frances fran frannie francie
francis frank fran
francisca paca pancha
francisco paco pancho frank kiko cisco
franklin frank
frederick fred freddie freddy rick fritz
gabriel gabe
gabriela gaby gabi
genevieve gen
george georgie
gerald gerry jerry
gerardo gera
geraldine gerry geri
gertrude trudy gert
gilbert gil bert
gilberto beto gil
giovanni gio
gloria glo
gonzalo gonza chalo
graciela chela
gregorio goyo greg
gregory greg gregg
guadalupe lupe lupita
guillermina mina
guillermo memo guille bill
gustavo tavo gus
harold hal harry
harriet hattie
harrison harry
helen nell nellie
henry hank harry hal
herbert herb bert
heriberto beto
hernan nan
hilario lalo
howard howie
hugo huguito
humberto beto berto
ignacio nacho
ines nes
irene rene
irving irv
isaac ike zac
isabel isa chabela
isabella bella izzy isa
isadora dora izzy
ismael mayo
jacob jake jay
jacqueline jackie
jaime jimmy
james jim jimmy jamie jimbo
jamal mal
janet jan
javier javi
jeffrey jeff geoff geoffrey
jennifer jen jenny jenn
jeremiah jerry jeremy
jeremy jerry
jerome jerry
jessica jess jessie
jesus chuy chucho
joaquin quino quin
jonathan jon jonny johnny nathan
john jack johnny jon johnnie
jorge coque george
jose pepe chepe che joe
josefina pepa fina chepina josie
joseph joe joey jo
josephine jo josie
joshua josh
juan juanito john
juana juanita
judith judy judi
julia jules julie
julian jules
julio jules
justin jus
katherine kathy kate katie kat kay kathryn catherine
kathleen kathy kate katie kath
kenneth ken kenny
kimberly kim kimmy
kristen kris kristy
kristina kris tina
larissa lara
latisha tisha
laurence larry lawrence laurie
lawrence larry laurie lonnie
leandro leo
leonard leo len lenny
leonardo leo
leonel leo
leopoldo polo
leslie les
leticia lety tish
lester les
lewis lew lou
lillian lil lilly
lorenzo lencho
louis lou louie
louise lou lulu
lourdes lulu
lucia lucy chia
lucille lucy lu
luis lucho luisito
luz lucha
madeline maddie
magdalena magda lena
manuel manny manolo manolito
manuela manola
marcela chela
marcos mark
marcus marc mark
margaret maggie meg peggy marge margie greta
margarita rita mago
maria mari mary marita
mario mayito
marjorie marge margie
marshall marsh
martha marty mattie
martin marty
marvin marv
matthew matt matty
maurice mo moe
mauricio mau
maximilian max
maxwell max
melanie mel
melissa mel missy lissa
melvin mel
mercedes meche merche
michael mike mikey mick mickey micheal
michaela mickey
michelle shelly chelle
miguel migue mike
mildred millie
miriam mimi
mitchell mitch
mohammed mo mohamed muhammad mohammad
montserrat montse
natalie nat
natalia naty
nathan nate nat
nathaniel nate nat nathan
nicholas nick nicky nico nicolas
nicole nicki nikki
nicolas nico nick
norberto beto
norman norm
octavio tavo
oliver ollie
olivia liv livvy
orlando lando
oscar ozzie
osvaldo valdo
pablo pablito paul
pamela pam
patricia pat patty trish tricia pati
patricio pato pat
patrick pat paddy rick
paul pauly
paula pau
pedro perico pete
penelope penny
peter pete
phillip phil philip pip filip
pilar pili
priscilla cilla prissy
rafael rafa rafi
ralph ralphie
ramon moncho ray mon
randall randy
randolph randy
raquel quela
raul rulo
raymond ray
rebecca becky becca
refugio cuca cuco
regina gina reggie
reginald reg reggie
reynaldo rey naldo
rhonda ronnie
ricardo rick ricky cardo richie
richard rick ricky dick rich richie
robert bob bobby rob robbie bert
roberta bobbie
roberto beto tito rob berto
rodolfo fito rudy
rodney rod
rodrigo rod rorro
roger rog
rogelio roy
roland rollie
ronald ron ronnie ronny
rosa rosita
rosalinda rosa linda
rosario chayo charo
rose rosie
roxanne roxy
rudolph rudy
russell russ rusty
ruben rube
salvador chava sal
samantha sam
samuel sam sammy
sandra sandy
santiago santi chago diego tiago
sarah sally sadie sara
sebastian seb bas sebas
sergio checo
shannon shan
sharon shari
shawn sean shaun
shirley shirl
sidney sid
silvia chivis
simon si
sofia sofi
solomon sol
soledad sole chole
stanley stan
stephanie steph stevie
stephen steve stevie steven stephan
susan sue susie suzy
susana susy
sylvia syl
tabitha tabby
tamara tammy
teresa tere teresita
terrance terry terence
terrell terry
thaddeus tad thad
theodore ted teddy theo
theresa terry tess tessa
thomas tom tommy thom
timothy tim timmy
tobias toby
tomas tomasito tom
travis trav
trinidad trini
tyrone ty
valentina vale tina
valerie val
vanessa nessa
veronica vero ronnie
vicente chente vince
victor vic
victoria vicky tori
vincent vince vinny vin
virginia ginny ginger
viviana vivi
vivian viv
wallace wally
walter walt wally
wilfred will fred
willard will
william bill billy will willie liam
winifred winnie
winston win
xavier xavi
ximena xime mena
yolanda yoli yola
zachary zach zack
`;

const meanings = readLines();

/** The other names that may stand for this one, both ways: "bill" → william and what else is short for it. Never the name itself. */
export function nicknamesOf(word: string): string[] {
  return meanings.get(word) ?? [];
}

function readLines(): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const line of LINES.normalize('NFD')
    .replace(/\u0303/gu, '')
    .trim()
    .split('\n')) {
    const names = line.split(' ');
    for (const name of names) {
      const others = found.get(name) ?? new Set<string>();
      for (const other of names) if (other !== name) others.add(other);
      found.set(name, others);
    }
  }
  return new Map([...found].map(([name, others]) => [name, [...others]]));
}
