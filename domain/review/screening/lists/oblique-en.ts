import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

/** What people say around the word: who does what to whom, with room between. The word itself stands in the other lists. */
export const obliqueEn: readonly TermList[] = [
  {
    ...en,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [won't|wont|will not|ain't gonna|not gonna|never gonna|isn't gonna|not going to|ain't going to] .. [be breathing|be walking home|be walking again|see tomorrow|see the sun come up|see christmas|see another birthday|see another christmas|see his next birthday|see her next birthday|live long|last long in here|last a week in here|walk out of there|walk out alive|make it through the night|be so pretty|recognize yourself] -medicine
      [i|we|they|people|my boys|my guys|my people|somebody] know where .. [lays|lay|rests|rest] [his|her|your|their] head
      [he|she|they|him|her|somebody|someone|that boy|that man|that dude|that fool|that rat|you] .. [get|gets|getting|be|gotta be] [dealt with|smoked|touched up|wet up|rolled up on|clipped|domed|laid out|put to sleep|packed out|whacked|merked|stretched out|sent home in a box] -sport
      [get|gets|getting|got] [whats coming|what's coming|what is coming|whats owed|what's owed] -party
      [handle|take care of|deal with|handling|handles|touch] [him|her|them|that snitch|that rat|the witness|my problem|your problem|that problem] .. [for me|for us|for a few|for some|for soups|for a price|for the right|once and for all|permanently|say the word|say when]
      [just|] say the word and [he|she|they|my boys|my guys|my people] .. [get|gets|gone|dealt|handled|touched|disappears|disappear|done|is done|are done|won't|will be]
      or something .. [happen|happens] to [you|him|her|them|your|his|their]
      [if|keep|or|till|until] ... something [bad|] [will|might|could|is going to|is gonna|gonna|going to] happen to [your|his|her|their]
      see what happens to [you|your|him|his|her|them|their|that pretty|that nice]
      [regret|sorry] ... [called|calling|call] [the law|the police|the cops|12 on|on me]
      [regret|sorry] ... [testified|testifying|snitched|snitching|crossed me|crossing me|opened her mouth|opened his mouth|opened your mouth|opening his mouth|opening her mouth|pressed charges|pressing charges|messed with me|messing with me|ever met me|was ever born|were ever born|talked to the|told on]
      [you'll|youll|you will|he'll|hell|he will|she'll|shell|she will|they'll|they will|gonna] [wish you|wish he|wish she|wish they] .. [never been born|never|kept quiet|kept your mouth|kept his mouth|kept her mouth] -sport -food
      [nobody|no one|her mama|his mama|his own mother|her own mother|your own mother|her own mama|his own mama] .. [recognize|recognizes] [her|his|that|your] face
      [mess up|messing up|bust up|busting up|carve up|carving up|cut up|rearrange|rearranging|fix|ruin|scar] [his|her|your|that] [pretty face|face] -medicine -play
      [break|snap|bust|crush]~v every bone in [his|her|your|their] body -medicine
      [target|bullseye] on [him|his back|her back|your back|his head|her head|your head|their backs] -sport
      [a|that] [marked man|marked woman|dead man walking]
      marked for death
      grow~v up without [a|their|his|her|your|no] .. [mother|father|mama|mommy|daddy|dad|mom|parents] +witness
      [rat|rats|snitch|snitches|informant|informants] [get|gets|die|dies|got|end up|belong|deserve|don't last|dont last|don't live|dont live|have to pay|gotta pay|always pay|sleep with] -film -animals
      [what|you know what] .. [rats|snitches|informants] [get|got|deserve]
      [burn|torch|light|blow]~v ... [with him in it|with her in it|with them in it|with you in it|with them inside|with him inside|with her inside|with you inside|with everybody inside|with everyone inside|with everybody in it|with everyone in it]
      hunt~v [you|him|her|them|that man|that boy] down -play
      [suffer|pay|bleed|beg] for what [he|she|they|you] [did|done|said|told]
      [put|putting|lay|laying] [my|your|his|her|their] hands on [him|her|you|them] -faith -sorry
      when i [get out|touch down|come home|get home|hit the streets|see him|see her|see you|catch him|catch her|catch you|run into him|find him|find her] ... [dealt with|handled|gets his|gets hers|get his|get hers|done for|over for him|over for her|over for you|settle this|settle the score|settle up with|get even|revenge|payback|bleed|bleeds|gonna pay|will pay|going to pay|crying|hospital|casket|sorry]
      [get|getting|take|taking|want|have]~v [my|our|his|her] revenge -sport -play -film
      [get|getting] even with [him|her|them|you|that]
      payback [is|coming|time|for what]
      sleep with one eye open -baby
      look~v over [his|her|your|their] shoulder [every|the rest|now|from now|for the rest]
      [be a shame|shame|be a pity|too bad|be terrible] if [something|anything|someone] [happened|happens|were to happen|hurt|got to]
      accidents happen [in here|all the time|to people|every day|to snitches]
      [end|wind|wound|ends|winds|ended] up [dead|missing|in a trunk|in the trunk|in a hole|in a ditch|in a river|in the river|in a dumpster|on a shirt|on a t shirt|in a body bag|face down] -news -film
      [your|his|her|their] days are numbered -animals -medicine
      [pick out|picking out|start picking|order|buy]~v [casket|coffin|headstone|tombstone|plot] -grief
      [plan|start planning|planning] [your|her|his] funeral +witness
      [you|he|she|they] [picked|messed with|crossed|robbed|snitched on|told on|stole from] the wrong .. [one|person|man|family|dude|guy]
      [come|coming|come looking|send someone] for [you and your|your family|your kids|your mother|your sister|his family|his kids|her kids|her family] .. [if|when|next|tonight|and|too|unless]
      [pay|paying|paid] a [little|] visit [he|she|they|you] [won't|wont|will not|never]
      [jump|jumping|jumped] him [in the|at chow|after chow|at rec|when|out on] .. [shower|showers|yard|chow|rec|blind spot|stairwell|dayroom|day room|when|first] -sorry
      [finish|ending|end] what [i|we|they] started [with|on] [him|her|them|you]
      [not|never] [walking|walk|walks|coming|come|comes] out of [there|that yard|this yard|this place|that place|that courtroom] .. [alive|on his feet|on her feet|in one piece]
      send~v [him|her|you|them] home in a [box|bag|casket]
      [check|checked|checking] [in|] or get [carried out|rolled out|stuck|hit]
      [keep|shut]~v [your|his|her] mouth shut or
      [better|gotta|tell him to|tell her to] keep [his|her|their] mouth shut [about|in court|at trial|if|or|and nobody]
    `,
  },
  {
    ...en,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [work release|furlough|weekend pass|day pass|my pass|work crew|halfway house] ... [not|never|ain't|aint|won't|wont] .. [going back|coming back|come back|go back|show up|return|report back]
      [not|never|ain't|aint|won't|wont] .. [going back|coming back|come back|go back|show up|return|report back] .. [from|after|to] .. [work release|furlough|weekend pass|day pass|my pass|the halfway house|court monday]
      [across|over|past|cross]~v the [border|state line] +run
      before [anybody|anyone|they|somebody|the guards|count|the officers|a guard] [knows|know|notices|notice|finds out|find out|realizes|realize|sees|misses|miss] .. [gone|missing|not there|im out|i'm out|i am out|got out|me]
      [they|guards|officers|cos|guard] .. count .. [at|every|again] ... [don't|dont|won't|wont|nobody|no one|not|never] [check|checks|count|counts|come around|walk|walks] .. [again|back|us|the] .. [until|till|for]
      [hours|minutes] before [anybody|anyone|they|somebody|the next count] [know|knows|notice|notices|check|checks|look|looks|count|counts]
      [been|keep|kept|started|we're|we are|i'm|im] [working|scraping|filing|sawing|digging|chipping|loosening|cutting|picking|grinding] .. [on|at|away at|through|around|] [window|bars|bar|vent|grate|wall|screws|bolts|lock|mortar|brick|bricks|fence|drain|floor] -home -car -work -garden -kids
      [plain|street|civilian|civvies] clothes ... [stash|hide|hidden|waiting|bushes|trunk|bathroom|behind|in a bag|under the]
      [stash|hide|hidden|leave|put|waiting|stashed] ... [plain|street|civilian|civvies] clothes
      [leave|park|have|put] .. [car|truck|van|ride|motorcycle|bike] ... [back road|county road|service road|behind the hospital|by the hospital|past the fence|outside the fence|tree line|treeline|in the woods|edge of the woods] ... [keys|key|running|engine|full tank|night|midnight|dark] -mechanic
      [laundry|trash|garbage|delivery|food|bread|linen|recycling|supply] [truck|van|cart|bin] ... [never|don't|dont|doesn't|doesnt|nobody|no one] .. [looks|look|checks|check|searches|search|inspects|opens]
      [be|get|make it|head|run|am|disappear]~v .. [to|in|into] [mexico|canada|cuba|guatemala|the mountains|another country] ... [before they|new name|nobody finds|never find|can't find|cant find|won't find|wont find|police|cops|extradite|disappear]
      [walk|slip|sneak|slide|ease]~v [out|off|away] .. [when they|while they|during|after] .. [count|shift|yard|rec|chow|not looking|aren't looking|arent looking|guards|staff|fire drill|visit] +unit
      [my|his|our] way out of [here|this place|prison|jail] .. [tonight|this week|through|is the|without them|over|under]
      [outside|other side of] the [fence|wall|wire] .. [waiting|wait|be there|pick me up|car|truck|at midnight|tonight]
      [cut|cuts|cutting|slip|slipped|snip|get|take|saw] .. [ankle monitor|ankle bracelet|leg monitor|gps monitor|bracelet off my ankle] .. [off|run|gone|and|loose]
    `,
  },
  {
    ...en,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [let it dry|dry it|dries flat|dry flat] ... [mail|send|put it in the] .. [like|same|it] +soak
      [in|inside] a balloon .. [like last|pass|swallow|kiss|mouth|visit|before you|when we|and bring]
      [pass|slip|spit|slide|give]~v .. [it|them|that] ... [when we kiss|when you kiss|with a kiss|in the kiss|in your mouth|mouth to mouth|when we hug|under your tongue]
      [my celly|my cellie|my bunkie|my cellmate|he|he's|hes|dude] .. [sick|hurting|fiending] without it
      [orange|blue|white|yellow|green|little|round|pink] ones .. [under the tongue|that go under|that melt|melt|from|off of|off] .. [tongue|ray|mouth|street|him|you|strips|the plug|somebody|some] -food
      [blue|yellow|white|green|pink] ones [from|off] ... [crush|crushed|crushing|snort|break|grind|under|bag|wrap] -food
      [crush|grind|mash]~v [them|em|it|the pills|those|the blue|that] .. [good|fine|first|real|before|into|and] [fine|before|and|powder|put|mail|wrap|you|into|] -food -animals -garden -medicine
      under the [stamp|stamps|envelope flap|flap] .. [never|don't|dont|nobody|no one|they] [check|checks|look|looks|peel|peels]
      [everybody|everyone|half the block|whole block|dudes|guys|people|whole dorm|they] [in here|] [is|are|be|all|] .. [smoking|hitting|puffing|tripping on] [paper|stuff|spice|k|toilet paper|tree|sheet]
      [a page|one page|a sheet|one sheet|a strip|one strip|a stick|one hit|a cap|one piece] [go|goes|sells|sell|is going|gets|brings|costs|is worth] for .. [a|fifty|a hundred|two|three|four|five|six|eight|twenty|thirty|forty|200|300|400|500|50|100]
      [high|lit|stoned|faded|zooted|tweaking|tweaked|spun|geeked|loaded] [again|every day|every night|all day|in here|off that] .. [in here|lately|again|every|off] -play
      [been|get|getting|got|stay|staying] [high|loaded|lit|stoned] [again|every day|every night|in here|all day|behind these walls] -faith -laugh
      easier to [find|get] [in here|inside|behind] .. [than] .. [street|streets|out there|outside]
      [cook|cooks|cooking|make|makes|making|brew|brews|brewing|got] [wine|liquor|alcohol|hooch] .. [out of|from|with|in the|in his|in my|under] .. [fruit|juice|oranges|bread|sugar|ketchup|cups|bunk|cell|trash bag|toilet] -home
      [relapsed|using again|back on it|back on that stuff|picked up again|shooting up again|on that stuff again]
      [get|gets|need|needs|want|find] .. [fix|hit|bump|taste] [before|tonight|bad|from him|off him|again|so bad] +unit -car -home
      dip~v [the|a|your|some] [bible|drawing|coloring|photo|greeting card|postcard|letter] .. [pages|in]
    `,
  },
  {
    ...en,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [carry|bring|walk|haul|pack|mule|get]~v it in .. [for|if you|through|on|past|to me|during|with her|with his]
      [charger|battery|cord|sim|data plan|minutes|screen] [for|that fits] .. [little phone|small phone|tiny phone|phone i|phone in here|phone i have|one i got in here|burner|jack|cell i|hidden phone]
      [little|small|tiny|mini] phone [i|in here|that i|we] .. [hid|have|got|keep|use|charge|in here|share|hide]
      [my|the|this] phone [in here|in the cell|under the bunk|in my bunk|in my mattress] .. [broke|broken|dead|died|charge|charger|needs|ran out|screen]
      they [don't|dont|never|won't|wont] [check|search|look|scan|x ray] .. [there|those|that part|inside those|inside the|behind the|in there|the spine|the envelope|the binding]
      [have|put|let|dress] [the baby|the kids|the little one|grandma|your mother|my mother] .. [wear|wearing|carry|hold|bring in|walk it] ... [diaper|don't touch|dont touch|don't search|dont search|told you about|under|bra|it in]
      [sit|meet|be] [at|by|near] the [table|bathroom|vending machine|vending machines|trash can|corner table] ... [diaper|hand it|pass|drop|switch|under the table|slide|slip|trash can|leave it]
      [meet|pay|see|catch] [her|him|them|that officer|the lady|the guard] [in|at|by|behind] .. [parking lot|walmart|gas station|truck stop|mcdonalds|dollar store|rest stop|after his shift|after her shift|after work|motel] ... [carry|bring|bag|cash|envelope|money|package|phone|stuff|three hundred|five hundred|it in]
      [carry|bring|bag|cash|envelope|money|package|phone|stuff|hundred|it in] ... [meet|pay|see|catch] [her|him|them] [in|at|by|behind] .. [parking lot|walmart|gas station|truck stop|mcdonalds|rest stop]
      [wrap|tape|seal|vacuum seal]~v it .. [tight|up tight|good|in plastic|in carbon paper|in electrical tape|in foil|in cellophane|so the dog|so the machine] -party -food
      [so the|where the|the] [dog|dogs|scanner|x ray|metal detector|machine] [can't|cant|won't|wont|doesn't|doesnt|don't|dont] .. [smell|see|pick|find|catch|go off|beep|hit on] -animals -home
      [hollow|hollowed|cut] out [the|a|your|my] [book|bible|bar of soap|shoe|heel|sole|pages] -play
      [sew|glue|tape|stitch]~v it [into|inside|under|behind] .. [hem|lining|cover|spine|insole|waistband|binding|frame|sole|seam|picture|card]
      my [stash|hiding spot|hiding place|spot] .. [shakedown|search|guards|cos|cell|bunk|found|never find|won't find|wont find|mattress|light fixture]
      [trade|trades|trading|sell|sells|selling] .. [bottle|cup|bag|stick|roll up|smokes|cigarettes|pouch] for [stamps|soups|honey buns|commissary|noodles|ramen|coffee bags]
    `,
  },
  {
    ...en,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [piece of|strip of|chunk of|sharp] [metal|steel|glass|plexiglass|wire] .. [mattress|bunk|sleeve|waistband|sock|pillow|handle|boot|wrapped]
      [metal|steel|iron|fiberglass|something sharp|somethin sharp] [from|off|out of|under|in] .. [bunk|bed frame|bed|locker|vent|typewriter|kitchen|shop|door|window|mattress|pillow|sleeve] ... [handle|sharp|sharpened|point|wrapped|mattress|just in case|in case|ready]
      [lock|padlock|batteries|soap|rocks|can|cans|a mug] [in|inside] [sock|pillowcase|pillow case|laundry bag|bag] .. [waiting|ready|swing|for him|for them|in case|hit|just in case|cracked]
      [padlock|combination lock] in [a|my|the|his] sock
      who [the|that] gun [belongs|came|is|was]
      [loaded|cocked|fully loaded] and [ready|waiting|cocked|under]
      [sleep|sleeps|sleeping|walk|walks|walking|keep|keeps] with [a|my|his|one|it] .. [blade|bone|shank|knife|piece of metal|something sharp|lock|point] [under|on|in|by]
      [make|made|making|makes] [me|him|us|them|] a [bone crusher|sticker|poker|gasser|blade|stabber]
      [got|get|gets|pass|passed|hand|handed|slide|gave|give] [a|the|my|another] .. [sticker|banger|bone crusher|steel|tool|point|poker] [for|so|in case|from|before|when|to use] -garden -work -art -food
    `,
  },
  {
    ...en,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [homies|big homies|homeboys|brothers|brotherhood|carnales|fellas|bros|comrades] [up north|down south|on the yard|in the car|on the main line|on the mainline|from the east|from the west|out west|from the hood|from the set|upstairs] -music -school
      [green light|green lit|greenlight|greenlit] on [anybody|anyone|everybody|all|any|him|the] .. [from|of|who|homies|south|north|east|west|side]
      [put|puts|putting|did|doing] in work [for|with] [the|my|our|them]
      [earn|earns|earned|earning|get|getting|got] [patch|rocker|bones|stripes|rank|bolts|lightning bolts|patches|full patch|rag|flag|wings from the brothers] +gang
      [without|no|bad|clean|dirty|good|check|checked|checking|show|showed|showing|got|see|saw|seen|read] [paperwork] .. [on|showed|came|checks|check|is|no good|so|and|from|first|or|in here] +gang
      [ride|rides|run|runs|running|riding|roll|rolls|rolling|rock|rocks] with [car|race|own kind|set|hood|homies|people in here|woods|whites|brothers|mob]
      [pay|pays|paying|collect|collects|collecting|owe|owes] [taxes|tax|rent|dues|protection|cut] ... [yard|car|smash|smashed|homies|block|beat|roll up|rolled up|or else|protection|get hit|checked] -home
      [smash|smashed|run|ran|roll|rolled|rush|rushed|hit|moved] [him|you|them|us|me|that kid] off the .. [yard|line|tier|unit|mainline]
      [hold|holding|keep|keeping] [block|hood|set|turf|corner] [down|on lock|ours|clean|safe from] -kids
      [flag|colors|banner|rag] [flying|up|high|in the left|in the right|on the left|on the right] .. [homies|set|hood|block|till i|until i|for us] -party
      [in|out of|] [bad standing|good standing] with [homies|brothers|car|set|yard|big|brand|family|hood|people]
      [jumped|beat|blooded|courted|walked|voted|brought] in [last|yesterday|on|for|to|now|and|at|so|with|when] -school
      [thirteen|13|eighteen|18|twenty five|sixty|31] seconds ... [jumped|homies|hood|in now|family|barrio|family now|member|courted]
      [initiation|initiated|prospecting|prospect for|blood oath|blood in]  .. [gang|set|family|homies|brothers|car|mob|club|crew] -school -sport
      [three dots|three dot|teardrop|spider web on|lightning bolts|iron cross|five point star|six point star|pitchfork|crown with five] .. [tattoo|tat|tatted|ink|inked|hand|eye|face|neck|elbow|earned]
      [bang|bangs|banging|banged|claim|claims|claiming|rep|reps|repping] [set|hood|block|flag|colors|north|south|east|west|red|blue] .. [side|till|until|all|every|in here|now] -sport
      [opps|opp|ops] [on|in|at|from|that|got|gonna|came|are|be|is] .. [the|this|my|slide|block|yard|here|other|unit]
      [hoover|rollin|eight trey|east coast|west side|southside|norf|forties|sixties|nineties] [crip|crips|blood|bloods|locs|gangsta|gangster|hood member|set]
    `,
  },
];
