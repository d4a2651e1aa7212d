import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

export const violenceEn: readonly TermList[] = [
  {
    ...en,
    category: 'threat',
    severity: 3,
    action: 'hold',
    lines: `
            [kill|unalive|murder|strangle|behead|assassinate|slaughter]~v -film
      [stab|shank|decapitate|dismember]~v -film
      [gonna|going to|will|ill|well|theyll|hell|shell|finna|bouta|about to|wanna|want to|imma|ima|should] .. [hurt|beat|smoke|body|clip|end|destroy|jump|break|burn|cut|choke|bury|smash|harm|punish|whack|merk|shoot|torture|poison|drown] [you|u|ya|him|her|them|that|his|your|my cellie|the guard|the judge|the witness] -sport -play
      [shoot|shooting|shot] [him|her|them|you|u|ya] [up|dead|in the|down] -film
      [shoot|shooting] [up the|up that|up his|up her|at the house|at him|at them] -film
      drive by shooting -news
      [slit|slash|cut]~v [your|his|her|their|ur] [throat|throats|wrist open]
      [slit|slash]~v [that|this|the|a] .. [throat|throats]
      [smash|beat|jump|stab|kill|hit|touch]~v .. on sight
      make [him|her|them|you] pay .. [shower|showers|yard|chow hall]
      [cut|chop|blow]~v [your|his|her|their] [head|fingers|hand|hands|face|brains] [off|out|up|]
      [cave|bash|kick|stomp|knock]~v [your|his|her|their|ur] [skull|head|face|teeth|chest] [in|off|out]
      [you|he|she|they] [won't|wont|will not|ain't gonna|not gonna|never gonna|isn't gonna|is not going to] [live to see|make it out alive|leave here alive|make it to trial|make it to court|make it to your release|make it to his release|make it to your release date|make it to his release date|make it to your out date|make it to his out date|see your release date]
      [break|snap|bust|smash|crack]~v [your|his|her|their|ur] [neck|legs|jaw|skull|face|kneecaps|fingers|arms|teeth] -sport
      beat~v [you|him|her|them|his|your] [to death|half to death|to a pulp|brains out|ass|senseless|up|down] -sport
      beating [you|him|her|them] [up|down|to death]
      [you're|youre|ur|you are|he is|he's|hes|she's|shes|they're|theyre|they are|your] [dead|dead meat|a dead man|a dead woman|as good as dead|a goner|gonna die|going to die|gonna pay for] -phone -sport
      [you|he|she|they] [will|gonna|is gonna|are gonna|is going to|are going to] [die|bleed|suffer|regret] [for|slow|slowly|tonight|if|unless|this|that|soon like] -faith
      better watch [your|ur|his|her] back
      watch your back
      i know where [you|u|he|she|they|your kids|your mother|your mom|your family|his kids|her kids] [live|lives|sleep|go to school|goes to school|work|works]
      [catch|take|eat]~v a bullet -news -film
      snitches [get|end up in] [stitches|ditches]
      [put|placed|got|there's|theres] a [hit|contract|bounty|green light] [on|out on] [you|him|her|them|his|your|the] -music
      [green light|greenlight]~v [on|him|her|them] -work
      price on [his|her|your|their] head
      take [him|her|them] out permanently
      get rid of [him|her|them|the witness|that witness|the snitch] for good
      make [him|her|them|it look like] [disappear|vanish] for good
      make [him|her|them|the witness] disappear
      [make|made] it look like an accident
      teach [him|her|them] a lesson [he|she|they] won't forget
      [keep|stop]~v [him|her|them|the witness] from [testifying|talking to the da|going to court]
      [don't|dont|do not|better not] [testify|go to court against|talk to the da|cooperate with the da]
      [if|when] [you|she|he] [testify|testifies|snitch|snitches|rat|rats|talk to the police|talks to the police|go to the cops|goes to the cops]
      [burn|torch|firebomb]~v [down|] [his|her|their|your|that|the] [house|car|apartment|trailer|shop]
      [blow|blowing] [up|] [the|his|her|their|your] [courthouse|house|car|building|station|prison|jail]
      [bullet|bullets] [in|through] [your|his|her|their] [head|back|chest|skull]
      put [you|him|her|them] in [the ground|a grave|a box|the hospital|a coffin|a body bag|a wheelchair]
      six feet under -grief -book
      [hurt|harm]~v [your|his|her|their] [kids|family|mother|mama|mom|children|people|sister|baby] -sorry
      [pay me|send the money|send me money|pay up] or [else|i will|ill|we will|they will|someone gets hurt|get hurt|your son]
      or else [he|your son|he's|hes] [gets|will get|is gonna get|getting] [hurt|beat|stabbed|jumped]
      [he|your son|she] [gets|will get] [hurt|jumped|stabbed|beat] if [you|the money]
      [hope|hopes] [you|he|she|they] [die|dies|burn in hell|rot]
      blood on the [walls|floor] if
      gut [you|him|her] like a [fish|pig]
      swing on [him|them|her|the co]
      [spit on|throw piss on|gas] the [co|guard|officer]
      [riot|race war]~n -news -book
      [start|starting|kick off|plan] [a|the] riot
      [rape]~v [you|her|him]
    `,
  },
  {
    ...en,
    category: 'weapons',
    severity: 3,
    action: 'hold',
    lines: `
      shank~n
      [gun|handgun|shotgun|firearm|rifle|glock|ghost gun|machine gun|submachine gun|uzi|ak47|ak 47|ar15|ar 15|tec 9|draco]~n -play -work -sport -film -water
      [pistol|revolver]~n -play -film -sport -water
      [ammo|ammunition] -play -film
      [9mm|nine millimeter|nine milly|40 cal|45 cal|50 cal|22 cal]
      hollow [point|points|tips]
      [silencer|extended clip|extendo|banana clip|drum mag]~n -car
      [switchblade|machete|dagger|ice pick|brass knuckles|box cutter|boxcutter|zip gun|shiv|bayonet|stun gun|taser]~n -work -film -play -garden
      [blade|razor blade|razor]~n +hide
      [knife|knives] +hide
      [homemade|prison] [knife|knives|blade|weapon]~n
      [bring|sneak|carry|get|slip] [a|the|that|my|your|another|] [knife|blade|razor] .. [visit|visits|visitation|visiting room|jail|prison|unit|pod|block|dorm|cell|yard|chow hall]
      [sharpened|sharpen|sharpening] [the|a|this|my|your|] [toothbrush|toothbrushes|metal|bone|bedspring|spoon|piece of metal|rod]
      lock in a sock
      [grenade|pipe bomb|car bomb|molotov|molotov cocktail|dynamite|explosive|c4 explosive|ied]~n -play -film -news
      [bomb]~n -play -film -food -news -book
      bombing -news -book
      [make|build|building|making] a [bomb|gun|weapon|silencer]
      [strapped|packing heat|heater] +drive
      [he|she|they|i|im|he's] [stay|stays|be|was|is] strapped
      [choppa|choppas|burner with one in the head]
      3d printed [gun|pistol|parts]
    `,
  },
  {
    ...en,
    category: 'escape',
    severity: 3,
    action: 'alert',
    lines: `
      [escape|escaping] -play -film -faith -book -computer
      [escape]~v from [here|prison|jail|the prison|the jail|the unit|this place|custody|work crew|the yard|transport|the van|the hospital] -film -book
      [escape plan|escape route|escapee|jailbreak|jail break|prison break|breakout plan]~n -film -play -book -computer
      rope [of|out of|from|with|made of] .. [sheets|bedsheets|blankets] -film -book
      [bust|break|breaking|busting] [me|you|him|us] out of [here|there|this place|prison|jail]
      [break|breaking|broke] out of [here|there|prison|jail|this place|the unit]
      [over|under|through|cut|cutting|climb|climbing|climb over|climbing over|jump|jumping|hop] [the|that|] [fence|perimeter|razor wire|back fence|wire|wall] -garden -sport -animals
      [cut|cutting|saw|sawing|file|filing] through the [bars|fence|wire|window|window bars|lock|door]
      bolt cutters
      [hacksaw|hacksaw blade|wire cutters]~n -work
      [dig|digging|dug] .. tunnel~n -play -film
      [when|what time|time] [is|does|do] [the|] [shift change|shift change happen|they change shift|the guards change|guards change shift|the tower switch]
      shift change -work
      [guards|officers|cos|tower] [rotate|rotates|change|changes|switch] +flight
      [guards|officers|cos|tower] [sleeps|is empty|leaves the tower]
      [blind spot|blind spots|dead spot] [in|of|by|on|at|near] [the|] [camera|cameras|yard|fence|unit|tower]
      [cameras|camera] [don't|dont|doesn't|doesnt|can't|cant] [see|cover|reach]
      [floor plan|blueprint|layout|map]~n of the [prison|jail|facility|unit|courthouse|hospital|tower]
      [get away|getaway|get-away] [car|driver|van]~n -film
      car [running|waiting] [outside|at|by] the [fence|gate|hospital|courthouse|road]
      [handcuff|cuff] key~n
      [slip|slipping|pick|picking] [the|my|out of|these] [cuffs|handcuffs|shackles]
      [fake|phony] [id|passport|papers] [ready|waiting|for when]
      [make|making] a run for it -sport
      [take|taking|grab|grabbing] [a|the] [guard|hostage|hostages|officer] [hostage|]
      [go|going|went] awol
      [overpower|jump|rush|knock out] the [guard|guards|officer|officers|co|driver]
      [dummy|pillows] in [my|the|his] [bunk|bed] so
      [walk|walking|run|running] off [the|from the] [work crew|work site|road crew|camp|farm]
      [during|on the] [transport|medical trip|hospital run|court run] [we|you|be|have|hit|get]
    `,
  },
];
