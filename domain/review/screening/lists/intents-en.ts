import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

/** What a person is up to, said with classes of words (`classes.ts`) and room between: who, does what, to whom. */
export const intentsEn: readonly TermList[] = [
  {
    ...en,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [assassinate|decapitate|slaughter]~m -film -animals -news
      [know|knows|found out] [where|what school|what time] [your|his|her|their|ya] .. [<kin>] .. [live|lives|stay|stays|sleep|sleeps|work|works|school|leaves|gets off|gets out] -court -party
      [won't|wont|never|not|ain't|isn't] .. be walking [out|home|away|again|straight|nowhere] -medicine
      [or|pay|money|if|unless|until] ... [gonna|going to|will|bout to|about to|might] get [hurt|touched|jumped|stabbed|stretched|stomped|smashed|whacked] -kids -animals -play -sport -medicine
      [nobody|no one|never|can't|wont|won't] .. [find|finds|found] [the|your|his|her|their|that] body -news -film
      [leave|left|leaving] .. [leaking|twitching|slumped|for dead|in a pool of blood|bleeding out|in a puddle of blood] -water -home -car
      [have|get|got|send|tell|sent|had] .. [run|roll|slide|pull|creep|walk] up on [him|her|you|them|that]
      [beat|knock|whoop|slap|kick|stomp]~v the [brakes|breaks|black|hell|piss|life|snot|taste|dog|daylights|soul] .. [off|out of|out|outta]
      [catch|caught|find|get] [<them>] [slipping|slippin|lacking|lackin|by himself|by herself|by yourself|in the shower] -sport
      [gonna|going to|will|finna|bout to|about to] [catch|take|eat] [a|one|two|some|that] [slug|slugs|hot one|hot ones|body|fade|ass whooping|ass whipping] -sport
      [want|need|wanted|want to see|get|have|paid to have] [<them>] .. [stabbed|whacked|poked up|touched up|beat up|beaten up|robbed|dealt with|done in|roughed up|knocked off|taken out|put down|gone for good|laid down] -animals -car -sport
      or [your|his|her] [son|brother|man|boy|husband|nephew|cousin|baby daddy|boyfriend|homeboy] .. [gets|will get|gonna get|is getting|is going to|pays for it|won't|dies|catches]
      [put|stick|bury|push|shove|jam]~v .. [knife|blade|shank|shiv|pen|pencil|fork|screwdriver] .. [neck|head|back|chest|side|ribs|gut|guts|throat|eye|stomach|belly]
      [whoop|whip|stomp|bust|kick|beat]~v [his|her|their|your|yo|that] .. ass -sport -play
      [skin|drown|poison|burn|bury|torture|suffocate|smother]~v [him|her|them|you|that] .. [alive|in the tub|in the river|in her sleep|in his sleep|in your sleep|slowly|to death] -film -food -animals
      [on a stretcher|to the morgue|in a coma|on life support|in the icu|pushing up daisies|feeding the worms|in the dirt|toe tag] ... [if|when|soon|watch|swear|promise|until|for what|next|keep] -medicine -grief -animals
      [gonna|going to|will|ill|imma|finna|wanna|want to] .. [put|pump|empty|send|dump] .. [bullets|rounds|slugs|holes|hollow points|clip|lead] [in|into|through|at|on] -sport -film
      [spray|shoot up|light up|wet up|air out|swiss cheese]~v [his|her|their|your|the|that] .. [house|crib|porch|block|car|whip|spot|party] -garden -home
      [they|we|i|somebody|my boys|homies|he|she|dude] .. [will|gonna|finna|going to|bout to] [slide|spin|ride] on [him|them|that boy|them boys] -music -play
      [cross|disrespect|touch|play with|mess with|lie to|steal from|try] me [and|again and|one more time|] .. [see what happens|find out|end up|be sorry|regret|bury|blood|won't make it|wake up dead|dead]
      [fuck around and find out|keep playing with me|keep on playing with me|try me and see|one call away from getting|one phone call and|say goodnight to|kiss your kids goodbye|kiss your family goodbye|kiss your mama goodbye]
      [he|she|you|they] [gotta|got to|has to|have to|needs to|must|should] [die|be killed|be put down|get killed|get hit|bleed] -animals -phone
      i [hope|pray|wish|wanna see] .. [gets|get|to get] .. [raped|shanked|stabbed|killed|shot|jumped|murdered] -film
      [shed|shedding|spill|spilled|draw] [blood|some blood|your blood|his blood|her blood] -faith -medicine
    `,
  },
  {
    ...en,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      get rid of [the|that|my|them] [nine|strap|piece|burner|tool|heat|forty|banger|pole|hammer|iron|thang|toolie|stick|chopper]
      [the|that|my|his|her|a] [strap|nine|burner|blick|blicky|glizzy|pole|choppa|chopper|toolie|banger|thumper|heater] +gunplace -music -sport -school -food -garden
      [knife|knives|blade|blades|razor|razors|screwdriver|ice pick|scissors] [in|inside|under|down|taped to|tucked in|strapped to] .. [boot|boots|sock|socks|sleeve|waistband|pillow|mattress|belt|bra|crotch|leg|shoe] -work -garden
      [two|three|four|five|six|ten|few|some|extra|loose|live|box of|case of] [bullets|hollow points|shotgun shells] -film -sport -book
      [peeled|shaved|melted|sharpened|sharpening|ground down|filed down|filed|carved] .. [toothbrush|spoon handle|bone|rod|fan blade|bed spring|bedspring|paper clip|piece of plastic|piece of metal|mop handle] [into|to|till|until|so|on|down|for]
      [strap|burner|blick|nine|pole|glock] [back|where|under|behind|to my cousin|over to] .. [where|find|closet|mattress|trunk|house|seat|floor] -music
      [shotgun|handgun|ammunition]~m -play -film -sport
      [pull|pulled|pulling|whip|whipped|flash|flashed|upped|drew] [a|the|out a|his|my|that] [knife|blade|gun|piece|strap|pipe|glock] [on|out|at|from]
      [razor|razors|razor blade|razor blades] .. [melted|taped|stuck|glued|tied|hidden] .. [toothbrush|pen|pencil|stick|handle|comb]
    `,
  },
  {
    ...en,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [change|changing|switch|swap|rotate]~v [guards|shifts|officers|cos|posts] ... [nobody|no one|door|gate|tower|minutes|unlocked|watch|watches|watching|alone|empty|camera|blind] -work
      [nobody|no one|ain't nobody|not a soul|don't nobody] .. [watch|watches|watching|guarding|guards|mans|covers|looking at] .. [back door|side door|rear door|back gate|side gate|the gate|fence|tower|loading dock|the dock|kitchen door|the roof|the wall|perimeter|the exit|stairwell] -kids -animals -home
      [digging|dug|tunneling|dig|tunnel] .. [under|beneath|through|behind|out from] .. [laundry|cell|wall|shower|toilet|sink|kitchen|chapel|block|bunk|prison|jail|fence] -animals -garden -film -play -kids
      [slip|slide|wiggle|get|squeeze|work|pop|pick|bust]~v .. [out of|outta|off|loose from|free of] [the|these|my|those|them|his] [cuffs|handcuffs|shackles|leg irons|belly chain|restraints]
      [only|just] [one|two|1|2] [officer|guard|co|deputy|marshal|officers|guards|cos|deputies] .. [van|bus|hospital|transport|trip|ride|driving|tower|night|gate]
      [van|bus|hospital|transport|trip|ride|tower] .. [only|just] [has|got|have|one|two] .. [officer|guard|co|deputy|marshal|officers|guards]
      [bust|busting|break|breaking|broke|bounce|sneak|sneaking] [outta|out of|up outta|up out of] [here|this joint|this place|this hole|the joint|prison|jail|county|camp|this dump]
      [map|maps|sketch|layout|google earth|satellite picture|satellite pictures|satellite photo] ... [around this place|around the prison|around the jail|around the unit|outside the fence|where the towers|where the tower|where the fence|behind the prison|past the fence|back roads|of the grounds] -play
      [park|leave|have|put|parked]~v ... [hospital|clinic|courthouse|dentist|the gate|the fence|the woods|the prison|the jail|the camp|the work site] ... [keys in|keys on|key in|engine running|running|key under|full tank|gas in it|ready to go|trunk open|trunk unlocked] -mechanic
      [wait|be waiting|waiting|pick me up|be ready] ... [by|behind|past|outside|across from|down the road from] the [fence|tree line|treeline|back gate|perimeter|culvert|drainage ditch|water tower] -play
      [abscond|absconding|skip town|jump bail|jumping bail|jump bond|go on the run|going on the run|on the lam|skip parole|skipping parole|skip the country|flee the country]
      [they|cops|nobody|police] [count|notice|know|realize|look|find out|miss me] ... [be gone|long gone|miles away|halfway to|out of state|across the border|over the border|already gone|in the wind] -sport
      [i'll|ill|i will|we|we'll|we will|gonna|going to|he|im|i'm] .. be [long gone|in the wind|ghost|out of state|across the border|over the border|halfway to mexico] ... [count|notice|look|search|know|check|realize|morning|before] -work
      [loose|loosened|worked loose|cut|sawed|unscrewed|rusted] [brick|bricks|bar|bars|screws|bolts|window frame|grate|vent cover|ceiling tile|fence post|links]~n ... [behind|cell|window|crawl|fit|out|through|roof|night|yard|shower|gym] -home -car -work -garden
      [crawl|crawled|crawling|climb|climbed|fit|squeeze|squeezed|get] .. [through|into|in|up] .. [vent|vents|air duct|ductwork|ceiling|pipe chase|plumbing chase|sewer|drain pipe|crawl space|window bars] ... [roof|outside|fence|out|other side|night|gone|guard|tower|yard] -animals -work -home -film -play
      [before|after|between|during|right after] [count|head count|the count|standing count|lockdown] .. [over the|through the|under the|slip|run|jump|we go|i go|move|gone|leave|hop]
      [walk|walking|walked|slip|slipping] away from [the|my|our|this] [work crew|crew|work detail|detail|work release|halfway house|camp|road crew|transport|officer|minimum]
      [lay|laying|lie|hide|hiding] low [in|at|until|till|with|for] .. [after|out|mexico|cabin|heat|cops|they|looking|border|break]
    `,
  },
  {
    ...en,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [fentanyl|marijuana|suboxone|methamphetamine|xanax|percocet|oxycodone|ecstasy]~m -recovery -medicine -news -film -animals
      [coccaine|cocain|cocane|coke cain|herion|heroine bag|herroin|methamphetamin|fentynol|fentanol|fent dust|crystel meth|marijuanna|weeed] -recovery -medicine -news
      [get|send|bring|find|want|need|score|cop|buy|mail]~v .. [some|a few|more|any|a couple|them|those|that|of] [subs|strips|blues|bars|percs|perks|zans|sticks|loud|tree|ice|fetty|deuce|bud|dope|tabs|paper|green] +unit +price -food -home -work
      [line|plug|connect|hookup|price|deal|source] [on|for] [some|that|the|good|cheap|real|more|any] .. [<dope>] -food -home -car -work
      [half a|a|two|three|quarter|one|another|half|whole] [zip|zips|teener|qp|half ounce|eighth|gram|quarter ounce|ball] of .. [<dope>] -food
      [smoke|smokes|smoked|smoking|hitting] [that|the|on that|on some|some|off] [stuff|deuce|sticks|paper|spice|tune|toochie|loud|gas|tree|crack|ice|katie|boat] -recovery -food -prevention
      [zombie|zombies|falling out|fell out|falls out|tripping out|wigging out|noddin|nodding off|geeked up|tweaked out|tweaking|stuck] .. [off|on|from] [that|the|them|some] [stuff|spice|paper|strips|sticks|pills|mess|smoke|wop]
      [send|mail|hide|hid|put|bring|slip|stash|stuff|inside|in|under] .. [sole|soles|heel|heels|insole|lining|tongue] of [the|my|your|a|some|his|them|those] [shoe|shoes|boot|boots|sneaker|sneakers|jordans|nikes|jacket|coat] -mechanic
      [crush|melt|cook|press|grind|dissolve]~v .. [pills|xanax|percs|meds|strips|tabs|pill|subs] .. [glue|behind|under|into|paint|stamp|photo|crayon|card|paper|envelope] -animals
      [dealer|supplier|drug dealer|trap|trap house|trapping|pusher|weed man|dope man|dopeman] .. [has|got|gave|sold|fronted|owes|owe|dropped|out of|re up] -car
      [blues|percs|xans|bars|perks|pills|subs|strips|tabs|sticks|roxies|thirties] .. [a pop|apiece|a piece|each|go for|goes for|going for|sell for] -food
      [fire|gas|loud|good] [weed|bud|dope|smoke|pack|tree|green|stuff] .. [on deck|for the low|for cheap|right now|an ounce|a gram|from cali|on me] -food
      [crack|meth|weed|coke] [pipe|head|house|bag|rock|addict]~n [in|here|with|and|sold|sells|for|my] -recovery -news -film
      [front|fronted|fronting] [me|him|us|you] .. [pack|dope|work|pound|ounce|zip|pills|product|weed|half|some] -home
      [move|moving|push|pushing|flip|flipping] [product|the pack|that work] -shop -work
      [shot|shooting|shoots|shoot|shot up] [up|] [dope|heroin|drugs|meth|ice]
      [laced|laced with|cut with] [fentanyl|fent|pcp|something|that|k2|poison] -recovery -news -prevention
    `,
  },
  {
    ...en,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      text me [at night|late at night|after midnight|when nobody|after count|after lights|before count|after eleven|after ten]
      [drone|drones]~n .. [drop|drops|dropped|dropping|deliver|delivers|delivered|package|payload|load|carry|carries|bring] -kids -film
      [cell phone|cellphone|sim card|contraband|tobacco]~m +hide
      inside [yourself|you|her|herself|me|myself] .. [visit|visiting|visitation|come see|search|pat|metal detector|before you come]
      [visit|visiting|visitation|search|searched|pat down|pat you down] ... inside [yourself|your body|your private|her body|your bra|of you|your underwear|your panties]
      they [don't|dont|never|won't|wont|can't|cant|ain't] [search|check|pat|strip|scan|pat down] [there|you there|babies|kids|the baby|old people|old ladies|in there|inside|you good|the diaper|pregnant]
      [<staffer>] .. [sells|selling|sold|carries|carry|mules|muled|walks|slides|hooks] .. [<carried>] -shop
      [pay|paid|paying|give|slip|slide|owe]~v .. [<staffer>] ... [bring|carry|walk|look the other way|look away|turn his back|turn her back|pass|let it|get it in|drop]
      [i|we|he|they|you] .. [got|get|have|has|bought|copped] .. [cell phone|cellphone|smartphone|iphone|android|cell|touch screen] .. [in here|on the low|on the down low|under my|under the|hidden|stashed|they don't know|after count|in the vent|in my bunk|in the unit] -school
      [rent|renting|borrow|borrowing|use|using]~v .. [cell|cell phone|cellphone|jack|phone] .. [in here|off a guy|off this dude|from a dude|from this guy|for an hour|on the tier|in my pod|in the dorm|after count]
      [roll|rolling|rolled|smoke|smoking] .. [in|with] [bible|toilet|tea|newspaper] [paper|pages|bag|wrapper|wrappers]
      [stash|hide|hid|hidden|bury|buried|tape|taped|drop|leave|left] .. [<carried>] ... [trash can|dumpster|ditch|fence|light pole|bleachers|ball field|softball field|vending machine|bathroom|toilet|mop closet|ceiling|vent|mattress|locker|flower pot|under the sink|visiting room] -home -kids -animals -school
      [<carried>] .. [hid|hidden|stash|stashed|taped|buried|tucked|stuffed|sewn] .. [trash can|dumpster|ditch|bleachers|softball field|vending machine|bathroom|toilet|mop closet|ceiling|vent|mattress|locker|book|bible|shoe|diaper|jar|bunk|wall] -home -kids -animals -school
      [slide|slip|tuck|stuff|hide]~v .. [<carried>] .. [diaper|sock|bra|waistband|shoe|sleeve|boot|burrito|sandwich|candy wrapper|chip bag|bag of chips] -kids -play
      [homemade|jailhouse|prison|our own|my own] [wine|liquor|brew|hooch|moonshine|alcohol] .. [cell|bunk|toilet|trash bag|locker|unit|dorm|bag|in here|drunk] -film
      [two|three|four|five|six] [cans|packs|pouches|cartons|rolls|tins] of [tobacco|bugler|top|smokes|cigarettes|skoal|copenhagen|newports|dip] -shop
      [clean|dirty|fake|somebody's|someone's|your] [pee|urine|piss] .. [test|drop|ua|visit|bring|balloon|bottle|pass] -medicine -animals -baby
    `,
  },
  {
    ...en,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [homies|homie|hood|18th street|eighteenth street|set|carnales|big homies|clique|cliqua|brothers|yard|south siders|shot caller] ... [green light|green lighted|greenlit|lit up|red light|put the word out|called the shot|sanctioned]
      green light [is on|has been|for that|on that|was given|on anybody] +gang -car
      [su woop|suwoop|soo woop|soowoop|su whoop|suwhoop|damu|blood gang|crip gang|on bloods|on crip|on crips|crip walk|crip walking|crip walked|crippin|piru love|amor de rey|folk nation|people nation|pitchforks up|stacking signs|throwing signs|throw up signs|throwing up signs|throwing gang signs|all flamed up|flamed up|bickin back|cuh on|free the gang|gang gang on|trece rifa|rifa total|puro sur|puro norte|southside trece|norte catorce|xiv till|x4 till|six pop five drop|five pop six drop|all hail the king]
      [put|puts|putting|do|done|did] in work ... [patch|stripes|homies|rank|the set|bones|brothers|rag|flag|the hood|the car|made me|jumped] -sport -school
      paperwork ... [the car|homies|the yard|handle it|handle him|smash|smashed|roll him|run him|roll up|check in|checked in|no good|sex offense|rat]
      [jumped in|courted in|walked in|blessed in|quoted in|jumped him in|jumped me in|jumped her in|jumped into] .. [hood|homies|the set|gang|the nation|clique|neighborhood] -sport -animals
      [the|my|our|his] car [runs|run|voted|handles it|politics|don't allow|doesn't allow|is deep|got his back|put hands|decides] .. [yard|tv|phones|table|him|race|rules|woods|homies|drama]
      [every|each|all the|the] [race|races|set|sets] .. [has|have|got|sticks|sit|eat|stay] .. [own|table|tables|tv|phones|bench|separate|together] +unit -sport -school
      [ride|rides|ridin|rode] [under|for] .. [the crown|the flag|the nation|the six|the five|the star|my set|the set|the hood|my hood|the brand]
      [validated|validation|debrief|debriefed|debriefing|dropped out|drop out|dropping out|pc'd up] .. [gang|gang member|gang investigator|stg|associate|the nation|the brand|nf|eme|set|homies] -school
      [crown|crowned|flagging|flag|flagged|banged|banging|bang|reppin|rep] .. [red rag|blue rag|black and gold|five point|six point|the five|the six|left side|right side|blue flag|red flag] -party -sport
      [mission|missions|orders|order|hit list|kill list] .. [from|came from|sent by] .. [the homies|big homie|the top|the table|the mesa|the brothers|the shot callers|upstairs] -faith -work
    `,
  },
];
