import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

/** As in `oblique-en.ts`: money, other people, signs agreed on, closeness, and what asks for care or protection. */
export const obliqueRestEn: readonly TermList[] = [
  {
    ...en,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [green|apple|google play|steam|vanilla|prepaid|reload|gift|visa|walmart|target|amazon] [card|cards] ... [read me|scratch|scratch it|text the|text me|send the|numbers|digits|codes|the code|picture of the|pin on|to this guy|photo of the]
      [dollar sign|cash tag|cashtag|money tag|pay tag]
      [nothing|don't write anything|dont write anything|don't put anything|dont put anything|leave it blank|say groceries|write rent] .. [in the note|in the memo|on the memo|for the note]
      [put|send|drop|throw|load|add]~v .. [on|to|in|into] [hernandez's|hernandez|johnson's|smith's|another dude's|this dude's|this guy's|that guy's|my boy's|my homie's|his girl's|his wife's|his baby mama's|my neighbor's] .. [account|books|commissary|card|cash|tablet]
      [instead of|not on|not to] [mine|my account|my books] [this|so|cause|because|until|till|or] +owe
      [to|on] [his girl|his girlfriend|his wife|his mama|his people|his sister|his cousin|his baby mama|her people] ... [cash|tag|dollar|fifty|hundred|owe|owed|pay off|square|the note|zelle|by friday|debt]
      [send|put|drop|wire|pay]~v .. [fifty|hundred|50|100|150|200|300|500|money|the money|it] .. [to|on] [his girl|his girlfriend|his wife|his mama|his people|his baby mama|his cousin]
      [use|rent|borrow|run|cash]~v .. [your|her|his|somebody's] [bank account|checking account|debit card|account number] ... [percent|cut|deposit|deposits|check|checks|nobody|before they|before the bank|empty]
      [keep|get|take|you get|cut of] [ten|twenty|thirty|five|fifteen|10|20|30|half] percent of .. [every|each|the|what|it|all]
      [socials|social security numbers|ssns] [six|five|ten|four|some|these|the|all|a few|everybody|dudes|guys|people]
      [tell|told] [her|that lady|the lady|him|the old lady] ... [need|i need|needs] [money|it|cash|bail money] for [surgery|a lawyer|bail|an operation|medicine|a funeral|my kids|a phone] .. [she|he|and split|and then|so]
      [not|don't|dont|never] .. [send|put|use|do] .. [in your name|under your name|from your account|from your name|your real name] ... [connect|trace|link|track|know|tie|use|neighbor|cousin|friend|somebody]
      [connect|trace|track|link|tie|traced|tracked|linked|connected] [it|that|this|the money|anything] [back|] to .. [me|us|you|my name]
      [keep|stay|make|do] [it|them|each|every] [under|below|less than] .. [the limit|ten thousand|10,000|the amount they|three hundred so|what they] [so|report|flag|check|look]
      [different|other|three|several|a few|five] [names|people|senders] so [it|they|nobody|that it|it won't|it doesn't] .. [doesn't|don't|won't|wont|dont|isn't] .. [flag|flagged|look|trace|notice|limit|suspicious|report]
      [sell|sells|selling|flip|flips] [the|my|your|some|stolen] .. [identity|identities|card numbers|cards|socials|stolen|checks]
      [mail|send] me [blank|stolen|washed|other people's] [checks|money orders|cards]
      [wash|washed|washing|altered|alter|bleach] [the|a|that|those] [check|checks|money order|money orders]
    `,
  },
  {
    ...en,
    category: 'gambling',
    severity: 1,
    action: 'flag',
    lines: `
      [lost|lose|owe|owes|down|behind|short] .. the [poker|card|dice|domino|blackjack|tonk|spades|parlay|casino|gambling] [table|game|games|man|ticket|tickets|pool]
      [poker|dice|card|parlay|football ticket|gambling|casino] [debt|table|man|bill] ... [pay|owe|owes|put|send|square|friday]
      my ticket [hit|lost|paid|cashed|busted]
    `,
  },
  {
    ...en,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [click|clicks|clicking|flash|switch] over and [add|call|dial|get|put|bring|connect|hit|ring|patch|merge]
      [when i call|next time i call|on the call|on the phone] ... [don't|dont] say .. [names|name|his name|her name|who]
      [copy|mail|send|forward|pass|get|give]~v ... [they|he|she|the prison|this place] [won't|wont|don't|dont|will not|doesn't|can't|cant] let .. [write|talk to|contact|call|mail|send] [him|her|them|to|each]
      [mine|my account|your account|his account|her account|my tablet|my profile] [got|is|was|been|is still|has been|still] .. [suspended|banned|blocked|restricted|shut off|cut off|shut down|on restriction|taken|frozen] +write
      [pick up|answer|accept] .. [when|if|even if|even though] it says [his|her|another|somebody|someone|a different|that] [name|else's|other name]
      [through|by way of|via] [his|her|their] [mother|mom|mama|sister|wife|girl|people|grandma|cousin] ... [guy|dude|cell|inmate|other prison|other yard|block|unit|homie|codefendant]
      [my|our|his|the] [co defendant|codefendant|co-defendant|codefendants|rappie|rap partner|crimey|crime partner|fall partner] ... [tell|know|say|says|story|straight|same|quiet|message|write|statement|not to|don't|needs to]
      [get|keep]~v [our|your|their] [story|stories] straight
      [log in|log on|log into|sign in|sign into|get on] my [facebook|instagram|snapchat|email|account|profile|tiktok] and .. [post|tell|message|send|write|dm|delete|add|block]
    `,
  },
  {
    ...en,
    category: 'coded',
    severity: 2,
    action: 'hold',
    lines: `
      when i say ... [i mean|it means|that means|means|you know i mean|i'm talking about] .. [delivery|drop|money|package|cash|stuff|product|phone|cops|police|guards|guard|officer|pickup|meeting|spot|strips|pills|white|green|fence|gate|gun|hit|snitch|witness|dope|drugs]
      [first|second|third|fourth|last|every other|every second|every third] [letter|letters|word|words] .. [every|each|all|my last|my letter|the next|this letter|the|that|those] -book -school
      [you know|use|get] [which|the same|our|the] book ... [page|line|word|numbers]
      and you know [which|what] [book|the numbers|numbers|page]
      [code word|codeword|secret code|speak in code|talk in code|write in code|writing in code|talking in code] -computer -play -school -money
      [read|reading] between the lines [of|in|here|cause|because|they] [this|what|my|they|guards|are]
      [can't|cant|not going to|won't|wont] say it [on here|on this|straight|plain|on the phone|in a letter|in writing] .. [so|but|you know|they|because]
      you know what [i mean|it is|that means] by [the|that|cake|birthday|party]
      the [eagle|package|bird|fish|cat|moon|rabbit|chicken|baby|guest] [has landed|flies|lands|is in the nest|swims|arrives|is in the oven|is hatched|will fly] .. [at|tonight|on|by|when] -animals
      [let's|lets|we'll|we will|we should] call [grandma|cake|uncle|aunt|the dog|a birthday|the baby|the cat|shoes|pizza|flowers] .. [so|from|when|on|okay|ok]
    `,
  },
  {
    ...en,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [your|my] [mouth|lips|tongue|hands|hand|fingers] [on me|on you|on my|on your|between my|between your|up my|up your|down my|down your|inside me|inside you|under my|under your|all over me|all over you|all over my|all over your] -faith -kids -baby -medicine
      [hand|hands|fingers] .. [up|under|inside|down] [your|my|her] [skirt|dress|blouse|panties|shirt|shorts|thighs|pants] -medicine
      wearing nothing [but|underneath|under it|on under] -kids -baby
      with nothing on [but|under|underneath] -kids -baby
      [wearing|wear|in|with|send|see] .. nothing but [your|a|those|the|my|red|black|high] [smile|heels|panties|bra|shirt|red|thong|robe|boots|stockings|necklace|t shirt]
      bend~v [you|me|her|him] over
      [make|made|making] [you|me|her] [scream|moan|beg|squirt|shake|tremble|wet|come for me|finish|climax]
      what you do [with your|to your|when youre|when you're|to yourself|at night when|in bed|under the covers] .. [fingers|body|self|alone|think of me|think about me|thinking|night|slowly]
      [touch|touches|touching|pleasure|pleasuring|rub|rubbing|play with|playing with] [yourself|herself|himself|myself] .. [think|thinking|for me|tonight|night|while|when|about|in bed|slow|slowly]
      [slide|slip|put|push|be|deep]~v inside [you|of you|me|her]
      [make love|made love|making love] [to you|to me|all night|in the|on the|until|till] -music
      [on top of|underneath|ride|riding|straddle|straddling] [me|you] [naked|all night|in bed|slow|slowly|in nothing|and moan|until we]
      [turn|turns|turned|turning] me on [when|so|just|every|like|thinking|reading|your|the way]
      [pic|pics|picture|pictures|photo|photos|one|video] of [you|yourself|your body|your chest|your legs|your backside] .. [naked|nude|in the shower|in your bra|in a bikini|in nothing|with nothing|undressed|topless|without|in panties|in lingerie|in your underwear|bare] -baby -kids
      [spread|open|wrap] [your|those|them|my] legs [for|around|open|wide|and|on] -sport
      [strip|undress|strip down|take your clothes off|take it all off] for me -medicine
      [quickie|quicky|hanky panky|booty call|make up sex|wild sex|hot sex|have sex|had sex|having sex|sex with you|good sex|dirty talk|talk dirty|conjugal all night] -medicine
    `,
  },
  {
    ...en,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [new|that|this|one|lady|female|young|older] [co|officer|guard|nurse|counselor|teacher] .. [cool|friendly|down|crooked|dirty|likes me|sweet on me|can be bought|takes money|for sale|will do anything|does favors]
      [blackmail|blackmailing|set up|setting up|dirt on|get him fired|get her fired|got something on] [the|that|this|a|him|her|officer] .. [co|officer|guard|nurse|sergeant|warden|lieutenant|captain|judge]
      [wait|waiting|be waiting|meet|catch|see] .. [for] .. [officer|co|guard|sergeant|warden|nurse|lieutenant] .. [in the parking lot|at his house|at her house|at his car|at her car|after his shift|after her shift|when he gets off|when she gets off|outside his|outside her]
      [officer|co|guard|sergeant|warden|nurse|lieutenant|captain] .. [wife|husband|kids|daughter|son|mother] [works|work|goes to|go to|drives|drive|shops|lives|stays]
    `,
  },
  {
    ...en,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [by the time|when] you [read|get|find|see|open|hear] this .. [won't|wont|will not|gone|be gone|not be|dead|be with|be at peace|over|no longer]
      [won't|wont|not|no longer|not gonna] .. [be around anymore|be around any more|be around to see|be around much longer|be here to see|be alive to see|be here anymore]
      [what's|whats|what is] the [point|use] [of|in] [living|life|going on|being here|being alive|waking up|anything anymore|even trying anymore]
      [everybody|everyone|you|they|y'all|yall|world|my family|the kids|kids|my mom|people] .. [better|easier|happier] [off|] .. [without me|if i wasn't|if i wasnt|if i was gone|if i were gone|if i died|if i was dead|if i disappeared|when i'm gone|when im gone|when i am gone|once i'm gone|once im gone|not around|wasn't around]
      [enough] [meds|pills|medication] [to|now|saved|for]
      [won't|wont|not|no longer] [be needing|need] [it|them|that|any of it|anything|those] .. [where i'm going|where im going|where i am going|anymore|much longer]
      [cut|cuts|cutting|burn|burned|burning|scratch|bit|biting|hit|hitting] [arm|arms|wrist|wrists|thighs|legs|skin|own|self] .. [again|last|to feel|every|so|when|just|because|it|until|open|at night|on purpose|with] -food -medicine -accident
      [it's|its|it is|thats|that's] the only [thing|way] [makes it|helps|stops the|calms|quiets|takes away|i feel|to feel|to make it|i can feel|to stop] .. [quiet|pain|noise|anything|stop|something|voices|hurt|calm]
      [looked at|looking at|stare|stared|staring at|thinking about|thought about|been eyeing|keep looking at] the [sheet|sheets|rope|bars|vent|pills|razor|bridge|ledge|edge|rail|railing|top tier|light fixture] .. [and|for a|long|again|all|last|hard|vent|bars|wondering]
      [stopped|quit|refuse|refusing|refused|done] [eating|to eat|taking food|taking my meds|taking my insulin|my trays|eating my trays|drinking] .. [days|plan|don't|dont|until i|weeks|want|start again|anymore|on purpose|for good|nothing]
      [hunger strike] -news -book
      [don't|dont|do not|didn't|not] .. [wake up|wake] [in the morning|tomorrow|one day|anymore|again] .. [pray|wish|hope|fine|okay|ok|be better|relief]
      [go|going|went|fall]~v to sleep and [never|not|don't|dont] .. [wake|waking]
      [don't|dont|do not|doesn't|not] [want to|wanna|belong|deserve to] [be here|be in this world|be on this earth|live|be alive|exist|breathe] .. [anymore|any more|no more|any longer] -home -work
      nothing [left|] [to|for me|to be|worth] [live|living|here|alive|lose anymore|look forward to|keep going]
      [no|no more|lost all|losing all|lost my|lose]~v [reason|will|hope] .. [live|living|go on|keep going|life|fight anymore|survive|ever]
      [if i had|had|if i got|if i find|find|found|looking for|got] [a way|the nerve|the guts|the courage|something|the means] to .. [do it|end it|finish it|end myself|go through with it]
      [burden] [to|on] [you|everyone|everybody|my family|the family|y'all|anyone|them] .. [gone|without|anymore|live|die|should|world|better|not be|end]
      [nobody|no one] [would|will|'d|is gonna|gonna|even] [miss|notice|care|cry] .. [me|if i|when i] .. [gone|dead|died|disappeared|wasn't|was gone|die]
      [think|thinking|thoughts|thought] [of|about] [ending|dying|death|hurting myself|killing|doing it|suicide|jumping|hanging|harming|not being here]
      [goodbye|good bye] [forever|cruel|world|for good|for the last|everyone|everybody|my loves|and forgive]
      [voices|voice] [tell|tells|telling|keep telling|say|says|want] [me|him|her|i] .. [hurt|die|kill|cut|jump|end|do it|not worth]
      [hurt|harm|punish|injure]~v [myself|himself|herself] .. [again|tonight|if|when|because|every|to|last|on purpose] -sport -work -accident
      [my|his] [time|life] on [this|] earth is [over|done|up|ending]
    `,
  },
  {
    ...en,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [undress|strip|naked|take my clothes off|take off my clothes] [for|in front of] [him|her|them|the officer|the guard|the guards|that guard|that officer|everybody|male|a male]
      [hand|hands|fingers] .. [down|in|inside|up|under] my [pants|shirt|underwear|panties|clothes|bra|boxers|top|jumpsuit|uniform|waistband]
      [sexual|sex|oral|special|certain|dirty] favors .. [for|to|or|if|him|her|them|officer|guard]
      [says|said|told me|threatened|threatens|threatening|warned] .. [if i tell|if i talk|if i say|if i report|not to tell|if i told|don't tell|dont tell|keep quiet] ... [lose|visits|hole|write me up|hurt|kill|worse|nobody|believe|ticket|transfer|segregation|seg|beat|parole|anybody|anyone]
      [scared|afraid|terrified|ashamed|embarrassed|too scared] to [tell|say|report|speak|go to sleep|sleep|shower|talk] ... [touched|did to|does to|doing to|hurt|happened|raped|officer|guard|cellmate|he did|they did|what he|what they|anybody|anything|anyone] +harm
      [woke|wake|waking] up .. [he was|she was|someone was|somebody was|a guard was|an officer was] [on top of me|in my bunk|in my bed|touching me|on me|over me|inside my|next to me in my]
      [on top of me|holding me down|held me down|pinned me|pinned me down|hold me down] ... [yell|scream|couldn't|couldnt|can't|cant|move|stop|mouth|cell|guard|officer|no]
      [pass|passed|passes|passing|trade|traded|sell|sold|rent|rented]~v me [around|out|off] .. [them|block|for|like|to|others|between|cell|every|night]
      they pass me around
      [smallest|youngest|weakest|new|gay|trans] [one|guy|kid|boy|girl|] ... [pass me|use me|make me|take turns|come in my cell|do what they want|have their way|force me]
      [made|makes|make|wants|asked|told|had] me .. on [his|her] lap
      [sit|sat|sitting] [on|in] [his|her] lap .. [secret|office|counselor|officer|guard|teacher|chaplain]
      [while|when] [i was|he was|they had me|i'm|im] [in cuffs|cuffed|handcuffed|in handcuffs|restrained|shackled|on the ground|strapped] .. [beat|kick|kicked|hit|punch|punched|eye|teeth|sprayed|stomped|kept|they|guards|ribs]
      [watch|watches|watching|stares|staring|looks|looking|films|filming|peek|peeks|peeking] [us|me|the girls|the women|girls|women|us girls|us women] .. [shower|change|undress|dress|toilet|naked|bathroom|strip|showering|changing]
      [comments|remarks|jokes|stuff|things] about [my|our|her|the girls|women's] .. [body|bodies|breasts|chest|butt|ass|figure]
      [left|leave|leaves|kept|keep|chained|strapped|stripped] me [naked|in my own|in the cold|tied|chained|in the restraint|in a chair|strapped|in my waste|soaking|outside] .. [hours|days|night|feces|cell|freezing|floor|cold|guards|officers]
      [retaliate|retaliated|retaliating|retaliation|punished|punishing] .. [grievance|complaint|reporting|complaining|filed|reported|speaking up|lawsuit]
      [put|puts|stuck] me in [with|a cell with|the cell with] .. [rapist|predator|man who|guy who|dude who|someone who] ... [hurt|threatened|raped|attacked|touched|wants to]
    `,
  },
];
