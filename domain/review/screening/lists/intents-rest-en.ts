import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

/** As in `intents-en.ts`: money, other people, staff, closeness, and what asks for care or protection. */
export const intentsRestEn: readonly TermList[] = [
  {
    ...en,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      fake [w 2|w2|1099|pay stub|paystub|check stub|id|ids|ssn|social|receipt|receipts|invoice|tax return|prescription|documents|license|insurance|papers for|letterhead]
      [split|break|spread|divide|chop]~v .. [between|over|among|across|into|up with] .. [people|accounts|cards|names|transactions|senders|cousins] ... [limit|notice|flag|flagged|report|radar|caught|trace|question|questions|look]
      [stay|keep|stays|go|get] .. [under the limit|under the radar|below the limit|around the limit|past the limit|over the limit] ... [money|send|account|books|people|names|cards|deposit|dollars|transfer] -car
      [money|send|account|books|people|names|cards|deposit|dollars|transfer] ... [stay|stays|keep|get|go|slip]~v .. [under the limit|under the radar|below the limit|around the limit|past the limit] -car
      [ten|twenty|thirty|fifty|fifteen|some|few|bunch of|list of|other people's|everybody's|dead people's|guys] social security [number|numbers]
      [open|opened|apply|applied|get|got|take out|took out|start]~v .. [credit card|credit cards|cards|account|accounts|loan|loans|line of credit] .. [in|under|with|using] [his|her|their|your grandma's|grandma's|the baby's|the kids|somebody's|someone's|other people's|dead people's] [name|names|social|socials|info|information] -money
      [they|the state|the jail|the court|doc|restitution|fines] .. [take|takes|taking|garnish|garnishes|snatch] .. [half|percent|most of it|all of it|fifty|sixty|eighty] ... [put it|send it|instead|somebody else|someone else|another|different|on his|on their|through his]
      [put|send|drop|deposit|load|place]~v .. [on|to|into|in] .. [account|books|name] .. [because|cause|cuz|since|so] they [take|garnish|don't|won't|can't|took|keep]
      [<app>] .. [<them>|somebody|his sister|his mama|his girl|his wife|his people|her brother|a guy|this dude|the dude|the plug] .. [fifty|hundred|twenty|thirty|dollars|money|so he|so they|for me|for the|by]
      [pay|send|settle|square]~v .. [his|their|my cellie's|my celly's|my bunkie's|this dude's] [sister|girl|mama|mom|wife|people|brother|cousin|baby mama|folks] .. [on the street|out there|on the outs|so he|so they|for me|dollars|hundred|fifty|money]
      [don't|dont|never|not] .. [use|put|say|write|mention] .. [my name|his name|inmate|jail|prison] .. [memo|note|transfer|comment|payment|when you send|on it]
      [read|tell|give|send|text|email]~v .. [numbers|digits|pin|codes|code] .. [on the back|off the back|off the card|from the card|on the card|from the receipt|off the receipt|under the scratch]
      [street to street|dot it|put it on a dot|dot number|dots|load a dot] .. [card|numbers|fifty|hundred|money|send|for|to]
      [sell|selling|buy|buying|trade|trading|bust down]~v .. [stamps|phone time|tablet time|commissary|pins|canteen] for [cash|dots|dollars|cents|green dot|street money|money on]
      [lie|lied|lying|fudge|fake|faking|forge|forging]~v .. [on the application|my income|about my income|your income|disability|ssi|unemployment|food stamps|the claim|his signature|her signature|my signature|mom's signature]
      [collect|collecting|get|getting|draw|drawing|cash|cashing]~v .. [dead|grandma's|grandpa's|his|her|mama's] [social security|ssi|disability|stimulus|unemployment|pension|survivor] [checks|check|money|benefits] -medicine
      [insurance|burn|total|crash] .. [job|money|the car for|the house for|scam|claim and split] [insurance|and split|for the|so we]
    `,
  },
  {
    ...en,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [pass|forward|relay|give|get|send|deliver|mail|slide|hand|take]~v .. [letter|letters|message|note|word|kite|pictures|info|mail|hello] ... [<elsewhere>] -court
      [tell|say|write|ask|let|holler|shout]~v ... [who is|who's|whos|thats|that's|he's|hes|she's|over] [in the other pod|in the other unit|in the next pod|at stateville|on the other yard|on the other block|in the county too|in another prison|in the feds|in the women's|in b block|in c block|in d block|in e pod|in f pod]
      [tell|ask|get|make|convince|beg|pay|have|talk|offer|go see|visit|call]~v ... [drop the charges|drop her charges|drop his charges|drop those charges|drop the case|drop the restraining|withdraw the|withdraw her|take back her|take back his|take back what|recant|change her story|change his story|change her statement|change his statement|forget what she|forget what he|lift the order|drop it before court]
      [<victim>] .. [doesn't|don't|dont|not|never|can't|won't|needs to] .. [come to|show|make it|testify|appear|get to|talk|speak|remember|stay home|stay away] -news
      [make sure|see to it|ensure|be sure] .. [<victim>] ... [court|trial|testify|hearing|show up|talk|stand|tuesday|monday|home]
      [make sure|see to it] [she|he|they] [don't|doesn't|never|can't|won't] .. [to court|testify|take the stand|to the hearing|talk to the|to trial|speak to the]
      [call|talk to|go see|find|visit|text|message|reach|contact|convince|scare|pay|offer]~v .. [girl|woman|lady|dude|guy|one|person|boy|chick] [who|that|whos|who's|that's] .. [pressing charges|pressed charges|testified|testifying|testify|put me in here|got me locked|called the cops|called the police|told on|filed the|accused|snitched]
      talk some sense into [her|him|them|that] -kids
      [another|somebody else's|someone else's|my cellie's|my celly's|my bunkie's|a guy's|another inmate's|another man's|another dude's|this dude's|another woman's|my roommate's] [pin|pin number|phone time|phone pin|tablet|jpay|id number|call list]
      [don't|dont|do not|never|not to] [say|use|mention] [my|his|her|our|your] [name|names|real name] .. [phone|call|calls|line|recorded|when i|answer|on here|tablet]
      [calling|call|called|messaging|message|writing|texting|emailing] [you|] .. [from|off|on|using|with] [another|somebody else's|somebody's|a different|my cellie's|my celly's|my bunkie's|someone else's|a friend's] .. [pin|account|tablet|phone|name|number] -home -work
      [no contact order|restraining order|protective order|order of protection|stay away order|judge said no|judge said not|judge told me not|court said i can't|not supposed to talk to|not allowed to contact|not allowed to write|not supposed to contact|can't contact|can't write her|not supposed to write] ... [tell|write|message|say|give|let her|love|through|for me|from me|send|your account|under|anyway|but]
      [tell|write|message|give|let|send|call|find|reach]~v ... [no contact order|even though the judge|even though the court|even if the judge|despite the order|restraining order|protective order|off limits|i'm not allowed|im not allowed|i'm not supposed|im not supposed]
      [log|get|go|sign|hop] [in|into|on|onto|in to] my [facebook|fb|instagram|snapchat|snap|messenger|tiktok|email|gmail|twitter|account] ... [tell|message|write|post|look at|see what|send|find|check what|her|him]
      [hook|set|link|put|tie]~v .. [two|both|the other] [phones|calls|lines|numbers] together
      [dial|call|get|ring|add|conference]~v .. [on the other line|on your other line|on another line|on the other phone|on conference|conference call] -work
      [when|once|after] .. [accept|accepts|pick up|pick up the call] .. [click over|merge|add|dial|three way|hit add call]
      [word for word|exactly what i wrote|copy this|copy it|type this|type this up|rewrite this] ... [send|mail|post|give|to him|to her|to them|forward] -school -work -book
      [ask|tell|have|get]~v .. [<kin>] to [write|mail|send|email|message] .. [your name|under her name|under his name|their name|pretend|as if|like it's from|like its from]
      [so|and] [it|the letter|they] [looks|look|comes|come|seems] like .. [from you|from her|from the lawyer|from my lawyer|from mom|from somebody else|someone else]
    `,
  },
  {
    ...en,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [<staffer>] .. [and i|and me|and my cellie] .. [kissing|kissed|making out|hooking up|hooked up|messing around|in love|dating|seeing each other|sleeping together|fooling around|intimate|a couple|having sex|been together] -film
      [kiss|kissing|kissed|sleep|sleeping|slept|flirt|flirting|hook up|hooking up|hooked up|affair|romance|relationship|pregnant]~v .. [with|by] .. [<staffer>] .. [in here|on my unit|at night|closet|shift|on the tier] -home -film
      [supply closet|mop closet|broom closet|storage room|back office|laundry room] .. [with] .. [<staffer>]
      [<staffer>] .. [gave|gives|slipped|slips|wrote|passed] me .. [personal number|cell number|home number|private number|phone number|home address|snapchat|instagram|a kiss|love letter|love note|her panties|her picture|her photos]
      [<staffer>] .. [sweet on me|has a crush on me|got a thing for me|wants me bad|in love with me|feeling me|digs me|lets me touch]
      [<staffer>] .. [will|would|can|could|does|'ll] .. [do anything for|do whatever for|look the other way|turn his back|turn her back|be bought|take a bribe|bring in|bring anything|work with us|play ball|for the right price|for sale|for the right amount]
      [look up|search|google|figure out|track down|run|get me] .. [<staffer>] .. [address|house|plates|license plate|wife|husband|kids|facebook|phone number|schedule|car|family|home]
      [what|which] [car|truck|kind of car|school|church|gym|bar|neighborhood|street] .. [<staffer>] .. [drives|drive|goes to|go to|lives|lives on|parks|kids go|hangs]
      [pictures|photos|video|videos|dirt|info|information|background] of [that|the|this|a|my] [<staffer>] .. [house|car|wife|kids|family|drunk|naked|cheating|so we|use it]
      [<staffer>]'s [car|house|truck|wife|husband|kids|daughter|son|address|license plate|plate number] .. [find|look|follow|park|street|lives|number|slash|burn|tires]
      [slash|flatten|key|torch|egg|cut]~v .. [<staffer>]'s [tires|car|truck|house]
    `,
  },
  {
    ...en,
    category: 'gambling',
    severity: 1,
    action: 'flag',
    lines: `
      [down|up|owe|owes|lost|won|bet|betting|in the hole] .. [<goods>] .. [on|over|from|in|playing|at|off] .. [game|cowboys|lakers|chiefs|spades|cards|dice|poker|super bowl|fight|bet|dominoes|pinochle|parlay|series|match|final|playoffs|bulls|packers|yankees|dodgers|celtics|eagles|raiders|steelers]
      [bet|bets|betting|put|wager|wagered] .. [fifty|twenty|hundred|bucks|stack|soups|stamps|my store] on .. [game|cowboys|lakers|chiefs|fight|super bowl|bulls|packers|yankees|dodgers|celtics|eagles|raiders|steelers|horse|horses|series|playoffs] -faith
      [run|runs|running|hold|holding|deal|dealing|working] .. [poker table|card table|dice game|gambling table|poker game|blackjack table|tonk game|parlays|parlay sheets|football pool|squares|the book] -school
      [take|takes|taking|keep|get]~v .. [cut|rake|percent|house cut] of .. [pot|bets|winnings|table|game|tickets]
      [two for one|2 for 1|two for ones|three for two|double back|pay back double|pays back double|pay double|interest] .. [soup|soups|store|commissary|canteen|stamps|by friday|store day] -shop
    `,
  },
  {
    ...en,
    category: 'coded',
    severity: 2,
    action: 'hold',
    lines: `
      [page|pages|pg] .. [line|row|paragraph|verse] .. [word|letter|letters|words] -school
      [book code|bible code|number code|book cipher|cipher|caesar code|pig latin code|invisible ink|lemon juice ink|morse code] -school -film -book -play -kids
      [the same|our|that|our old|the old|the usual] [code|cipher|alphabet|system|language] .. [as before|we used|we use|from before|like before|i taught|i showed|we made|we agreed|when we were|as last time|we had] -computer -work -school
      [first|last|second|third|capital|bold|underlined] [word|words|letter|letters] of [every|each|my|the] .. [line|lines|sentence|sentences|paragraph|row|page] -school -book
      [hold|heat|iron|put]~v .. [letter|page|paper|this|it] .. [over|up to|under] .. [candle|light bulb|flame|iron|black light|uv light|heat] .. [see|read|writing|message|shows|appear|words] -school -kids
      [when i|if i|whenever i|when you hear me|when they] [say|write|mention|ask|talk|sign|spell|use|draw] ... [means|it means|mean|means that|stands for|that's when|thats when|you'll know|that is how] .. [money|package|drop|it's on|come|came|here|ready|cops|police|clear|friday|done|good|phone|guard|stuff|wait|don't|never|bring]
      [hidden|secret] [message|meaning|messages|code|note] .. [in|inside|behind|under] .. [letter|drawing|picture|stamp|card|poem|page|this] -faith -book -film -play
    `,
  },
  {
    ...en,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [pic|pics|picture|pictures|photo|photos|video|one|selfie|selfies|flick|flicks] .. with nothing [on|under|underneath|but]
      [take|pull|slip|slide|rip|peel|tear]~v .. [panties|bra|thong|drawers|g string|lingerie|negligee|nightie|boy shorts|undies] .. [off|down|to the side|aside|with my|for me|and show|for the|slow|and let] -laundry -baby -kids
      [eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|9|10|11|12|13|14|15|underage|little girl|little boy|young girl|young boy|minor|stepdaughter|niece|her daughter] ... [sleep with her|sleep with him|have sex|had sex|naked|nude|sexy|make love|touch her private|touch him private|hook up with|turns me on|turn me on|smash|see her body|feel on her|kiss her body|looks grown|look grown|legal in my|fine as hell|touch herself|without clothes|no clothes on|developed|turned on] -medicine -baby
      [lick|suck|bite|taste|nibble|caress|squeeze|worship|devour]~v [you|her|him|me|your|that] .. [all over|body|neck|thighs|chest|booty|butt|toes|inner|lips down|from head|head to toe|down there|slowly|up and down|until you|till you] -baby -animals -kids
      [makes me|getting|get|got me|has me|im so|i'm so|so damn|you wet] [wet|horny|bricked up|aroused|turned on|hard for you|hard as a rock|moist] .. [think|thinking|when|you|reading|looking|letter|picture|just|for]
      [my|your|his|that] [manhood|woody|boner|hard on|love stick|coochie|cooch|punani|punany|cooter|honey pot] .. [wet|hard|throb|throbbing|lick|taste|rub|feel|inside|all night|deep|dripping|so bad] -food -animals -baby -work
      [blow|stroke|jerk|rub|grind|hump|pound|bang|bone|screw|smash|pipe|tongue|hit it] [you down|me off|you out|your back out|one out|it out|from the back|from behind|on you all|you so good|you till|you all night|you good] -sport
      [sit|sitting|bounce|grind|squat] on my [face|lap naked|dick|mouth]
      [bathtub|shower|bed|sheets|hot tub|back seat] .. [you and me|together|with you|us two] .. [naked|nude|no clothes|without clothes|wet and|soapy|all night long|candle] -kids -baby -animals
      [explicit|erotic|erotica|hardcore|xxx|fetish|bdsm|hustler|playboy|penthouse|smut|swimsuit pics|booty pics|ass shots|thirst trap|thirst traps]~n -news -art -faith
      [send|mail|take|show|want|need]~v .. [sexy|naughty|dirty|bare|topless|hot|spicy] [pic|pics|picture|pictures|photo|photos|flicks|selfie|selfies|video|shots] -food
      [between|spread|part|kiss|open]~v [your|my|her|those] [legs|thighs|knees] .. [mouth|tongue|kiss|lick|face|hand|head|wet|taste|moan|slow|dream|all night|deep] -sport -medicine -animals
      [undress|strip|unhook|unzip|unbutton]~v [you|your|for me|me] .. [slow|slowly|with my|bra|dress|jeans|blouse|kiss|pants|shirt|night|teeth|dance]
      [first thing|wife duties|make babies|make a baby|practice making babies|conjugal|consummate|go half on a baby] .. [bed|night|bedroom|all night|naked|visit|sex|when i get home]
    `,
  },
  {
    ...en,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [suicide|suicidal]~m -film -prevention -recovery -news -sport
      [no|don't|dont|can't|cant|without|not|any|find|see|what|hardly|barely] .. reason to [wake up|get up|live|go on|keep going|keep fighting|try anymore|breathe|be here|get out of bed|eat|stay here|be alive|continue|exist|stick around|keep trying|care anymore]
      [can't|cant|cannot|couldn't] [do|take|handle|bear|stand|deal with|live with] [this|it|like this|life|living|the pain|this pain|it here] [anymore|any more|no more|any longer] ... [over|end|stop|gone|done|leave|die|sleep|finished|quit|disappear|peace]
      [gave|giving|give|given] .. [away|out] ... [won't|wont|not|no longer|don't] .. [need|needing|be needing|have use|use for] -shop -baby -laundry
      [wrote|said|called|left|sent|telling|saying]~v .. [goodbye|bye|good bye|goodbyes|good byes] ... [scared|worried|afraid|plan|hurt himself|hurt herself|pills|note|gave away|last time|suicide|himself|herself|for good|forever|something bad]
      [plan|plans|pills] ... [said|saying|says|wrote|told us] [goodbye|bye|his goodbyes|her goodbyes|good bye]
      [hang|string|strung|hung] up ... [the hole|seg|sheet|sheets|ad seg|solitary|segregation|bars|vent]
      [off|end|finish|delete|do in|waste|neck] [myself|himself|herself] -laugh -sport
      do [myself|himself|herself] in
      [sewer slide|sewerslide|self delete|unalive me|catch the bus|take the easy way out|take the coward's way out|meet my maker|punch my own ticket|check out early|check myself out|leave this earth|leave this world|exit this world|exit this life|rope myself|slit em|bleed out in]
      [take|took|taking|swallow|swallowed|swallowing|drink|drank|eat] .. [whole bottle|bottle of pills|all the pills|all my pills|all my meds|every pill|all his pills|all her pills|handful of pills|bunch of pills|pills i could find|too many pills|all of them at once|whole pack of pills|bottle of tylenol] -animals -baby
      [cut|cutting|carve|carved|scratch|scratched|bleed|bleeding|burn|burning|razor]~v .. [feel something|feel better|feel good|feels good|makes me feel|felt good|felt better|the pain away|a release|relief|to cope|feel alive|numb]
      [wouldn't|wouldnt|won't|wont|don't|dont] [care|mind] if [i|my heart] .. [died|die|never woke|didn't wake|don't wake|was gone|were gone|got killed|disappeared|stopped|wake up|live]
      [don't care|dont care|doesn't matter] [if|whether] i .. [live|die|wake|make it|breathe|survive]
      [hoping|hope|wish|wishing|pray|praying|prayed|beg|asked|ask|begging]~v .. [god|lord|jesus|he] .. [takes me|take me|would take me|will take me|calls me|call me home|lets me die|let me die|lets me go|end it for me|take me home]
      [close|shut] my eyes [forever|for good|and never|for the last|and not|one last|and just be gone]
      [tired|exhausted|sick|done] of [being here|this life|breathing|existing|waking up|it all|being alive|being me|living like|surviving|my life|life itself|trying to stay|fighting to live|feeling nothing|feeling like this]
      [ready|time for me|time] to [go be with|leave this|be with god|be with jesus|be with my mama|be with my mom|meet my maker|join my mom|join my mama|join my dad|join my brother|join my son|go home to god|go home to jesus|die]  -grief
      [feel|feeling|feels|am|so|just] [dead|empty|numb|hollow|nothing] inside
      [nobody|no one|not one person|none of you|nobody even] [would|will|gonna|'d|is going to|is gonna] [even|ever|] [miss me|notice if|notice i'm gone|care if i|cry for me|cry if|come to my funeral|remember me|notice me gone]
      [life|living|my life|everything] [is|feels|seems|has become] [pointless|meaningless|unbearable|too much for me|not worth|worthless|too hard to live|over for me|a curse]
      [jump|leap|jumped|throw myself|threw myself|step|walk]~v [off|from|over|in front of|into] .. [tier|top tier|second tier|rail|railing|balcony|ledge|traffic|train|truck|bus|bridge|overpass|roof] .. [end|die|done|over|think|thought|myself|stop|tonight|feel|would|just|nobody] -sport -play -animals -kids
      [stopped|quit|done|refusing|refuse]~v [taking|with] .. [insulin|meds|medication|heart pills|dialysis|medicine|treatment|psych meds] .. [care|want|die|tired|over|point|live|let|done|on purpose|anymore]
      [hurt|harm|cut|kill|hang|burn]~v [my self|him self|her self]
      [i|he|she] [keep|keeps|kept|been|have|has|can't stop|cant stop] .. [thinking|thoughts|dreaming|fantasizing] .. [about|of] .. [ending it|dying|being dead|rope|blade|razor|not being|killing|suicide|hanging|disappearing|hurting]
      [last time|final time|last words|last letter|last message|last birthday] .. [you'll|you will|youll|you're gonna|you hear|i'll ever|i will ever|ever] .. [hear from|see me|from me|write|talk|speak] -school
      [forgive me|i'm sorry|im sorry|please forgive] ... [what i'm about to do|what im about to do|what i am about to do|what i have to do|what i'm going to do|what i'm gonna do|leaving you this way|for leaving you all|can't stay|cant stay|had to go this way|gave up|couldn't hold on|could not hold on]
      [planned|planning|picked|chose|chosen|decided|set]~v .. [how|when|day|date|way|spot|place|night] .. [to die|i'll die|i will die|end it|ill do it|i'll do it|do it to myself|end my|kill]
      [he|she|my son|my daughter|my brother|my husband|my sister] .. [doesn't|doesnt|don't|dont|no longer] [want|wants|care|cares] to [live|be here|be alive|wake up|go on] -home -school -work
      [scared|worried|afraid|terrified|fear] [he|she|my son|my brother|my daughter|my husband|that he|that she|i] .. [hurt himself|hurt herself|kill himself|kill herself|take his life|take her life|do something to himself|do something to herself|hurt myself|harm himself|harm herself|end his|end her|going to hurt|not make it through the night]
      [found|caught|saw|cut]~v [him|her|my cellie|my celly|my bunkie|my son|my daughter|dude] .. [hanging|with a sheet|with a noose|with a rope|down from|bleeding from his wrists|bleeding from her wrists|sheet around|rope around|cutting] -laundry -art
      [sheet|rope|belt|shoelace|shoelaces|bedsheet|laces|cord|noose|bag] around my [neck|throat|head]
      [can't|cant] see [a|any|no|my|myself] [future|way forward|tomorrow|living|hope|making it past|growing old]
      [darkness|demons|depression|hopelessness|pain] [is winning|won|has won|is swallowing|is eating me|is killing me|is too much|wants me dead|telling me to]
      not [long|much longer|much time] [for this world|left for me|til i end|until i end|on this earth]
    `,
  },
  {
    ...en,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [molested|sexually]~m [me|him|us|assaulted|abused|harassed]
      [have to|gotta|got to|make me|makes me|made me|forced to|forces me to|want me to|wants me to|told me to|going to|gonna] be [his|their|her] [girl|wife|bitch|woman|girlfriend|boy|punk|property|kid|sex slave|slave]
      [show|showed|showing|flash|flashed|see|touch|touched|grab|grabbed|squeeze|squeezed|feel|felt|rub|rubbed|grope|groped|fondle|fondled]~v .. my [<flesh>] -medicine -baby -kids -laugh -sport
      [can't|cant|couldn't|won't|wont|ashamed to|don't want to|hard to|afraid to] [say|tell you|write|repeat|talk about|speak] what [they|he|she|that man|those men|the guard] [did|made|does|do]
      [<staffer>|cellie|celly|cellmate|bunkie|he|they] .. [said|told|tells|says|promised] .. [if i show him|if i showed him|if i show them|if i showed her|if i flash|if i sleep with|if i suck|if i strip|if i took off|if i undress]
      [broke|fractured|cracked|busted|dislocated] my [ribs|rib|jaw|arm|nose|wrist|tooth|teeth|finger|eye socket|collarbone|shoulder] ... [guard|guards|officer|officers|cuffs|sergeant|deputies|they|cell|cos|co|cellie|extraction]
      [guard|guards|officer|officers|sergeant|deputies|they|cos|co] ... [broke|fractured|cracked|busted|dislocated] my [ribs|rib|jaw|arm|nose|wrist|tooth|teeth|finger|eye socket|collarbone|shoulder] -sport
      [shut off|turned off|cut off|took|takes|taking|took away] [my|the|our] [water|toilet|mattress|blanket|clothes|meds|inhaler|heat|food|trays|showers|rec|phone calls] ... [grievance|complaint|complained|for reporting|filed|wrote up|punish|punishment|retaliation|lawsuit|told on|spoke up]
      [since|after|because|ever since] [i|we|he|she] .. [filed a|filed my|filed the|complained|reported|grieved|spoke up] ... [spit|the hole|shake down|tear up|tore up|punish|punishing|harass|harassing|threaten|threatening|write me up|retaliation|retaliating]
      [held|hold|holding|pinned|pinning] me [down|against|by]  .. [and|while|in|on|shower|showers|bunk|bed|cell|so|his|my]
      [two|three|four|five|six|a group of|bunch of|several] [guys|men|inmates|dudes|of them|officers|guards|cos|women|girls|people] .. [held|jumped|took|grabbed|cornered|attacked|beat|raped|pulled|dragged|came in] .. [me|my] -sport
      [i'm|im|i am|been|being|getting|i was] [being|] [raped|molested|extorted|trafficked|sold|pimped out|sexually|harassed|tortured|starved|assaulted|abused|groped|bullied by|threatened by|used for sex] -film -news
      [don't|dont|never|not|isn't|isnt|no longer] [feel|] safe [in my cell|with my|in this dorm|in this unit|around the|around that|around my|with that|with him|in here with|at night|showering|sleeping|from my]
      [restraint chair|restraints|strapped down|four point|four points|suicide cell|strip cell|dry cell|smock] .. [hours|days|night|water|toilet|food|naked|urine|without] -work
      [no|without|denied|refused|won't get|wont give|won't give|never got] .. [medical|doctor|water|food|shower|showers|toilet|insulin|inhaler|meds|blanket|mattress|toilet paper|pads|tampons] [for|in] [days|two days|three days|four days|a week|weeks|over a week|two weeks|hours|a month]
      [maced|pepper sprayed|peppersprayed|tased|tasered|choked|kicked|punched|slapped|stomped|slammed|beat|beaten|hog tied|hogtied]~v [me|him|us|her|my cellie|a man|an inmate] .. [for no reason|while i|while he|in cuffs|handcuffed|on the ground|in my cell|in his cell|guards|officers|sergeant|until i|and laughed|face down|already|reason] -sport -film
      [afraid|scared|terrified|frightened] of [my cellie|my celly|my cellmate|my bunkie|my roommate here|the guard|that guard|that officer|the officer|this officer|officer|sergeant|what he will do|what they'll do|what they will do to me]
      [he|she|they|cellie|celly|bunkie|guard|officer] .. [forces|forced|force|pressures|pressured|coerces|makes|made] me .. [do things|sexual|touch|strip|undress|lick|suck|kiss|watch him|watch them|hold it|take off|perform|shower with|sleep in his|sleep with|sex|stuff at night|things at night]
      [comes|came|come|gets|climbs] .. [at night|when i sleep|when im asleep|when i'm asleep|after lights out] .. [touch|touches|touched|feel|feels|rubs|under my|my blanket|on me|my bed] -animals -kids -baby
      [prea]~n [call|number|line|report|officer|lady|people|form|box|hotline|poster|allegation|and|they|but|on|because|against]
      [strip search|strip searched|pat down|pat search|cavity search|body search] .. [too long|hurt|laughing|laughed|finger|fingers|grabbed|grabs|enjoys|enjoyed|touching|front of|cross gender|male officer|male guard|four times|every day|comments|rough]
      [walks|walked|peeks|comes|stands|stares|watches|looks]~v .. [shower|showers|undress|undressing|naked|toilet|changing clothes|dressing|bathroom] .. [officer|guard|male|man|co|sergeant|deputy|comment|comments|on purpose|smile|smiles|smiling|every time] -animals -kids -home
      [male|man|female] [guard|officer|co|officers|guards] .. [shower|showers|undress|undressing|naked|toilet|strip]
    `,
  },
];
