import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

export const restEn: readonly TermList[] = [
  {
    ...en,
    category: 'fraud',
    severity: 2,
    action: 'finance',
    lines: `
      [cash app|cashapp|cash-app]
      [zelle|venmo|green dot|greendot|moneypak|money pak|apple pay me|chime|paypal me|vanilla card|western union me|bitcoin|crypto wallet] [me|him|her|them|it|the|my|his|her|this|to|number|numbers|card|codes|code|50|100|200|some|money|for] -work
      [send|sent|put|get|use|do|through|via|by|on|with|to] .. [zelle|venmo|green dot|greendot|moneypak|bitcoin|vanilla card|prepaid card numbers]
      [green dot|greendot|moneypak|vanilla] [number|numbers|digits|code|codes|card]
      [last|first|all] [14|fourteen|16|sixteen] [digits|numbers] [of|off|on] the card
      [scratch off|read me] the [numbers|code|digits] [on|off|of]
      [put|drop|send] [money|some money|50|100|it|the money|a hundred|fifty] on [his|her|another guy's|someone else's|my cellie's|my bunkie's|my celly's|another inmate's|his cellie's|somebody's|a different guy's] [books|account|trust account]
      put it on [his|somebody's|someone's|another guy's|my cellie's] [books|account]
      [send|have|use] [it|money|them|someone|somebody] [in|under|using] [a|somebody else's|someone else's|a different|another|a fake] [name|person's name]
      [launder|laundering|laundered|structuring]
      [stolen|someone's|somebody's|other people's|dead people's] [credit card|card|social security|ssn|identity|identities|socials]~n
      [credit card] [scam|fraud|dump|dumps|numbers] -news
      [fake|false|bogus] [tax|unemployment|stimulus|refund] [return|returns|claim|claims|checks]
      [file|filing|filed] [my|their|their|his|fake|] [taxes|unemployment|claims] [for|under|with] [dead|inmates|the guys|other guys|fake|names]
      last four of [her|his|their] [social|ssn|social security|card|credit card|debit card]
      [ssn|social|social security number]~n [of|for] [the guys|inmates|everybody|ten guys|the homies]
      [counterfeit|counterfeit bills|fake money|fake bills|funny money]
      [run|running|pull|pulling] [a|the|this|another] [scam|con|hustle on her|game on her|game on him|play on the old man]
      [sweetheart|romance|lottery|grandparent] scam -news
      [forge|forging|forged|fake] [the|a|his|her|your|my|] [signature|check|checks|doctor's note|birth certificate|court order|court papers|power of attorney]
      [bribe]~v -news -film -kids
      [pay off|paid off|paying off|grease] the [judge|guard|co|officer|da|sergeant|parole board|parole officer|jury|juror|witness]
      [wash|clean] the money
    `,
  },
  {
    ...en,
    category: 'third_party',
    severity: 2,
    action: 'flag',
    lines: `
      [three way|3 way|3way|threeway|three-way] [call|me|him|her|it|them|the call|calls|calling|phone] -sport
      [call|calls|click|patch|connect|merge|put] .. [three way|3 way|3way|threeway]
      [do|make|did|on] [a|the] [three way|3 way|3way|threeway] -sport
      [merge|patch] [the|] [call|calls|me|him|her] [in|with|through|together] -car
      call forwarding +call
      [tell|ask|text|message|dm|hit up] [my cellie's|another inmate's|his cellie's|my co defendant|my codefendant|my co-defendant|my codefendants|the witness|the victim|the homie at] -court
      [get|pass|send|give|relay|slide] .. [message|kite|word|letter|note] to [my co defendant|my codefendant|my co-defendant|the witness|the victim|the guys in|the homies in|somebody in|someone in|him in|a guy in|inmate]
      [tell|ask|let] .. in [a|b|c|d|e|f|g|h|the other|the next] [block|pod|dorm|wing] .. [write|call|hit me|message|send]
      [forward|mail|send|remail] .. to [another inmate|an inmate|another prison|my codefendant|my homie in|my boy in|the homie in|my brother in prison|my man in cell|a guy at]
      [use|using|send it|put it|mail it|wrote] [under|in|with|from] [your|my mom's|my sister's|another|a fake|someone else's|somebody's] [return address|name so]
      [fake|different|wrong|false] return address
      [fake|burner|false|second] [facebook|instagram|account|profile|email] [so|to|for|to reach|to message] [i|we|he|reach|contact|her|him]
      no contact order [but|so|just|don't matter|doesn't matter]
      [around|past|get around] the [no contact order|no contact|restraining order|protection order|protective order]
      [tell|message|reach out to|contact|find] her [even though|despite] the [order|restraining order|no contact]
      [she|he] [won't|doesn't|dont] know [it's|its|it is] from me
    `,
  },
  {
    ...en,
    category: 'staff',
    severity: 2,
    action: 'alert',
    lines: `
      [where|what street] [does|do] [the|that|] [co|officer|sergeant|lieutenant|warden|guard|nurse|judge|da|prosecutor|counselor|captain] [live|lives|park|stay]
      [home address|license plate|plate number|house number|phone number|cell number|kids school|where the kids go to school] .. [co|officer|guard|warden|sergeant|lieutenant|nurse|judge|da|prosecutor|counselor]
      [officer's|officers|guard's|warden's|co's|nurse's|judge's|sergeant's|prosecutor's] [home address|house|license plate|plate number|wife|husband|kids|daughter|personal number|family|car]
      [follow|followed|following] [the|that] [co|guard|officer|warden|nurse|judge|sergeant] home
      [look up|find out|google|search for|find] where [co|officer|sergeant|sgt|lieutenant|captain|deputy|warden] .. [lives|stays|parks]
      [look up|find out|google|search for|find] where [the|that|this|] [co|officer|guard|warden|sergeant|nurse|judge|prosecutor|da] [lives|stays]
      [dirt|leverage] on [the|that|this] [co|guard|officer|warden|sergeant|judge|nurse]
      [sleep|sleeping|slept|hooking up|messing|messing around|in love|relationship] with [a|the|my|this|that] [co|guard|officer|nurse|sergeant|lieutenant|counselor]
      [co|guard|officer|nurse] [is|she's|he's] [on the payroll|in our pocket|on our side now|working for us|dirty and]
    `,
  },
  {
    ...en,
    category: 'gambling',
    severity: 1,
    action: 'flag',
    lines: `
      [gambling debt|parlay ticket|betting slip|poker debt|running a store|two for one store|run the ticket|football ticket|parlay tickets|football tickets]~n
      [bookie|bookmaker|loan shark]~n -film -book
      [place|placed|put|putting|lay] [a|my|your|some|this|50|100|20] bet [on|for] -faith
      [i|he] [owe|owes|lost] .. [poker|spades game|card game|dice|football|parlay|tickets|game|poker table]
      [run|running|hold|holding|deal|dealing] [the|a] [poker table|dice game|card table|casino|parlay]
      [point spread|over under|the spread] [on|for|is] -food
      [shoot|shooting] dice
    `,
  },
  {
    ...en,
    category: 'sexual',
    severity: 2,
    action: 'flag',
    lines: `
      [nude|nudes|naked pic|naked pics|naked photo|naked photos|nudie|dick pic|dick pics|sexy pics|porn|porno|pornography|pornhub|onlyfans|hentai|xxx pics|crotch shot|topless pics|titty pics] -baby -art -recovery
      [blowjob|blow job|handjob|hand job|masturbate|masturbating|masturbation|jerk off|jerking off|jack off|jacking off|orgasm|dildo|vibrator|cumshot|deepthroat|creampie|anal sex|oral sex|phone sex|sexting|threesome|gangbang|gang bang|butt plug|cock ring] -medicine
      [horny|cum on|cum in|cumming|make you cum|eat you out|eat your pussy|lick your pussy|suck your dick|suck my dick|ride your dick|ride you all night|inside your pussy|wet pussy|my wet|your wet pussy|hard cock|hard dick|fuck you hard|fuck you all night|finger myself|touch myself thinking|touching myself]
      [pussy|cock|dick|tits|titties|boobs|clit|penis|vagina] -medicine -animals -baby
      [taste|lick|suck|kiss] [your|my|that] [nipples|pussy|dick|cock|tits|titties|clit|ass] -baby
      [prostitute|prostitution|pimp|pimping|escort service|trick for money]~n -news -film
      [underage|teen|child|kiddie|kid|preteen] [porn|nudes|sex]
      [child porn|cp pics|jailbait]
    `,
  },
  {
    ...en,
    category: 'profanity',
    severity: 1,
    action: 'flag',
    lines: `
      *fuck
      [fuk|fck|fvck|phuck|fuq|fuckin|fking|fcking|effing|mofo|mf er|stfu|gtfo|wtf|lmfao]~n
      *motherfuck
      *bullshit
      [shit|shitty|shithead|shitting|dipshit|shithole|sht]~n -faith
      [bitch|biatch|bitches|bitchass|b1tch|biotch|sonofabitch]~n -animals
      [asshole|arsehole|dumbass|jackass|bitchass|smartass|fatass|asswipe|asshat]~n
      =[ass] +curse
      [dickhead|dick head|cunt|twat|wanker|bastard|prick|douchebag|douche bag|whore|slut|skank|thot|hoe ass|cocksucker]~n -garden
      [goddamn|god damn|goddamnit|damn you]
      [nigger|nigga|faggot|fag|spic|wetback|chink|gook|kike|beaner|tranny|raghead|towelhead|dyke|retard|cracker ass|honky]~n -water
      piss off
      [pissed off|go to hell|kiss my ass|suck my dick|eat shit|screw you]
    `,
  },
  {
    ...en,
    category: 'coded',
    severity: 1,
    action: 'flag',
    lines: `
      [first|last] [letter|word|letters|words] of [each|every|all the] [line|lines|word|sentence|row|paragraph] -book
      [read|hold] [it|this|the letter|them] [backwards|backward|in a mirror|over a flame|over the heat]
    `,
  },
  {
    ...en,
    category: 'self_harm',
    severity: 3,
    action: 'care',
    lines: `
      [want|wanna|wanted|wants|need|ready|going|gonna|wish i could|trying|tried|decided|plan|planning] to die -laugh -food
      [wanna|gonna] die [alone|tonight|in here|already|so bad|sometimes|anyway] -laugh
      [i|he|she] [wanna|want to|just wanna|just want to] die -laugh -food
      [don't|dont|do not|didn't|no longer|can't|cant] [want to|wanna|] [live|be alive|exist|be here|wake up|be on this earth|live anymore|keep living] [anymore|any more|no more|tomorrow|any longer|without] -laugh -home
      [don't|dont|do not] [want to|wanna] [be alive|live anymore|wake up anymore|exist|live no more|live any more]
      [kill|hang|cut|hurt|starve|drown|unalive|offing|harm|shoot]~v [myself|herself|himself|yourself|urself] -laugh -sport
      [killing|hanging|cutting|hurting|starving] [myself|himself|herself]
      [hung] [himself|herself|myself]
      [end|ending|take|taking|took|ended] [my|his|her|your|own] own life
      [end|ending|take|taking] my life
      [end|ending] [it all|everything tonight|this pain for good|it tonight|my suffering]
      [suicide|suicidal|unalive] -film -prevention
      [suicide note|suicide watch|commit suicide|committed suicide|thinking about suicide|thoughts of suicide|suicidal thoughts]
      [better|be better] off [without me|dead|if i was gone|if i were gone|if i was dead|with me dead|with me gone]
      [no|not any|dont see a|don't see a|don't have a] [reason|point] [to live|in living|to go on|in going on|to be alive|to keep going|living anymore]
      [nothing|no one|nobody] [left|] to live for
      [wish|wished|wishing] [i|i was|i were|that i was] [dead|never born|was dead|were dead|had never been born|could die|would die|not alive|not here anymore]
      [can't|cant|cannot] [go on|take it|do this|live like this|keep living] [anymore|any more|like this|any longer|no more] +despair
      [saving|save|hiding|saved up|hoarding|stash|stashing|cheeking] [up|] [my|his|her|the|all my] [pills|meds|medication] [to|so|until|for]
      [tie|tied|tying|made|make|making] [a|the|my] [noose|sheet to the|sheets to the]
      noose~n -film -book
      [slit|slitting|cut|cutting] my [wrist|wrists|veins|arms|arm|throat|legs]
      [this is|by the time you|when you] [my last letter|my final letter|goodbye forever|read this i'll be gone|read this ill be gone|read this i will be gone|get this i'll be gone|read this i'll be dead|get this i will be dead]
      [last|final] letter [you will|you'll|youll|i will|i'll] [get|ever|write]
      [won't|wont|will not|not gonna] [be here|be around|make it|be alive] [much longer|tomorrow|by christmas|when you get this|this time next|next week|no more] +despair
      [everyone|everybody|you|you all|the kids|my kids|the family|y'all] [would be|will be|are|is|be] better off without me
      [overdose]~v on purpose
      [jump|jumping] off the [tier|bridge|top tier|roof|building] -sport
      [stopped|stop|quit] eating and [want|wait|hope]
      [kms|kys|ctb tonight]
      [i give up on life|tired of living|tired of being alive|done with life|done living|sick of living|over living]
      [self harm|self-harm|selfharm]~v
    `,
  },
  {
    ...en,
    category: 'abuse',
    severity: 3,
    action: 'protect',
    lines: `
      [raped|rapes|raping|rapist|molested|molesting|molester|sodomized] -film -news -book
      [rape] -film -news -garden -book
      [sexually|sexual] [assaulted|abused|harassed|assault|abuse|harassment|assaulting|abusing|harassing|misconduct] -news
      [he|she|they|guard|officer|co|cellie|celly|cellmate|bunkie|somebody|someone|sergeant|nurse|staff|lieutenant] .. [touched|touches|touching|groped|gropes|groping|fondled|fondles|grabbed|grabs|felt] .. [inappropriately|in the shower|private parts|privates|down there|breast|breasts|butt|genitals|penis|chest|where he shouldn't|where she shouldn't|sexually|up|between my legs|during the strip search|during the pat down|in a sexual way|ass|crotch|buttocks]
      [forced|forces|forcing|made|makes|making|pressured|pressuring|coerced] .. [have sex|have sexual contact|perform oral|strip for|give him oral|give oral|do sexual things|sexual favors|sex acts|do sex acts|undress for|touch him|touch his|touch her|show him my|suck him|suck his|do things to him|do sexual]
      [officer|guard|co|sergeant|nurse|staff|lieutenant|counselor|he|she] .. [watches|watched|stares|stared|filmed|films] .. [shower|showering|in the shower|undress|undressing|naked|on the toilet|strip]
      [sex|sexual favors|oral|favors] [in exchange|in return|for protection|for commissary|or he|or she|or they|or i get]
      [wants|want|asked|asking|demanded|demands] [me for|] [sex|sexual favors|oral sex] [or|in exchange|in return|for|from me]
      [prea] [report|hotline|complaint|coordinator|call|investigation|case|grievance|violation]
      [report|reported|file|filed|filing|call|called] [a|the|under|] prea
      [staff|guards|officers|cos|guard|officer|sergeant|lieutenant] .. [beat|beats|beating|beaten|punched|kicked|choked|slammed|tased|pepper sprayed|maced|stomped|assaulted|jumped|broke] [me|him|us]
      [getting|got|being|been|was|is] [beat|beaten|assaulted|abused|attacked|molested|harassed|raped] .. [staff|guards|the guards|officers|the officers|an officer|a guard|the co|a co|the cos|his cellie|my cellie|my cellmate|my celly|his cellmate|my bunkie|the sergeant|a sergeant]
      [excessive force|retaliated against me for reporting|retaliating because i reported|afraid of my cellmate|scared of my cellie|scared of my cellmate|afraid of my cellie|afraid of him in my cell|not safe in my cell]
      [denied|denying|refuse|refusing|won't give|wont give] [me|him|us] [water|food|my insulin|insulin|food for days|medical care for days|my medication for]
    `,
  },
];
