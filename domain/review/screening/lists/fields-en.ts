import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

/** Words that mean little alone and much together: of each field one, in any order, in one sentence. */
export const fieldsEn: readonly TermList[] = [
  {
    ...en,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
      [pay|money|owe|owes|come up with|give back|bring back|return] & [or|if|don't|doesn't|until|better|weeks|days] & [at his door|at your door|at her door|teeth left|kneecaps|break his|break your|break her|in pieces|piece by piece|with a bat|won't walk|won't be able to walk|collect it in blood] -sport -medicine -kids
      [shooters|goons|hitman|hit man|hit squad|steppers|trigger man] & [out there|on standby|on call|still got|send|pay|for him|for her|outside|waiting|know where] -film -sport
      [on a slab|tag on his toe|tag on her toe|tag on your toe|in the morgue|closed casket|bloodbath|blood bath|body bags|end up on a t shirt|rest in piss] & [he|she|him|you|your|gonna|will|end up|if|next time|next] -grief -medicine -news -film
      [likes breathing|like breathing|enjoys breathing|wants to keep breathing|wants to keep walking|wants to keep his teeth|wants to keep her teeth|likes his legs|likes having teeth] & [ask|if] -medicine -baby
      [testified|took the stand|told on me|told on us|snitched|told the cops|talked to the police|talking to them people|talking to the feds|talking to the da|wore a wire|picked me out|flipped on] & [gonna wish|going to wish|will wish|regret|cost|gonna learn|deal with|end up|her day|his day|gets what|won't like|paying for it|pay for it] -film
      [stomp|beat|whoop|punch|jump|swing on|knock out|deck|shank|hurt|choke|snuff] & [co|guard|officer|sergeant|lieutenant|warden|cellie|celly|bunkie|snitch|rat] & [first chance|i swear|next time he|next time she|when i get|ima|imma|gonna] -sport -film -animals
    `,
  },
  {
    ...en,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      [12 gauge|twelve gauge|20 gauge|thirty eight|38 special|three eighty|forty four mag|357|three fifty seven|deuce deuce|nine mil|forty cal|ar pistol] & [loaded|wipe|wiped|river|bridge|closet|heater|mattress|hid|hide|toss|stash|prints|serial|trunk] -work -film
      [razor|razors|lock|padlock|blade|pencil|bone|fork|piece of metal|glass] & [melted|string|handle|in a sock|sharpened|taped|toothbrush|pillowcase] & [good now|ready|when he comes|for when|protect|in case|blanket|bunk|pillow|try me|for him] -work -garden -kids
    `,
  },
  {
    ...en,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [fence|perimeter|razor wire|tree line|treeline|outer gate] & [minutes|seconds|yards|steps|that side|far side|back side] & [guard|guards|tower|camera|cameras|ain't hot|isn't hot|not hot|not electric|no current|make it to|patrol|after count|nobody sees] -animals -work -home -sport
      [dentist|eye doctor|hospital|clinic|court|medical trip|transport|funeral] & [follow the van|gas station|that's when|thats when|be ready|be waiting|one guard|two guards|uncuff|uncuffs|uncuffed|bathroom window|we do it|make my move|get away] & [trip|they take me|take me|when they|i go|appointment|on the way|van|ride] -home
      [walking off|walk off|running off|run off|slipping off|slip off|leaving off] & [this farm|the farm|this camp|the camp|work crew|road crew|minimum|work release|the detail|the job site|this plantation] & [sunday|monday|tuesday|wednesday|thursday|friday|saturday|tonight|this week|not doing|not coming back|years|before count|first chance] -animals
      [loose|hole|gap|tunnel|drain|culvert|hatch|crawl space|weak spot] & [chapel|gym|laundry|shower|cell|unit|dorm|rec yard|block|cell house] & [comes out|leads|goes under|other side|outside|creek|the road|the woods|squeeze|fit through|street|the fence] -animals -home -sport
      [scraping|scraped|chipping|picking at|sawing|loosening|filing] & [mortar|brick|bricks|bars|concrete|vent|screws|window frame] & [nail clipper|nail clippers|spoon|fork|every night|weeks|months|bunk|cell|celly|cellie|nights] -home -work
    `,
  },
  {
    ...en,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [rub|rubbed|smear|smeared|painted|spread|brush|drip|mist|dab] & [drawing|letter|card|page|pages|envelope|photo|sticker|stickers|stamp|coloring book] & [dry|overnight|doesn't smell|don't smell|no smell|can't smell|won't see|sit overnight|dried] -baby -food -art -school
      [died|dead|fell out|overdosed|od|od'd|found him blue|turned blue|narcan|seizing] & [off that|off some|from that|needle|bad batch|hot batch|that stuff|that paper|smoking] & [in here|cells down|cell|pod|block|tier|celly|dorm|unit] -news
      [pain pills|nerve pills|sleeping pills|muscle relaxers|percs|perks|oxys|norcos|tabs|her pills|his pills] & [bring|slide me|slip me|sneak|hand me|get me|grab] & [visit|come up|come see|up here|in here|take the edge off|edge off|next time] -medicine
      [wants for|charges for|charge for|charging for|going rate|ticket on|how much for|what's the ticket|price on] & [qp|q p|oz|ounce|zip|half pound|pound|gram|eighth|that purple|that green|that loud] -food -car -shop
      [awake|geeked|wired|tweaking|spun|ain't slept|haven't slept|not slept|no sleep] & [three days|two days|four days|five days|days straight|for days] & [geeked|wired|spun|tweaking|that stuff|ice|speed|crank|clear|high] -work
      [orange|blue|white|pink] [films|strips|ones|squares] & [split|pack of|box of|check comes|get the check|send|stamp|envelope|tongue|melt] -food -art
    `,
  },
  {
    ...en,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [sew|sewn|tape|taped|glue|hide|hid|tuck|stuff|stuffed|wrap|slip|fit|fits|toss|throw|put|send] & [waistband|lining|hem|insole|heel|bra|diaper|legal pad|cover of the bible|bible cover|book cover|football|basketball|tennis ball|shampoo bottle|soles|seam|binding|legal envelope] & [wand|detector|scanner|guards|pat down|go off|rec field|rec yard|stuff in it|pods|pouch|tobacco|lighter|phone|pills|package|rolling papers|sim] -party -home
      [kitchen|laundry|worker|staff|nurse|teacher|officer|guard|co|contractor|maintenance] & [carry for us|carry it|carry stuff|bring it in|brings it in|walk it in|sneak|gets us|gets me|for us|whatever we want] & [up front|hundred|bills|bucks|cash|a week|per trip|each time|a pack] -shop -home -school
      [touch screen|smartphone|cell phone|burner|hotspot|android|iphone] & [my bunkie|my bunkie's|celly|cellie|cellmate|in here|on the tier|in the dorm|one of the guys|bunkie's] -school
      [mini phone|tiny phone|thumb phone|smallest phone|phone small as|phone the size of|smart watch in here|beat the boss phone]
      [sneak|hide|hid|smuggle|get past|past] & [lighter|matches|rolling papers|tobacco|vape|pods|smokes|phone|sim] & [bible|book|legal|envelope|shoe|visit|mail|guards|search]
    `,
  },
  {
    ...en,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [homies|big homies|the brothers|the woods|the folks|the nation|bloods|hoovers|crips] & [voted|dues|run this pod|runs this pod|run this whole|run this yard|run this tier|checked off|bolts|my patch|my rank|my stripes|his stripes] -faith -school -sport
      [on sight|don't eat with|don't sit with|don't share with|not allowed to eat with] & [yard|other side|pod|tier|unit|race|set|opps|enemies|rivals] -kids -school
      [five alive|six alive|all is well|all is one|almighty|crip for life|blood for life|folks for life] & [till i die|until i die|five|six|folks|king|nation|set|hood] -faith
      [earn|earned|earning|earns] & [three dots|teardrop|bolts|stripes|his bones|my bones|patch|his letters|my letters] -sport -school
    `,
  },
  {
    ...en,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      send it from [two|three|four|five|six|different|several|a few] .. [people|names|accounts|senders|cards]
      [use|borrow|take|grab|swipe|run] & [grandma's|mama's|grandpa's|my mom's|your mom's|grandmother's|her|boss's|my aunt's|your aunt's] & [debit|debit card|checkbook|credit card|card] & [never looks|never checks|won't notice|doesn't check|doesn't look|statement|won't know|before she|without her knowing] -sorry
      [church lady|pen pal|penpal|widow|lonely|old lady|that lady|sugar mama|sugar daddy] & [operation|surgery|lawyer|bail|medicine|funeral|kidney|teeth|glasses|emergency] & [she'll send|she will send|he'll send|send it|believe|fall for|falls for|tell her i|tell him i|need]
      [pin|pension|social security|debit card|checkbook|account] & [old man|old dude|old guy|old lady|dead|cellie's|inmate|cell] & [empty it|clean it out|drain it|take it all|cash it|got his pin|got her pin] -medicine
      [account|accounts|card] & [son's name|daughter's name|baby's name|kid's name|grandma's name|mama's name] & [checks sent|have checks|unemployment|stimulus|ppp|loan|refund]
      [paypal|zelle|venmo|cash app|cashapp|chime|apple pay] & [my cellie's|my celly's|my bunkie's|his wife|his girl|his mama|wife|sister|in food|in soups|on commissary|get it back] & [food|soups|commissary|canteen|owe|square|get it back|so he|store] -shop
    `,
  },
  {
    ...en,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [let|tell|get word to|holler at|warn|inform] & [in a pod|in b pod|in c pod|in d pod|in e pod|in f pod|in a block|in b block|in c block|in d block|in the county|in juvie|in the feds|on the west yard|on the east yard|in another unit|in the hole|in the other unit]
      [made it up|made it all up|made the whole thing up|she lied|lied about it|nothing happened|say it wasn't me|goes on vacation|leave town|leaves town|out of town that week|out of town for court|forget what] & [talk to|call|see if|get her to|get him to|tell her|tell him|there's money|pay|convince] -kids -school -work
      [can't write|can't call|not allowed to write|not allowed to call|can't contact|won't let me write|both locked up|both in prison|both inmates|no contact] & [letter from you|through you|put what i say|from your|copy this|in your name|write back through]
      [hit flash|press flash|click over|hit hold and|second line|other line] & [dial|call|clicks|beep|when i call|add|merge|conference]
      [post|put|write|comment] on [my|her|his] [page|wall|facebook|profile|timeline]
      [little brother|brother|cousin|homeboy|friend|co defendant|son|uncle|dad] in [juvie|county|the feds|another prison|the other prison|state prison|federal prison] & [give|write|address|through you|back through|pass|tell|letter|send]
    `,
  },
  {
    ...en,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [officer|officer's|co|co's|guard|guard's|sergeant|sergeant's|lieutenant|lieutenant's|captain|captain's|warden|warden's] & [dodge|car|truck|tag|plate|plates|address|house|wife|husband|daughter|facebook|instagram] & [look up|run the tag|run the plate|run the plates|run that|get somebody|see if you can find|follow|google|find out|which car|know which] -film
      [officer|guard|co|sergeant|second shift|third shift|night shift] & [lets us use|lets me use|use her phone|use his phone|bends over|flashes|winks|wants it|wants me|keep quiet about|caught her with|caught him with|messing with|lets me touch|rubs up] -home -work -sport
    `,
  },
  {
    ...en,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [have you for|eat you for|you're my|serve you for] [dessert|breakfast in bed|midnight snack] & [table|bed|night|spread|naked|body|sheets|lick|kitchen|you] -food
      [worked up|hot and bothered|take care of myself|handle myself|relieve myself|explode] & [thinking about|think about|your mouth|your lips|your body|your picture|your hips]
      [no underwear|without underwear|no panties|without panties|commando|no bra|without a bra|braless|nothing underneath] & [visit|skirt|dress|wear|come see|sit across|picture|for me] -baby -laundry -kids
      [eleven|twelve|thirteen|fourteen|ten|daughter and her friends|little girls|schoolgirl|schoolgirls|niece] & [those pictures|send me pictures|send me a picture|send me one|pics of her|pictures of her] & [shorts|swimsuit|bikini|bathing suit|sleepover|underwear|nightgown|leotard|mini skirt]
      [booty|ass|titty|nudie|girlie|skin|straight stuntin|butt] [mag|mags|magazine|magazines]
      [fingers|hand|hands] & [under that blanket|under the blanket|under the covers|in your panties|between your legs|down there] & [describe|tell me|what you doing|what u doing|what are you doing|thinking of me|thinking about me] -baby -kids
    `,
  },
  {
    ...en,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [railing|rail|top tier|second tier|ledge|bridge|rope|razor|pills|sheet|belt|vent|train|window] & [think about|thinking about|thought about|think of|look at|looking at|picture|imagine] & [going over|jumping|letting go|falling off|stepping off|ending|all of them|around my neck|doing it|how it would feel|not coming back|over it] -climb -sport -kids
      [bang|banged|banging|beat|hitting|smashing|slamming|slammed|hit] & [my head|his head|her head] & [passed out|stop the|over and over|on purpose|until i|until it bled|voices|noise|make it stop] -sport -accident
      [took|swallowed|take|ate|swallow|overdosed on] & [pills|meds|tablets|tylenol|advil|aspirin] & [thirty|twenty|forty|fifty|whole bottle|handful|pumped my stomach|pumped her stomach|pumped his stomach|stomach pumped|at once|fistful|die|end it]
      [me|i|i'm|myself] & [in the ground|six feet under|dead and buried|under the dirt|in a casket|in my grave|in a box] & [better off|easier|happier|breathe|relief|free|less trouble|rather be|ready to be] -grief -film
      [carry|take|bear|fight|hold on|handle|face|do] [it|this|on] [no more|anymore|any more|any longer|much longer] & [goodbye|good bye|farewell|forgive me|tell mama|tell my mama|tell mom|tell my mom|tell the kids|tell my kids|peace|i'm sorry|im sorry] -work
      [just want|all i want|need|ready for|want some] & [peace|sleep|rest|quiet] & [no more mornings|no more tomorrows|no coming back|forever|never wake|for good|no more pain|from this life] -kids -faith
      [checking out|check out|cashing out|signing off|bowing out|clocking out|done here] & [for good|forever|already know how|know how|my own terms|can't do this|parole board] -shop -work
      [ending|end|offing|killing|hurting|harming] [himself|herself|themselves] & [talks|talking|talked|says|keeps|wants|threatens|every night|scared|worried] -film
      [hasn't eaten|won't eat|not eating|stopped eating|won't get out of bed|hasn't slept] & [go be with|wants to be with|join him|join her|die|give up|no reason|nothing left|hurt herself|hurt himself] -animals
      [already know how|know exactly how|figured out how|have it planned|picked the day|picked a day|know how i'll|know how i would|decided how] & [for good|end it|die|gone|do it|my life|myself|say no|denied|leave this] -school -work
      [voices|head|demons] & [tell me to|telling me to|say to|saying to|want me to] & [jump|cut|die|hurt|do it|end|hang|kill]
      [everyone|everybody|you all|y'all|my family|the kids|mom] & [breathe easier|be relieved|be happier|be free|move on|won't have to worry|be better off] & [without me|me gone|i'm gone|im gone|me dead|i was dead|me in the ground|i wasn't around|if i died]
      i hate [myself|my life|being me|being alive|who i've become|everything about myself] -laugh -sport
      [scratch|scratched|scratching|cut|cutting|bite|biting|pick|dig|burn|punch] & [until i bleed|till i bleed|until it bleeds just|to see blood|to see myself bleed|make myself bleed|i draw blood]
      [top tier|second tier|third floor|third tier|roof|bridge|ledge|upper tier] & [the fall|the drop|would do it|would kill me|how far down|how long it would take|if i fell|if i jumped|land on] -work -film
      [letter|letters|note|notes|wrote] & [when i'm not around|when im not around|when i'm gone|when im gone|after i'm gone|after im gone|when i'm dead|once i'm gone|not here anymore] -school
      [easy|easier|wish|rather|want|better|could] .. [not be here|not exist|stop existing|not be alive|be dead|be gone for good|not wake up|disappear for good] -home -work -school -laugh
      [sheet|noose|rope|razor|pills|belt] & [ready|waiting|hid|saved|tonight|picked out|set aside] & [nobody is checking|no one is checking|nobody checks on|no one checks on|nobody would know|scared for him|scared for her|says he|says she|wants to die]
      [done|tired of|sick of] pretending [i|to|that|everything] .. [want|okay|ok|fine|care|happy|live|tomorrow|life|be here]
      [don't|dont|no longer|never|can't|cant] [want|see|need] [a|any|another|no] [tomorrow|future|next year|more days|more years|birthday] -sport
      [worn down|ground down|reduced|come down|broken down|shrunk] to nothing
      nothing [feels real|matters anymore|matters any more|feels like anything|makes me happy anymore|is left of me]
      [no one|nobody|they|staff] & [suicide watch|off watch|took me off watch|watch cell|paper gown] -film
    `,
  },
  {
    ...en,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [sgt|sergeant|officer|officers|guard|guards|co|cos|lieutenant|deputy|deputies|captain] & [slammed|smashed|slapped|punched|kicked|kneed|choked|threw|shoved|dragged|stomped|elbowed|twisted|yanked|bashed|hit|grabbed] & [my face|my head|my neck|my arm|my ribs|my back|my hair|my throat|my stomach|my jaw|me into|me against|me down|me on the|me in the|me by the] -sport -film
      [bunkmate|bunkie|cellie|celly|cellmate|roommate|older inmate|inmate|guard|officer|block boss] & [let me|leave me alone|protect me|my tray|commissary|keep me safe|owe him|owe them|pay him back|says i owe] & [took care of him|take care of him|with my hand|with my mouth|my body|sexual|on my knees|touch him|in his bunk|sleep with him|my behind]
      [strip|stripped|strip searched|strip search|undress|undressed|naked|cavity|squat|bend over] & [in front of|watched|watching|laughing|laughed|filmed|filming|comments|staring|whistled] & [officer|officers|guard|guards|staff|sergeant|deputies|co|cos|searched|search] -kids -film
      [doctor|nurse|medic|dentist|chaplain|teacher|counselor] & [locks the door|locked the door|closes the door and|exams i don't need|exam i don't need|exams i didn't need|alone with him|his fingers] & [me|my|here|i] -kids -baby -school
      [in the hole|to the hole|seg|solitary|segregation|lockup|shu|ad seg] & [after i|because i|right after|since i|for calling|for telling|for reporting|the day i] & [hotline|prea|told|reported|complained|grievance|filed|spoke up|wrote|called]
      [blood|bleeding|bruises|bruised|torn|ripped] & [my underwear|my panties|my boxers|between my legs|down there|my bottom|my behind|my thighs|my private] & [woke|don't remember|don't know who|don't know what|drugged|he|they|cellie|guard|please] -medicine -baby
      [no showers|no shower|no water|no toilet|no heat|overflowing|sewage|feces|mold|no mattress|no blankets] & [locked in|lockdown|locked down|24 hours|in our cells|in the cell|in my cell|in the hole|in seg]
      [trays|tray|food|commissary|phone time|shoes|radio] & [takes my|took my|take my|takes all my|steals my] & [says i owe|hits me|beat me|threatens|my body|sleep with]
      [hand|hands|fingers] where [he|she|they] [shouldn't|shouldnt|should not|has no business|have no business|don't belong|doesn't belong] -kids -baby
      hands where [they|his hands] .. [don't belong|shouldn't be|should not be] -kids
      [cellie|celly|cellmate|bunkie|roommate|he|somebody|guard] & [in my bed|into my bed|in my bunk|into my bunk|in my rack] & [frozen|froze|lay there|till it's over|until it's over|pretend to sleep|pretend to be asleep|cry|over my mouth|scared|don't dare|can't move] -animals -kids
      [guard|guards|officer|officers|cos|sergeant|lieutenant|they] & [no camera|no cameras|off camera|blind spot|camera doesn't|cameras don't|out of view] & [kicked|hit|beat|punched|took me|dragged|choked|stomped|kneed|slapped|held me]
      [squat|squat and cough|strip|naked|undressed|strip search] & [recorded|laughed|filmed|filming|laughing|took pictures|made jokes|called me] & [me|my|us] -kids -medicine
      [do what he says|do what he wants|do what they say|what he wants from me|give in to him|let him do|go along with it] & [shower|cell|bunk|night|snitch|protection|hurt|beat|scared] -kids -school
      [stay|stays|keeps me|kept me|makes me stay|alone with me|pulls me] & [after work detail|in his office|in the closet|in the back|behind the kitchen|in the storage|in the laundry] & [touches|touched|puts his|his hands|rubs|kiss|kissed|grabs|presses|pants|on me] -home
    `,
  },
];
