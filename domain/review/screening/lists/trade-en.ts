import type { TermList } from '../list.ts';

const en = { lang: 'en' } as const;

export const tradeEn: readonly TermList[] = [
  {
    ...en,
    category: 'drugs',
    severity: 2,
    action: 'hold',
    lines: `
      [cocaine|heroin|fentanyl|fetty|fenty|fent|crystal meth|methamphetamine|meth|crack cocaine|ketamine|mdma|lsd|pcp|angel dust|dmt|xylazine|tranq dope|carfentanil|nitazene|kratom|tianeptine|ayahuasca|psilocybin|mescaline|rohypnol|ghb|quaaludes] -recovery -medicine -news -film -animals
      [suboxone|subutex|buprenorphine|suboxin|subs strips|bupe] -medicine
      [sub|suboxone|orange|film] strip~n -medicine
      [strip|strips] +hide
      [bring|slip|pass|hide]~v .. [strip|strips|subs]
      [strips|subs] +drug
      [two|three|four|five|six|ten|twenty|some|few|couple|more|those|your] subs +hide
      [some|any|gram of|bag of|more] tina
      [k2|k 2|spice|tune|deuce|toonchi|twochi|katt|wasabi] +drug
      [k2|synthetic weed|synthetic marijuana|synthetic cannabinoid|synthetic cannabinoids|spice paper|k2 paper|deuce paper|liquid k2|liquid spice|tune paper] -climb
      [soak|soaked|soaking|dip|dipped|spray|sprayed|spraying|dipping] .. [paper|papers|letter|letters|page|pages|card|cards|envelope|drawing|drawings|bible pages|coloring pages|postcard|kids drawings|kid's drawing]
      [paper|pages|letter|card|drawing|envelope] [is|was|are|been] [soaked|dipped|sprayed|laced]
      [under|behind] the stamp~n +hide
      under the [stamp|stamps] [there|is|look|lick|peel]
      [bath salts|flakka|jwh 018|5f mdmb|adb fubinaca|ab fubinaca|adb butinaca]
      [percocet|percs|perc 30|perc 30s|oxycontin|oxycodone|oxys|hydrocodone|vicodin|dilaudid|opana|roxies|roxys|blues 30|codeine|promethazine|purple drank|tramadol|morphine|opium|adderall|addys|ritalin|gabapentin|gabbies|neurontin|wellbutrin|xanax|xannies|xans|xan|xanny|klonopin|klonopins|valium|seroquel] -medicine -recovery -animals
      [xanax|percocet|oxycodone|adderall|gabapentin|fentanyl|meth|heroin|cocaine] +hide
      [weed|marijuana|cannabis|ganja|dank|kush|purp|za|blunt|loud pack|thc] -garden -recovery -news
      =[hooping|reefer] -recovery -news -garden
      [weed|marijuana|pot|wax|dope|loud] +drug
      [dabs|shatter|wax|concentrate] +hide -car -candle
      thc [vape|cart|carts|wax|gummies|oil|pen]
      [vape|vape pen|vapes|juul]~n +hide
      [dope|smack|crack|ice|molly|shrooms|acid|tabs|crystal|glass|crank|speed|snow|blow|dog food|china white|black tar|brown sugar|tina] +drug
      [shrooms|magic mushrooms|mollys|black tar heroin|china white|eight ball of|8 ball of|eightball of]
      [8ball|eightball|8 ball|eight ball] +drug
      [ounce|ounces|oz|gram|grams|quarter pound|kilo|kilos|brick|bricks|zip|zips] of [weed|dope|ice|coke|meth|that|loud|tobacco|k2|it|bud|blow|white|fire|fent|girl|boy] -food
      [get|getting|got] high [off|on|in here|with|again tonight] -faith -film -sport
      [snort|snorting|shoot up|shooting up|shooting dope|smoke dope|smoking dope|smoking ice|mainline|boofing|boof|hoop it|keister|keistered|keistering|suitcase it|prison wallet] -recovery -sport
      [keister|keistered|keistering|boof|boofed|boofing]
      [swallow|swallowed] the [balloon|balloons|baggie|package]
      [balloon|balloons|baggie|condom|latex] +hide -party
      [my|your|the|our] [plug|dealer|supplier|connect] [got|has|is|said|can|will|for] -car
      [drug deal|drug dealer|drug money|drug run|drug mule]~n -news -film -recovery
      [sell|selling|move|moving|push|pushing|flip|flipping] [dope|weed|drugs|pills|ice|coke|work|strips|tobacco|k2|spice|subs]
      [for|of] the [dope|weed] -garden
      [pills|drugs|dope|narcotics] +hide -medicine -recovery
      [needle|needles|syringe|syringes|rig] +hide -knit
      [dirty urine|clean urine|clean pee|pass the ua|fake ua|beat the drug test|pass the drug test|beat the ua|detox drink]
      [hooch|pruno|jailhouse wine|prison wine|white lightning|moonshine] -film -news
      [cook|cooking|make|making|brew|brewing] [hooch|pruno|wine in the cell|wine in my cell|meth|up a batch]
    `,
  },
  {
    ...en,
    category: 'contraband',
    severity: 2,
    action: 'hold',
    lines: `
      [contraband]~n
      [smuggle|smuggling|smuggler|smuggled|smuggles] -film -news -book
      [sneak|sneaking|slide|sliding|slip|slipping|pass|passing|get|getting|bring|bringing|brought] [it|them|that|some|something|stuff|the stuff|things|one|the phone|a phone|the package|tobacco] .. [to me|at visit|at the visit|through visit|visit|visitation|the guard|the guards|security|the scanner|the metal detector|the officer|the shakedown|legal mail]
      [package|packages|pack|drop|load|bundle] [over|by|at|near|behind|under|on] the [fence|yard|wall|wire|dumpster|trash can|ballfield|ball field|chapel roof|perimeter|tower|back gate]
      [throw|throwing|threw|toss|tossing|launch] .. over [the|] [fence|wall|wire]
      [drone]~n [drop|drops|over the|in tonight|comes|coming|to the yard|fly|with]
      [drop|dropping|fly|flying] [it|the|a] [by|with|package by|load by|] [drone]~n
      [cell phone|cellphone|burner phone|burner|smartphone|iphone|sim card|sim|charger|phone charger] +hide -work -shop
      [burner phone|burner phones|jail phone|tnt phone|mini phone|zanco]
      [burner] +call
      [get|got|bring|need|want|send|sneak|buy] [a|the|my|you a|me a|him a] burner -food
      [cell phone|cellphone|cell|burner|sim card|charger] .. inside [the|your|my|a|his|that] [bible|book|boot|boots|shoe|shoes|sneaker|mattress|lining|soap|sole|heel|binding|waistband]
      [got|have|using|use|hid|hiding|stash|stashed] .. [cell phone|cellphone|burner|phone] in [my|the|his|our] [cell|bunk|mattress|wall|locker|unit]
      [text|call|facetime] me on [the|my|this] [cell|jack|burner|bin|line] [tonight|after count|late|after lights out]
      [sim card|sim cards] [in|inside|to|hidden|under|past] [the|my|a|here|prison|visit]
      [tobacco|cigarette|cigarettes|bugler|rolling papers|lighter|lighters|snus|chew] +hide
      [pouch|can|tin|pack] of [bugler|tobacco|snus|skoal|dip|chew] +hide
      [charge|extra|some] for the [co|guard|officer] to bring
      [co|cos|guard|officer|nurse|kitchen worker|sergeant|teacher|chaplain] .. [bring|brings|bringing|walk|carry|mule|pack] .. [in|phone|package|pack|tobacco|through]
      [mule|muling|muled] [it|for|in|the] -animals
      [hide|hid|hidden|hiding|stuff|stuffed|sew|sewn|tuck|tucked|tape|taped] .. [bible|diaper|baby's diaper|bra|lining|shoe|shoes|spine|binding|legal mail|legal papers|book cover|waistband|seam|hem|body|toilet tank|vending machine|mouth|vagina|butt|rectum|panties|hair|weave] -play
      [in|inside] the [baby's diaper|babys diaper|book binding|spine of the book|legal mail|lining of]
      [fake|phony|forged] legal mail
      [mark|label|send|stamp] it [as|] legal mail
      [tattoo] [gun|machine|ink|needle|motor]~n +hide
      [bring|slip|slide|get|send] [me|us|him] .. [phone|charger|sim|tobacco|tattoo ink|lighter|blade|saw|razor|weapon|knife|shank|cigarettes] -shop -home
      [money|cash] inside [the|a] [card|letter|book|envelope] +hide
    `,
  },
  {
    ...en,
    category: 'gang',
    severity: 2,
    action: 'hold',
    lines: `
      [crips|crip|bloods|gangster disciples|latin kings|aryan brotherhood|aryan circle|mexican mafia|nuestra familia|black guerrilla family|vice lords|ms 13|ms13|mara salvatrucha|18th street gang|barrio azteca|tango blast|texas syndicate|hells angels|dirty white boys|peckerwood|peckerwoods|woods car|surenos|nortenos|paisas|gangster disciple|black p stones|trinitarios|simon city royals|ghost face gangsters|hoover crips|grape street|rollin 60s|piru|pirus|bompton] -news -book
      [la eme|eme] +gang
      [norteno|sureno|blood|cuz|five deuce|six poppin|five poppin|gd|bgf|nf|abt] +gang
      [gang] [banging|bang|war|sign|signs|leader|life|business|member|members|initiation] -news -recovery -book
      [gangbang|gangbanger|gangbanging|set tripping|set trippin|throwing up the set|throw up the set|bang the set]~n
      [shot caller|shot callers|shotcaller|shotcallers|shot-caller|key holder for the yard]
      [jumped|beat|ranked] [into|in to|in] the [gang|set|car]
      [put|putting] in work for the [set|homies|hood|gang|car|big homies]
      [kite]~n [from|to|for|down|up] .. [big homie|big homies|homies|shot caller|mesa|older homies|other yard|other unit]
      [big homie|big homies] [said|says|want|wants|called|calling|sent|ordered]
      [paperwork] [check|on him|party|came back]
      [free the set|crip in peace|blood in blood out|blood in and blood out|rip to the set]
      [sgt|stg] [file|jacket|validation] -work
      [pay|paying|collect|collecting] [the|] [rent|taxes|tax] [to|for] the [homies|yard|car|gang|set]
    `,
  },
];
