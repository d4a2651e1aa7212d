import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

/** Short cores that many sentences share; longer ones stand in the `oblique` lists. */
export const coresEn: readonly TermList[] = [
  {
    ...en,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [send|sending|sent] [my people|my boys|my cousins|somebody|someone|some people|a few guys] .. [to your|to his|to her|after you|after him|after her|over there to|to see you|to see him|to see her|to find you|to find him]
      [coming|come|comes] for [everything you love|everyone you love|your head|his head|her head|blood|all of you|every one of you|every single one]
      [has|have|got] [a family|kids|a wife|a daughter|a mother|family|children] too .. [think|remember|remind|should|better|know|you know|tell]
      [next] [if he|if she|if you|unless he|unless you|if they] [don't|dont|doesn't|doesnt|won't|wont|talk|talks|keep|keeps|tell|tells]
      [ought to|should|needs to|has to|have to|gotta|needa|better|can] [shut|keep|make] [her|him|them|that witness] .. [up|quiet|go away] -kids -animals
      [shut|silence|quiet]~v [her|him|them|that witness] .. [for good|before court|before the hearing|before trial|before the trial|once and for all|permanently|before she talks|before he talks]
      [steals|stole|takes|crosses|disrespects|touches|talks|snitches] .. and [lives|gets away with it|walks away|keeps breathing|nothing happens]
      [last|final|only] [warning|chance] .. [before|next time|or|then|pay|after that|i'm done|im done]
      [you|she|he|they] [know|knows] what happens [to|when|if] .. [talk|talks|tell|tells|snitch|snitches|rat|rats|run|runs|steal|steals|cross|cooperate|testify|don't pay|dont pay|people like|those who|anybody who]
      [i'm|im|i am] not [responsible|accountable] for what [i|happens|my]
      don't make me [hurt|come after|do something|come find|put hands|send|show you what]
      [make|making|made] an example [out|] of [him|her|them|you|one of]
      [crack|split|open|bust]~v [skull|head|wig|dome|lip|jaw|face] -sport -accident
      [blood|bodies] [will|is gonna|gonna|are gonna|going to] [run|flow|drop|be spilled|spill|hit the floor]
      [choke|squeeze|beat]~v the [life|breath|hell|teeth|black|brakes] .. [out of|off]
      [war|beef|smoke|problems] with [him|them|that family|your family|those people|that whole family] .. [on sight|over|until|till|now|finish|coming|want|street]
      [not|never] making it [to christmas|out of there alive|to trial|to court]
      put~v [him|her|you|them] down like a dog
      [catch|catching|caught|get|getting|gets|take] a [beating|beatdown|beat down] -sport
      [bullet|grave|knife|shank|casket|plot|blade] with [his|her|your|their] name on it
      [cut|slap|wipe|knock|smack]~v that [smile|smirk|grin|look] off
    `,
  },
  {
    ...en,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [back|side|service|rear] [stairwell|stairs|door|exit|hallway|entrance] .. [no lock|not locked|unlocked|no guard|no camera|nobody watches|nobody watching|propped|unguarded|without a guard]
      [dirt road|back road|service road|access road|tree line|treeline|county road|frontage road|cornfield] ... [lights off|engine running|two in the morning|three in the morning|midnight|wait|waiting|be parked|pick me up|no headlights|be there]
      [be parked|parked|wait|waiting|be waiting] ... [lights off|engine running|no headlights|headlights off|engine on|motor running]
      [dressed|dress] as a [woman|guard|visitor|officer|nurse|doctor|janitor|lawyer|worker|man] .. [walk|out|leave|gate|visit|door|past] -party -play -kids
      [walk|walking|walked|slip|slipping|stroll] [right|straight|] [out|past] .. [front door|front gate|the gate|gate|guards|visiting|lobby|with the visitors|with the crowd]
      [never see|won't see|wont see|never find|won't find|wont find|never catch|won't catch] me [again|here|in here|in there|once|after] .. [over|out|fence|gone|wall|run|border|woods]
      [hide|hiding|hid|lay low|laying low] .. [from the cops|from the police|from the law|from the feds|till it cools|until it cools|cabin|safe house|until they stop looking|till they stop looking]
      [guard's|officer's|staff|a guard|an officer|co] uniform .. [wear|steal|stole|got|hid|laundry|size|put on|walk]
      [staged|fake|faking|pretend|act like] .. [seizure|sick|heart attack|appendix|stroke|chest pains] ... [hospital|van|outside|ambulance|clinic|get out|take me]
      [gap|hole|spot|break|weak spot] [behind|in|under|by|near] .. [fence|gym|wall|wire|chapel|unit|kitchen|laundry|chow hall] ... [lights|light|camera|cameras|reach|see|squeeze|fit|dark|tower] -animals
      [minute|minutes|hour|hours] head start -sport -play
      [need|get|have] .. ride .. [highway|interstate|county road|tree line|treeline|fence line] .. [no questions|head start|after count|tonight|wait|clothes|change of clothes]
    `,
  },
  {
    ...en,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [glove finger|finger of a glove|cellophane|electrical tape|saran wrap|balloon|condom|rubber glove] ... [roll|tight|swallow|tuck|put it|inside|up|where the sun|hide|wrap|bring|visit] -food -party
      where the sun [don't|dont|doesn't|doesnt] shine
      [strips|strip|stuff|paper|pages|card|last one] .. [got through|made it through|came through|got past|made it past|made it in|came in fine|got in] ... [same way|send|another|next|again|more|like that]
      [been|stay|staying|keep|just] [floating|flying|gone|blasted|baked|fried|out of my mind|on a cloud|on the moon] all .. [week|day|night|weekend] -faith
      [toot|bump|toke] of [that|some|his] -car -food
      [need|get|got|find|sent|send|bring] .. [hookup|hook up|plug|connect|supplier|dealer|pusher] [for|on|in|with|inside|out there|who] -car -home -phone -water
      [tar|crystal|shards|glass|powder|pills|wax|oil] [in|inside|under|between] .. [card|envelope|stamp|book|seam|glue|cover|shoe|diaper|balloon|letter|picture frame|photo|crayon|paint] -food -art
      [tastes|smells|smell|taste] like [chemicals|ether|acetone|bug spray|roach spray|raid] .. [paper|page|hit|smoke|works|high|strong]
      [roach spray|bug spray|wasp spray|raid] ... [paper|smoke|page|spray it|soak|high|letter|dried]
    `,
  },
  {
    ...en,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [text|message|call|facetime|hit|write] [you|me|her|him] .. [after lights out|after count|from my buddy's|from my celly's|from my cellie's|from his phone|off his phone|from a phone|off a phone|from a guy's] .. [phone|tonight|late|cell|lights]
      from my [buddy's|celly's|cellie's|bunkie's|friend's|homie's] phone
      [extra cash|extra money|easy money|side money] ... [works here|works there|officer|co|guard|nurse|kitchen|bring|carry|deliver|drop]
      [lunch box|lunchbox|lunch bag|thermos|boot|boots|cooler|mop bucket|food cart|meal cart|laundry cart|tool box|toolbox] ... [past|through|guards|search|in here|bring it|bring in|sneak|hide|hidden|get in|fits]
      [drop|leave|bury|stash|hide]~v .. [by the flagpole|by the sign|at the ditch|by the dumpster|in the dumpster|in the trash can|in the bathroom|in the restroom|toilet tank|behind the toilet|under the bench|by the ball field|outside count|where the work crew|where we pick up|along the road] .. [crew|pick|find|get|grab|trusty|bring|inmate|i|we|yard|visit] -kids
      [same way|same as|same spot|same place|like] [as|] last time .. [package|it|drop|bring|card|visit|put|hide]
      [fill|filled|stuff|stuffed] the [ball|football|tennis ball|doll|bear|shoes|sandwich|chips|soda|hollow|pen|pens|heel|soles] .. [with|and|throw|inside|tobacco|phone|pills]
      [bring|bringing|brings|carry|carrying]~v me .. [bag|package|balloon|some stuff|stuff] ... [her bra|your bra|the bra|panties|diaper|sock|shoe|waistband|in her mouth|in your mouth|next visit]
      [package|bag|stuff|something] .. [in the ceiling|above the tile|behind the toilet|toilet tank|under the sink|in the trash can|in the vent] .. [visiting|visit|visitation|bathroom|lobby|restroom|us|you|me] -party
      [vape|vapes|cigarettes|smokes|tobacco] in here for
    `,
  },
  {
    ...en,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [file|filed|filing|grind|scratch|scratched|sand|burn|take]~v the .. [number|numbers|serial|serial number|serial numbers] off
      [spear|spears|arrows|darts|crossbow|slingshot|blowgun|club|clubs|mace|hatchet] [out of|from|made|made of|made from|for saturday|for them|for the guards|ready] -film -play -sport -kids -book
      [out of|from] [rolled newspaper|rolled up newspaper|newspaper and|magazine|magazines|staples|a mop|mop handle|broom handle|the mop wringer|mop wringer|weight bar|typewriter] .. [spear|weapon|staples|bat|club|stick|point|swing]
      [in case|when|if] it [goes down|pops off|jumps off|kicks off|cracks off] .. [ready|got|have|taped|hid|under|blade|bone]
      [something|somethin|anything] sharp .. [pillow|mattress|bunk|sock|sleeve|waistband|boot|just in case|on me at all] -food -knit
    `,
  },
  {
    ...en,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [call|calling|calls|called] [the|] shots [for|on|in] -sport -work -film
      [sat|sit|eat|ate|share|shared|drink|smoke|celled up|cell up|gamble] with [the other|another|a different|other] .. [race|races|car|gang|side|set]
      [those|them|these] are the rules in here .. [race|car|smash|gang|politics|homies]
      [prison politics|race riot|race politics|the politics here|yard politics]
      [war|beef|peace|truce|treaty] [with|against|between] the .. [eighteens|eighteenth|thirteens|south|north|southsiders|norteños|nortenos|surenos|blacks|whites|woods|mexicans|paisas|crips|bloods|folks|people|kings|disciples|opps|other set|east side|west side] -news -book -sport
      [brothers|homies|big homies|carnales|comrades] [want|need|told|asked|expect|are telling|ordered|say] me .. [step up|do|handle|run|put|prove|take|hit|carry|hold|earn|move on|make] -work
      [got|earned|made|make] my bones
      a made man in
    `,
  },
  {
    ...en,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [jail account|trust account|commissary account|canteen account|books] [for|of] [mr|another|some other|a guy|this guy|inmate|my neighbor|perez|smith|my friend]
      [he'll|hell|he will|she'll|they'll|and he|he] [give|gives|pay|pays|trade|trades|get|gets] me .. [canteen|commissary|soups|stamps|food|store|stuff] for it
      [card number|card numbers|account number|routing number|pin number|check book|checkbook|debit card|social] [off|from|out of|of] .. [grandmother's|grandma's|mother's|moms|mom's|grandfather's|grandpa's|uncle's|boss's|aunt's|neighbor's|boss|patient|client]
      [never|doesn't|doesnt|won't|wont|don't|dont] [check|checks|notice|notices|look at|looks at|read|reads] .. [it|her statement|his statement|the statement|the account|her account|his account|her bank] .. [card|numbers|money|take|little|account|use]
      [not|isn't|isnt|ain't] [really|even|] [mine|yours|his] but [nobody|no one|they] .. [will|won't|wont|would|ll|ever|is gonna] [know|notice|check|find|look]
      [cash|deposit]~v [this|the|that|a] check .. [your id|not mine|isn't mine|before it|before they|bounces|clears|quick|split|withdraw|name on it]
      [make|making|run|write|writing|print|printing] [fake|phony|bad|hot] .. [checks|ids|receipts|money|bills|paystubs|pay stubs|prescriptions]
      [skim|skimming|skimmed] .. [card|cards|register|account|off the top]
      [prepaid card|gift card|green dot card|visa gift card|reload card|money card|prepaid visa] ... [give|send|text|tell|read|call|mail] me the [number|numbers|code|codes|digits|pin]
      put a [hundred|fifty|twenty|couple hundred] on it and [give|send|text|tell|read|call] me
      [running|run|ran] a ticket
      my winnings [on|to|in]
    `,
  },
  {
    ...en,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [put|have|get|hold|use|patch]~v .. [speaker|speakerphone|other phone|second phone|two phones|cell on speaker] ... [call|talk|hear|junior|him|her|them|through|when i] -music
      [keep|leave] my name out of [it|his|her|their|your|this|that]
      [tell|get word to|warn|let|remind|ask] [him|her|them|the guys|everybody|mike|my codefendant|the other] .. [keep my name out|not to mention me|not to say my name|don't mention me|dont mention me|to stick to|stick to the|stick to what|to say i was|say i was with|say i wasn't|forget what|take the charge|take the fall|take the rap|ride for me|eat the charge]
      [say|swear|tell them|testify|tell the lawyer|tell the judge] .. [i was with you|i was at your|i was home with|i wasn't there|i wasnt there|it was your|it was yours|you did it|it was his|it wasn't mine|it belonged to]
      [find out|get me|look up|send me] [where|his|her|what] [unit|prison|facility|pod|yard|cell|number] .. [at|number|in|housed|is in|he's in|hes in|so i] -court
      [get word|send word|sent word|pass word|put the word out|put word out] [to the homies|to my codefendant|that he|that she|over to the other] -computer
      [hold|put|keep] the [phones|two phones|cell phones] together
      not to [show up|come|go|appear] [on the|to court|in court|for court|at court|to the hearing|to testify|for the trial|to trial] -school
    `,
  },
  {
    ...en,
    category: 'coded',
    severity: 2,
    action: 'hold',
    lines: `
      [if|when] [i|you] [write|say|mention|talk about|ask about|put] .. [weather|birthday|dog|cat|cake|fishing|grandma|cold|rain|sick|car|pizza|movie|football|church] ... [it means|means|that means|it's|its|you know|that's the|thats the]
      [coast is clear|signal is|the signal|give the signal|our signal|secret sign] .. [when|is|if|you|means|write|draw|wear] -film -phone -sport -car
      [only|just] the [words|letters|lines|numbers] .. [underlined|circled|marked|capitalized|dotted|highlighted] -school -book
    `,
  },
  {
    ...en,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [peel|slip|slide|rip|tear|pull|take|strip]~v .. [that|those|your|them] .. [dress|clothes|shirt|jeans|skirt|blouse|nightgown|robe|lingerie] [off|from] [you|your|slow|slowly|with my teeth]
      [what you're|what youre|what you are|what are you] wearing .. [under|in bed|right now|to bed|underneath|beneath|tonight]
      [wearing|naked|nude|bare] under [the covers|the sheets|those covers|that dress|the blanket|that robe|there|your clothes]
      [feel|feeling|need|want|miss|imagine|picture|dream]~v .. [you inside|your body on|your body against|your skin on|your weight on|your legs around|you on top|you naked|you undressed|you moaning|your curves|in my bed naked|making love]
      [my|your] [dirty|nasty|freaky|naughty] [mind|thoughts|girl|boy|dreams|self|side|letter|pictures|talk]
      [freaky|naughty|kinky|raunchy|steamy|x rated|dirty] [letter|letters|pics|pictures|photos|dream|dreams|talk|stories|story|things] -kids
      [things|what] [i'd|i would|i want to|i'm going to|i will|i'm gonna|ima] do to [you|your body|that body] .. [bed|night|when|tonight|alone|home|body|naked|touch|shower|leave]
    `,
  },
  {
    ...en,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [won't|wont|will not|not|never|don't|dont] have to [worry about me|deal with me|put up with me|see me|take care of me|visit me|bother with me|think about me] .. [anymore|any more|much longer|any longer|soon|again|after|no more]
      [soon|shortly] .. [won't have to worry|wont have to worry|be at peace|be free of me|be rid of me|be done with me|be out of your|not have to deal|be over for me]
      [i'm|im|i am|feel|feeling] [no good|useless|worthless|a waste|nothing|a failure|a burden] .. [to anyone|to anybody|to everyone|of space|to nobody|to you all|to my family|and nobody|inside|alive]
      [i'm|im|i am|i feel] [useless|worthless|hopeless|a waste of space|a burden] -laugh -kids
      [world|everybody|everyone|family|you|y'all|they] [can|could|would|will|'ll] .. [do|go on|be fine|be okay|be happier|do fine|get along|manage|be better] without me
      [finally|then i can|so i can|just want to|want to|gonna|ready to|be able to] [rest|sleep forever|rest forever|be at peace|find peace|be free of this|stop hurting|be with the angels|go to sleep forever|stop the pain|make it stop|make the pain stop] .. [for good|in peace|forever|for real|from all|with|from this|at last] -grief
      [have it|got it|it's|its|it is] all planned [out|] .. [rest|gone|after|letter|note|how|pills|over|peace|leave]
      [went|go|fall|fell|gone] to sleep [and that was it|and that's it|and never|forever|for good|and didn't|and don't|and not]
      [tired|sick|exhausted] of [pretending|fighting|hurting|this pain|trying|faking|struggling|suffering|everything|it all] .. [anymore|alive|rest|end|live|life|done|peace|can't|cant|give up|inside|no more]
      [no|see no|don't see a|dont see a|can't see a|cant see a|only one|only] [way out|other way out|way out of this|hope left|light at the end|future for me|hope for me] -sport
      [not|don't|dont|doesn't|doesnt|won't|wont] [worth|deserve] [living|to live|being alive|life|the air|to be alive|to breathe]
      [life|living|all this|none of this|it] [isn't|isnt|ain't|aint|is not|just isn't] worth [it|living] .. [anymore|any more|without|to me|if]
      [wish|wished] i [was never born|had never been born|wasn't born|wasnt born|weren't alive|wasn't alive|wasnt here|wasn't here anymore|could disappear|could vanish|could sleep forever|didn't exist|did not exist|didnt exist|wouldn't wake up]
      [want|wanna|like|wish]~v [disappear|vanish|fade away] .. [forever|for good|and never|from this world|from everything|completely]
      [put|putting|put my] .. [affairs|things] in order .. [before|goodbye|i go|leave|die|when i'm gone|case]
      [i've|ive|i have|got|there's|theres] nothing left [to live|to give|to lose|for me|in me|inside|here for]
      [end|ending|stop|stopping] [the|this|my|all the] [pain|suffering|misery|hurt] .. [once|for good|forever|myself|tonight|my way|now|the only]
      [wrote|write|writing|written|said|saying|made] [my|all my|his|her] [goodbyes|farewells|goodbye letters|goodbye letter|farewell letter|last goodbyes|final goodbyes]
      [tie|tied|ties|tying|braid|braided|tested|test] .. [sheet|sheets|rope|belt|shoelaces|laces|towel] .. [would hold|will hold|holds|held|bars|vent|neck|rail|around my]
      [don't think|dont think|doubt|not sure] [i'll|ill|i will|i can|i] [make it|live|survive] to [my release|my out date|my date|see my release|the end of this sentence|get out|go home]
      [hang it up|check out|punch out|tap out|call it quits] for good [in here|in there|soon|tonight]
    `,
  },
  {
    ...en,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [officer|co|guard|nurse|counselor|teacher|sergeant] ... [got her number|got his number|gave me her number|gave me his number|we've been texting|been texting me|we text|writes me notes|writes me letters|wrote me a letter|slips me|slipped me|texts me|calls me on|kissed me|flirts|flirting|likes me|loves me|in love with me]
      [he|she|sergeant|officer|co|guard|warden|captain|nurse] [parks|drives] .. [gray|grey|black|white|red|blue|silver|green|old|new] .. [behind|truck|car|tahoe|jeep|van|suv|ford|chevy|honda|on|at] +staffer
      [guard|guards|officer|officers|co|cos|nurse|nurses|teacher|counselor] .. [told|gave|showed|slipped|wrote] me .. [where she lives|where he lives|her number|his number|her phone|her address|his address|her instagram|her facebook|her real name|a love letter|a note with]
    `,
  },
  {
    ...en,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [nurse|officer|guard|co|sergeant|lieutenant|counselor|teacher|cellmate|celly|cellie|boss|supervisor|chaplain] .. [rubs|rubbed|rubbing|presses|pressed|leans|pushes|grinds|brushes] .. [up against|against|on me|himself|herself|his body|her body|me|up on]
      [be|been|being|was] nice to him .. [know what|job|back|visits|or|if|extra|phone]
      [if you know what i mean|you know what kind|you know what he wants|you know what that means] .. [lieutenant|officer|guard|sergeant|counselor]
      [bag|pillowcase|blanket|towel|hood] over [my|his|her] [head|face] .. [hit|hitting|beat|punch|took turns|kicked|couldn't|breathe|water|and]
      [took|take|takes|taking] turns [hitting|kicking|beating|on me|with me|punching|holding|watching|slapping|raping]
      [threw|throw|throws|slammed|slam|dragged|drag|pushed|shoved] me [into|against|down|on|to|by my|across|out of] .. [wall|floor|stairs|concrete|ground|hair|bars|cell|cuffs|bench|toilet]
      [spit|urinate|urinated|peed|pissed|spat] [in|on] my [food|tray|bed|face|mail|bunk|water]
      [left|kept|put|been|stuck|locked] .. [in the hole|in seg|in segregation|in isolation|in solitary|in a restraint chair|in the chair|in restraints] .. [reporting|complaining|grievance|naked|no water|weeks|no mattress|days without|hurt myself]
      [comes|came|gets|got|climbs|climbed|sneaks|sneaked|crawls|crawled|slips] [in|into] my [cell|bunk|bed|room|rack] ... [touches|touched|touch|on top|kisses|rubs|feels|takes off|covers my mouth|wakes me|lies down|lays down] -animals -kids
      [touches|touched|touching|gropes|groped|groping|fondles|rubs] me +assailant -medicine
      [won't|wont|doesn't|don't|dont|refuse to|refuses to] let [me|us] .. [unless|until|till] .. [show|shows|touch|kiss|undress|strip|let him|let them|do what he|do what they|flash|do something for] -kids
    `,
  },
];
