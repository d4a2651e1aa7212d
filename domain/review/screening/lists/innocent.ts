import type { InnocentList } from '../list.ts';

/** Passages that hold a term and mean nothing bad. A hit inside of one is no hit. */
export const innocent: readonly InnocentList[] = [
  {
    lang: 'en',
    lines: `
      =[titles|subtitles|gables|fusilli|blotch|blotches|blotchy|stabling|silicide|shogun]
      [moses|samson|david|herod|saul|jehu|gideon|absalom|joab|cain|samuel|jael] [killed|kills|slew|murdered|struck down]
      i hate myself [in this|in that|for eating|for missing|with this|with that|when i sing|on camera|in pictures|in photos|for forgetting]
      [friend|uncle|aunt|nephew|niece|cousin|neighbor|brother|father|mother|dad|mom|husband|wife|classmate|sister|son|daughter] .. [died by|died of|lost to] suicide
      suicide .. [walk|hotline|survivors|loss]
      [off|care] of [myself|himself|herself]
      gun [dog|dogs|lake|barrel road|powder tea|metal gray]
      dick and [|grandma|aunt|uncle] [peggy|betty|sue|mary|carol|barbara|nancy|linda|pat|donna|judy|janet|ruth|kay|jean|ann|helen|joan|alice|marge|marie|shirley|susan]
      [aunt|grandma|peggy|betty|sue|mary|carol|barbara|nancy|linda|pat|donna|judy|janet|ruth] and dick
      [snow|ball|frisbee|football|baseball|softball|soccer ball|leaves|newspaper|toy|toys|bone|plow|apples|branches|tennis ball] ... [over|through] [the|my|our|his|her] [fence|wall|back fence]
      [over|across] the [fence|wall|back fence] .. [neighbor|neighbors|next door|talk|talked|chat|tomatoes|hang|grows|growing|grew|ball|frisbee|vines|ivy]
      [cut|cuts|cutting] [his|her|their|your] [hand|hands|finger|fingers|face|head] [on|with|while|when|slicing|chopping|opening|shaving|working|playing|fixing|at|last|and got|and needed|and had]
      [roller coaster|coaster|ride|rides|viper|movie|spider|mouse|snake|haunted house|ghost|roach|bug|lizard|frog] ... [made|make|makes|making] [me|her|you] [scream|shake|tremble]
      [made|make|makes] [me|her|you] scream [with laughter|laughing|so loud|like a|like a baby|and laugh|and run|and drop|for joy|with joy|out loud]
      [shot|shoot|shooting|shoots] up [an inch|two inches|three inches|four inches|a foot|half a foot|a few inches|so fast|like a weed|like a beanpole|like a bean pole|last summer|this year|this summer|this spring]
      [price|rent|gas|bill|temperature|fever|cost|blood pressure|electric bill]~n .. [shoots|shot|shooting] up
      [spark|ear|drain|bath|tub|wall|outlet|hair|the|a|my] plug~n [for|in|on] [the|my|your|our] [sink|tub|bathtub|bath|drain|lamp|toaster|phone|heater|tv|pool|boat|fish tank|aquarium|washer]
      stab~v [the|a|my|your|his|her] [potato|potatoes|steak|meat|lettuce|sausage|marshmallow|olive|pillow|cake|dough|film|plastic|foil|straw|lid|juice box]
      [kill|kills|killed|killing|killin|murder] [time|some time|the time|a few hours|an hour|two birds|the lights|the light|the engine|the mood|the vibe|weeds|the weeds|bugs|germs|bacteria|ants|mosquitoes|a spider|the spider|spiders|spider|roaches|the grass|my plants|the pain|the buzz|your appetite|my appetite|the power|the bill|the batteries|the battery|a bug|that bug|a fly|flies|snakes|a snake|the cancer|cancer|viruses|the virus|the taste|the joke|the song|my phone battery|his vibe|the deal|the motor|my mom when|a chicken|a deer|a hog|the smell|the plant]
      [you|u|y'all|she|he|they|we|i] [killed|murdered|killing|kill|are killing|totally killed|just killed] [it|that|that test|the test|the exam|that exam|that interview|the interview|it out there|that song|the solo|that audition|the presentation|her recital|those pancakes|that plate]
      [killed|murdered|killing|killin] [it|that solo|that song|her solo|his solo|the solo|the competition|the game|the stage|the dance|those tacos|the wings|a whole pizza]
      [heat|humidity|feet|foot|knee|knees|tooth|legs|arms|head|headache|allergies|sinuses|back|suspense|wait|waiting|distance|commute|traffic|rent|bills|prices|shoes|cough|schedule|silence|homework|workout|cramps|price of eggs|diet|jokes|smell|curiosity|job|boredom|stress|it|that|these|this|you|he|she|they|quiet] .. [killing|kills|killed|killin|slaying] [me|us]
      [it|that] [kills|killed|would kill|is gonna kill|is killing] me [that|to|not|when|how|seeing|being|every]
      [mom|mama|mommy|dad|daddy|grandma|granny|my wife|my husband|your mother|your mama|your sister|she|he|my boss|auntie|tia|my mother|my coach] .. [kill|murder|strangle] [me|you|us]
      [would|could|will] [kill|murder|die] for [a|an|some|your|one|that|those|mama's|grandma's|just one|chocolate|real|home]
      [ill|i will|ill just|gonna|id] [murder|kill|destroy|demolish|smash] [a|an|some|that|this|those] [burger|steak|pizza|taco|tacos|plate|cheeseburger|sandwich|pancakes|buffet|pie|cake|whole pizza]
      [killer] [whale|bee|bees|app|smile|deal|recipe|workout|view|outfit|dress|cook|guacamole|salsa|headache|sale|shoes|playlist|song|look|abs|chili|guitar|instinct|wings|legs|price|deals|drum solo|queen|tomatoes|sudoku|joke|party|sunset|playoffs|mike]~n
      [killed|kills] [a|an|the|that|our|my|two|three|some|another|one of the|one of our|one of my|two of the|two of our|three of our|some of our|all of our|a few|her first|his first] [|baby|little|big|poor|wild|field|gray|brown|neighbor's] [squirrel|chipmunk|mouse|mice|rabbit|bunny|bunnies|possum|opossum|gopher|mole|groundhog|raccoon|skunk|chicken|hen|rooster|bird|robin|pigeon|dove|duck|quail|pheasant|lizard|frog|toad|moth|wasp|hornet|scorpion|copperhead|rattlesnake]~n
      [kill|killing] [a|an|another|our|my] [|baby|little|big|poor|wild|field|gray|brown|neighbor's] [squirrel|chipmunk|mouse|mice|rabbit|bunny|bunnies|possum|opossum|gopher|mole|groundhog|raccoon|skunk|chicken|hen|rooster|bird|robin|pigeon|dove|duck|quail|pheasant|lizard|frog|toad|moth|wasp|hornet|scorpion|copperhead|rattlesnake]~n
      [spray|sprays|sprayed|spraying] [|some|a little|a bit of|a drop of|too much|my|your|her|his|grandma's|the] [perfume|cologne|body spray|body mist|air freshener|hairspray|lavender|rose water|lemon oil] .. [paper|papers|letter|letters|page|pages|card|cards|envelope|drawing|drawings|postcard]
      [pain|weed|time|joy|mood|buzz|bug|silent|vibe|lady|ant|fly|germ|passion|conversation|party|monster] [killer|killers|kill|killing]
      [painkiller|painkillers|buzzkill|overkill|roadkill|road kill|weedkiller|killjoy|skilled|kilometers|the killers|to kill a mockingbird|killers of the flower moon|killing eve|killmonger|kill bill|lady killer|dressed to kill|if looks could kill|shoot to kill|kill em with kindness|kill them with kindness|kill him with kindness|kill her with kindness|kill people with kindness|kill you to|kill them to|kill him to|kill her to|kill me to|curiosity killed the cat|what doesn't kill you|what doesnt kill you|what does not kill you|doesn't kill us|doesn't kill you makes you|thou shalt not kill|you shall not kill|thou shall not kill|do not kill|don't kill the messenger|kill the fatted calf|cain killed abel|cain killed his brother|killed goliath|david killed|steal and kill and destroy|steal kill and destroy|kill the mockingbird|time to kill|a time to kill|going in for the kill|killed a deer|first kill|buzz kill|killed the radio star|video killed|killed my plants|killed all my plants|killed my phone|killed the battery|kill switch|kill joy|kill shot]
      [people|million|many|others|who] [killed|murdered|stabbed|assassinated|shot dead|strangled|slaughtered|beheaded|shot and killed] [in|by|at|on|last|when|during|when a|a|two|while|over|near|out|there|yesterday|outside|and|for|that|before|this|three|ten]
      [was|were|got|been|getting] [killed|murdered|stabbed|strangled|slaughtered|assassinated|beheaded]
      [accident|crash|wreck|drunk driver|cancer|covid|virus|fire|tornado|hurricane|flood|storm|drinking|drugs|addiction|smoking|cigarettes|fentanyl|overdose|dope|disease|sugar|stress] [killed|kills|kill|is killing|are killing|will kill|almost killed|nearly killed] [him|her|them|people|you|my|his|so|a|two|us|more|me|everyone]
      [almost|nearly|about|damn near|liked to|like to have] killed [myself|me|us|him|her|himself] [tripping|trying|laughing|slipping|falling|with|on|when|carrying|running|getting|that|climbing|moving|doing|by]
      [don't|dont|won't|wont|not going to|not gonna|didn't|wouldn't|never|ain't gonna] [kill|hurt] [you|me|him|her|us|ya|anyone|anybody|them|nobody]
      [killing|hurting|beating] [yourself|himself|herself|myself] [up|at the gym|over it|with work|over that|over a|working|at work|studying]
      [beat|beating|beats] [yourself|myself|himself|herself] up
      [cut|cutting|hurt|hurting|hang|shoot] [yourself|myself|herself|himself] [some|a break|short|off|a slice|a piece|while cooking|shaving|chopping|slicing|with the kitchen|on the can|cooking|on a|lifting|falling|playing|skating|on the|slack|a new|my hair|at practice|at work|in the foot]
      [i|he|she|] [want to|wants to|wanted to|wanna|just want to|just wanna|need to|going to|gonna|ready to|trying to|tried to|decided to|plan to|planning to] dye [my|his|her|your|our|their|the|it|them|some|eggs|easter eggs|fabric|yarn|hair]
      stab at [it|a|the|making|writing|cooking|this|drawing|learning]
      [take|taking|took|taken|have|give it|gave it|give this|make|made] a stab
      [stabbing|stabbed|stab] [pain|pains|in the back|me in the back|him in the back|her in the back|us in the back|my back]
      back stab~v
      backstabber~n
      stab in the dark
      [shoot|shoots|shot|shooting|shootin] .. [text|email|message|line|note|letter|call|quick|few|list|dates|address|picture|pic|photo|video|word|smile|glance|look|price|time|reply|link|question|quick text|quick note|bail]
      [shoot|shoots|shooting|shot] [hoops|some hoops|baskets|pool|some pool|free throws|threes|a three|the breeze|for the stars|for the moon|par|layups|photos|pictures|a video|the video|the movie|the wedding|a film|for]
      [flu|covid|booster|allergy|tetanus|jump|warm up|free throw|three point|moon|long|one|big|best|screen|mug|head|b12|cheap|family|slap|golf|penalty|baby|vaccine|cortisone|insulin|school|group|parting|sling|espresso] [shot|shots]
      [photo|video|film|family photo|maternity|wedding|movie|music video] [shoot|shoots|shooting]
      [shooting] [star|stars|guard|hoops|range for cameras|a movie|pains|pain]
      [hit|hits] [me|him|her|us|you] [up|with the|back|like a ton]
      [bomb] [cyclone|threat drill|ass tacos|food|dot com|com|cookies|burrito]
      [bath|photo|f|cherry|seed|bug|hot chocolate|cocoa|truth|love|glitter|da|the|so|is|was|be|jager|color|dirt|flower|time|sex|atomic|smoke|fog|stink] bomb~n
      [photo|photobomb|bath] bombing
      [quarterback|qb|receiver] .. [threw|throws|throwing|caught|launched] [a|the|another] bomb
      [deep|yard|touchdown|game winning|three point|hail mary] bomb~n
      bomb~n in the [first|second|third|fourth|last|final] [quarter|half|inning|minute]
      [still|quite|such|always been|always|shes|hes] a [pistol|real pistol|little pistol]
      [kill|kills|killed|killing] [my|our|your|the|all the|all my|his|her] [tomatoes|tomato plants|plants|roses|flowers|grass|lawn|garden|beans|peppers|crops|corn|cucumbers|mint|basil|batteries|battery]
      [killed|murdered|destroyed|slaughtered|kill|killing|beat|smoked] [them|us|you|him|her|it|that team|the other team] [in|by|at|during] [the|] [first half|second half|half|halftime|third quarter|fourth quarter|first quarter|overtime|ninth inning|last inning|finals|playoffs|penalty kicks|penalties|thirty points|twenty points|ten points|spelling bee|talent show|dance off]
      crack [two|three|four|five|six|a dozen|a couple of|a few|some|the|your|those|one] egg~n
      [bomb|bombed] [the|my|his|her|that|a] [test|exam|quiz|interview|audition|finals|midterm|math test]
      [nail|glue|heat|staple|hot glue|massage|water|caulking|caulk|spray|toy|nerf|radar|squirt|cap|spud|bb|tattoo removal|top|paint|t shirt|grease|price|potato|theragun|percussion|paintball|starting|starter|big|young|hired|jump the|jumped the|stick to your|stick to our|stick to my|sticking to my|sticking to your|under the|son of a|machine gun kelly|guns n|guns and|airsoft|rivet|laser] gun~n
      [gun|guns] [range|ranges|n roses|and roses|safety class|control debate|control|violence prevention|powder gray|it|metal gray|metal grey|show|ho]
      [top gun|machine gun kelly|gunny sack|gunther|begun|gunnar|big guns|young guns|sun's out guns out|suns out guns out|check out my guns|shotgun wedding|riding shotgun|ride shotgun|rode shotgun|called shotgun|call shotgun|shotgun seat|calls shotgun|got shotgun|sex pistols|detroit pistons|jumping the gun|bring out the big guns|under the gun|pistol shrimp|water pistol|water pistols|pistol squats|pistol pete|rifle through|rifled through|rifling through|rifling through boxes|cap gun]
      [razor|switch] [sharp|scooter|scooters]
      [razor scooter|electric razor|roller blades|rollerblades|rollerblade|inline blades|blade of grass|blades of grass|shoulder blade|shoulder blades|blade runner|mower blade|mower blades|fan blade|fan blades|wiper blades|wiper blade|saw blade|ceiling fan blades|blade of the fan|butter knife|steak knife|pocket knife from grandpa|cake knife|bread knife|bone to pick]
      [hunting|deer|air|season for] [rifle|rifles]
      rifle season
      [was|is|were|pure|absolute|bloody] murder on [my|the|your]
      [exam|test|traffic|heat|commute|homework|workout|quiz|interview|stairs] [was|is|were|are] murder
      lamb shank~n
      [shank of|shanks of|lamb|pork|beef|ham|veal|braised|golf] [shank|shanks|lamb|pork|the evening]
      [ice pick|box cutter] [for|at] [the|work|my]
      [escape] [room|rooms|pod|velocity|hatch|key|artist|the heat|the cold|the noise|into a|into a good|into books|reality|for an hour|the city|goat|the rat race|a little|to the beach|plan from my in laws]~n
      [great escape|ford escape|fire escape|narrow escape|escape from alcatraz|my escape is|is my escape|an escape for me|mental escape|weekend escape|his escape|her escape|no escaping|escaped my mind|escapes me|escaped me|escape reality|great escapes|can't escape|cant escape|tropical escape|summer escape|escape from it all|escape the|no escape from|way of escape|escape from my thoughts|escape from stress|escape in a book|escape from reality|gas escaping|steam escape|escaped the|shift change at|how shall we escape|escape to the|little escape|your escape|the cat escaped|the dog escaped|the hamster escaped|dog escaped|cat escaped|puppy escaped|hamster escaped|hamster escape|bird escaped]
      escape from [new york|los angeles|tomorrow|the planet of the apes]
      [break|breaking|broke|broken] out [of my shell|of her shell|of his shell|of your shell|in a rash|in hives|in song|in laughter|in a sweat|the good|of the cycle|of this rut|of the box]
      [over|on|along|mend|mended|fixed|fixing|painting|painted|paint|new|picket|white picket|build|building|built|by|chain link|through|behind|on the other side of] the [fence|back fence] [talking|with|to the neighbor|chatting|last|for|and talked|so the dog|to keep|to get|to pet|about|around]
      [on the fence|sitting on the fence|mend fences|mending fences|white picket fence|good fences|swing for the fences|the grass is greener|greener on the other side|home run over the fence|over the fence for a home run|hit it over the fence|it over the fence for|the ball over the fence|ball over the fence|dog jumped the fence|dog jumps the fence|cat over the fence|over the hill|over the wall of]
      [floor plan|floor plans] [of|for] [the|our|a|my] [house|apartment|new house|new apartment|new place|home|church|condo]
      [sim card|sims] [at work|for grandma|game]
      [the sims|sims 4|the sims 4]
      [wax] [museum|paper|on wax off|my car|the car|my legs|my eyebrows|the floor|poetic|melts]
      [drop] [by|off|in|me a line|everything|a line|the ball|it like|cloth|out|me a letter|shipping|leaf]
      [package] [at the|from amazon|deal|came|of diapers|arrived]
      [comic|outer|landing|film|weather|sunset|las vegas|chicken|the vegas|bacon] strip~n
      [strip] [mall|malls|club closed|steak|steaks|the wallpaper|the paint|the bed|the sheets]~n
      [jumper|vegas|new york|ny|gaza|mobius|test|magnetic|air|nose|whitening|teeth whitening|white|power|surge|led|light|rumble|paint] [strip|strips]
      [weed] [the|my|our|whacker|eater|wacker|eaters|out|killer|seeds|trimmer]
      [pulling|pull|pulled|spray|sprayed|tall|seaweed|tumble|milk|weeding|hate|all those|these|garden] weed~n
      [pot] [roast|pie|pies|luck|holder|holders|of coffee|of beans|of soup|belly|hole|holes|of tea|of gold|of chili|of greens|of]~n
      [acid] [reflux|rain|wash|test|jazz|indigestion]
      [acid] [and|or] [base|bases]
      [crystal] [clear|ball|light|vase|gayle|s birthday|lake|bowl|glass|meth awareness]
      [diet|cherry|vanilla|mexican|can of|bottle of|rum and|a cold|sip of|drink a|drinking a|case of] coke~n
      [coke] [zero|float|and fries|bottle|can|machine|or pepsi|and a smile]
      [joint] [pain|account|replacement|custody|family|effort|venture|prayer|bank account]
      [dope] [beats|song|sneakers|shoes|outfit|show|picture|drawing]
      [ice] [cream|cube|cubes|skating|hockey|storm|fishing|age|chest|road|tea|agents|court|detention|water]
      [molly] [is|was|got|and|s|said|loves|turned|will|has|the|our]
      [mary jane shoes|mary janes]
      [spice] [rack|girls|cake|rub|of life|mix|up|latte|cabinet]
      [pumpkin|old|italian|all|apple|taco|the] spice
      [new|fall|pumpkin] spice latte
      [speed] [limit|dating|bump|bumps|trap|reading|boat|walking|up|ticket|of light|skating]
      [snow] [day|man|ball|storm|white|boots|shovel|angel|cone|cones|fell|plow|in|on|melted]
      [blow] [out|dryer|dry|up the balloons|up the mattress|up the air|bubbles|kisses|a kiss|the candles|pop|your nose|my nose|over|off|horn|him a kiss|up my phone|up balloons|my mind]
      [blow|blew|blowing] up [the balloons|balloons|my phone|your phone|the pool|the air mattress|the mattress|the picture|the photo]
      [brown sugar] [cookies|glaze|bacon|and|oatmeal|pie|cinnamon]
      [crack] [it gets|to let|for air|me up|us up|a smile|a joke|an egg|the eggs|the window|the case|of dawn|open|a book|the code|in the|up|the door|her up|him up]~n
      [cracks|cracked|cracking|crackin] [me|us|him|her|everybody] up
      [addicted|addict] to [chocolate|coffee|love|this show|crossword|crosswords|sudoku]
      [high] [school|five|fives|hopes|blood pressure|heels|chair|tide|note|score|prices|gear|road|on life|on the mountain|priest|in the sky|time|water|point|and dry|on jesus|up|and low|on the list|and mighty|rise|cholesterol|tower|grade|in fiber]
      [get|got|gets|getting] high [marks|scores|grades|praise|winds|school]
      [heroine|heroines|of heroin addiction ministry]
      [cocker spaniel|cock a doodle doo|cockatoo|cocktail|cocktails|shrimp cocktail|peacock|hancock|hitchcock|woodcock|babcock|alcock|cockroach|cockpit|cockeyed|weathercock|cock crowed|cock crow|the cock crows|cock crows|rooster cock|cockburn|dickens|moby dick|dick van dyke|dick clark|dick cheney|dick and jane|uncle dick|phillip dick|philip k dick|dick tracy|dickinson|dickson|titmouse|blue tit|great tit|tithes|titan|titanic|titus|title|scunthorpe|penistone|lightwater|clitheroe|arsenal|bassett|classic|assassin's creed|assassins creed|assume|assignment|grass|glass|sussex|essex|middlesex|shitake|shiitake|shih tzu|uranus|analysis|analyst|therapist|cumberland|cumin|document|cucumber|cum laude|magna cum laude|summa cum laude|dyke road|van dyke|offa's dyke|fuchsia|fuchs|fokker|puck|pussy willow|pussy willows|pussycat|pussycats|pussy cat|hoare|hooker oak|john lee hooker|johnny lee hooker|hor d oeuvres|prickly pear|prick your finger|pin prick|prick of the needle|finger prick|pricked|bitch came in heat|chink in the armor|chinks in|spick and span|spic and span|fag ends|faggots and peas|meatball faggots|retardant|fire retardant|flame retardant|dam|beaver dam|hoover dam|hell's kitchen|shell|hello|jackass the movie|jackass penguin|jack ass|ride an ass|on an ass|an ass and|an ox or an ass|his ox nor his ass|ox nor ass|balaam's ass|the ass and|the jawbone of an ass|jawbone of an ass|ass's colt|foal of an ass|nor his ass|bastard sword|bastard file|slut strand|cracker barrel|crackers]
      [end] it all [with|by|wraps|comes|on a high|on a good|together|in a|and so]
      [want to die|wanna die|could have died|could just die|about died|nearly died|almost died|like to died|die|dying|died] [laughing|of laughter|of embarrassment|from laughing|of boredom|of happiness|of laughing|for a cheeseburger|for some|for a|to see you|to know|to hear|to meet|to try|with laughter|my hair|the eggs|her hair|easter eggs|from cuteness]
      [want to|wanna|going to|need to|trying to] die [my|her|the|it|eggs] [hair|shirt|shirts|eggs|red|blonde|blue]
      [to die for|to die old|die for you|died for us|die to self|die to ourselves|die to yourself|die to sin|to live is christ and to die is gain|to die is gain|never die|die hard|die down|do or die|the day i die|old and gray|until i die|till i die|til i die|till the day i die|until the day i die|when i die i want|before i die i want|before i die|die happy|die trying|not going to die|not gonna die|don't want to die|dont want to die|do not want to die|not ready to die|didn't want to die|afraid to die|scared to die|time to be born and a time to die|a time to die|a time to be born and a time to die|to live and die in la|fight or die]
      [suicide squad|suicide prevention|suicide squeeze|suicide doors|suicide hotline|suicide drills|suicides in practice|ran suicides|running suicides|run suicides|suicide king|suicide lifeline|suicide wings|suicide sprints|career suicide|political suicide|financial suicide]
      [hang] [myself|yourself|himself] a [picture|shelf|coat]
      [don't|dont|do not] [want to|wanna] live [without you|in|far|there|here|on the|like kings|downtown|with my mother|with his|apart|in that|another day without]
      [can't|cant|cannot|couldn't] [live|go on|take it|do this] [without you baby|any longer without|on the rollercoaster|any more cake|anymore of these]
      [no longer|don't] want to live [in|with|at]
      [live|living] without [you|ya|your|chocolate|coffee|tv]
      [my|his|her] life [to christ|to god|to jesus|savings|around]
      [take|taking|took] my life [in a|back|to|seriously|more|into my own hands|and let it be|day by day]
      [take my life and let it be]
      [end my life sentence|end my life insurance]
      [shift change|shift changes] at [my|the hospital|the plant|work|the factory|the warehouse|the nursing home|her job|his job|walmart]
      [put|putting] money on [your|my] books
      [cash|cashed|cashing] [a|my|the|your] [check|app developer]
      [western|westerns] [union suit|movies|omelet]
      [scam|scams] [call|calls|alert|awareness|email|emails|text|warning]
      [three way|3 way|three-way|3-way] [tie|stop|split|intersection|light|bulb|switch|deal|trade|calling plan|chili|race|lamp|mirror]~n
      [three|four|3|4] way stop
      [bloods] [sugar|work|pressure]
      [blood|blood of] [sugar|pressure|test|tests|work|type|drive|bank|orange|moon|brothers|brother|relative|of christ|of jesus|of the lamb|is thicker|clot|thinner|donor|sweat and tears|donation]
      [crip|blood] [walk video|drive at|drive]
      [gang's|the whole gang|whole gang|gang of|old gang|scooby gang|hey gang|press gang|gang up on|chain gang|gang all here|gang is all here|gang is here|chain gang song]
      [set] [the table|up|the alarm|list|a date|for life|of tires|the clock]
      [drone] [footage|for christmas|photos|photography|video|shots|club|pilot|delivery from amazon|show]~n
      [drone]~n [with a camera|for his birthday|that he flew|at the beach|at the park|at the show|over the lake]
      [dig|digging|dug] [a|the|] tunnel~n [in|at the beach|through the snow|to china|for the subway|for the train]
      tunnel of love
      [nude] [lipstick|heels|shade|color|nails|beach sign|pumps|tones|palette|tights|shoes|polish|lip|eyeshadow]
      [naked] [mole rat|eye|juice|truth|and afraid|smoothie|came i|and you clothed me|chef|gun]
      [virgin|cherry|sex and the city|sex of the baby|baby's sex|sex reveal|opposite sex|same sex|sex ed|sex education|safe sex class|sussex]
      [breast] [cancer|milk|pump|feeding|of chicken|exam|plate|stroke]
      [chicken|turkey|duck] breast~n
      [penal|penile|penicillin|pension|peninsula|pencil case]
      [horny] [toad|toads|goat|lizard|goat weed]
      [hard] [cock clay]
      [rape seed|rapeseed|rape oil|rape crisis center volunteer|grape|grapes|drape|scrape|trapeze|rape kit backlog|rapelling]
      [abuse] of [power by|notation]
      [bet] [you|he|she|they|your|on it|that|the kids|on yourself|on me|on us|its|i]
      [you|i] [bet|owe|owe you|lost] [a bet|on points]
      [sports] [betting ad|betting ads]
      [assassin bug|assassins creed|assassin's creed|assassin game]
      [beat|beating|beats] [you|him|her|them|us|me] [at|in a|in the|home|to it|to the|by|in chess|in spades|every time we|every game|again at|on points|to the punch|out for|there|this year]
      [beat|beating] [the|those|eggs|your|my] [egg|eggs|drum|drums|heat|rush|traffic|odds|clock|high score|record|batter|rug]
      [cut|cuts|cutting] [you|him|her|them] [some|a|off|loose|from the|out of|in on|slack|up a] [slack|break|deal|check|slice|the|piece|from|team|when]
      [cut|cutting] you some slack
      [burn|burns|burning|destroy|smoke|end|break|broke|harm|clip|beat|hurt|choke|bury|jump|poison|drown|torture|punish] [your|his|her|that] [toast|nails|calories|dinner|cookies|hair|bread|coupons|coupon|brisket|ribs|turkey|candle|cd|heart|record|streak|score|up|brother at|sister at|sister in|brother in|brother's record|season|day|pizza|bad habit|habit|feelings|fever|diet|promise|back|credit|eyes|nails short|hopes|chances]
      [hurt|break] [you|him|her|them] [to know|to hear|to ask|to say|again i|again and i|feelings|when i left|when i went|like that|heart|in any way|by lying|the way i|the most]
      [jump|jumps|jumping] [you|him|her|them] [ahead|up and down|off the dock|your car|his car|her car|start]
      [body|clip] [you|her|him|his|your] [wash|nails|hair|bangs|coupons|toenails|wings]
      [end] [your|her|his|that] [letter|day|call|prayer|shift|lease|sentence|year|chapter|night|visit]
      [smoke|smoking] [him|her|them|you|that|his|your] [out|brisket|turkey|meat|pork|in|at|ribs|detector|in chess|at spades]
      [shot|shoot|shooting] [him|her|them|you] [down|in the] [for a date|for the job|photo|video|movie|when he asked|when she asked|arm|and he said|gym]
      [shoot|shot] [you|u|ya|them|him|her] [down|] [some|a|the|an] [answer|answers|question|details|text]
      [you're|youre|you are|he's|hes|she's|shes|they're|we're] dead [on|serious|last|tired|wrong|right|asleep|set on|to sin|broke|to me but|center]
      dead [battery|batteries|sea|sea scrolls|end job|last|tired|line|weight|lift|lifts|pan|wood|serious|leaves|flowers|plants|of winter|pool movie|poets society|man walking|presidents|on|to sin|phone]
      [your|the|my|his] dead [phone|battery|skin|plant|plants|grandmother|grandfather|relatives|car battery|mother|father|lawn]
      [take|took|taking] [him|her|them] out [to|for|on|of|dancing|fishing|when]
      [my|your|his|the|a] watch [back|your back patio]
      watch your back [when you|if you lift|lifting|when lifting|on those|at the gym|with that|doctor|and rest|pain|is]
      [hit|hits] on [him|her|the radio]
      [a|the|another|big|huge|greatest|billboard|number one|smash|their|her|his] hit on [the|him with|my mother|youtube]
      [green light] on [the|main|that] [house|loan|project|corner|mortgage|street|deal|surgery|job|kitchen]
      [strapped] [for cash|for time|for money|in|down|the baby|into]
      [pick|picking] [the|my|a] [lock of hair|locks up]
      [spider man|spiderman|john wick|dexter|hannibal|jack the ripper|scream|saw|the purge|csi|law and order|criminal minds|murder she wrote|murder mystery|murder mysteries|true crime|a murder of crows|murder of crows|clue the game|murder podcast|murder mystery dinner|gotta murder|bloody murder|scream bloody murder|screaming bloody murder|getting away with murder|murder on the orient express|murder hornets|murder hornet]
      [choke|choked|choking|choke~v] [up|on|down|back] 
      [choked|choking|choke] [me up|him up|her up|up]
      [broke|break|breaks|breaking] [my|your|his|her] [heart|own|leg skiing|arm when|hip|foot]
      break a leg
      [explosion|explosive] [diarrhea|growth|offense|flavor|diaper|start|athlete|temper]
      [hostage] negotiation~n
      [human|the] traffic
      [drug store|drug free|drug test result|drug court|drug class|drug education|drug and alcohol|drug program|drugstore|drug counselor|drugs and alcohol|drug treatment|say no to drugs|prescription drugs|drug prices|drugs changed|drug of choice was|drug awareness|drug rehab]
      [off|stop taking|quit|quit using|stopped using|done with|away from|clean from|free from|battled|addicted to|kick|kicked|recovering from|overcame|lost him to|lost her to|died of a|died from a|recovering|addiction to|abuse of|hooked on|used to use|used to do|before i used|war on] [drugs|heroin|meth|cocaine|crack|crack cocaine|fentanyl|dope|pills|weed|opioids|percocet|suboxone|crystal meth|methamphetamine|drug|fentanyl overdose|the drugs|heroin addict|opioid|heroin addiction|meth addiction]
      [heroin|meth|cocaine|fentanyl|opioid|crack|drug|pill|methamphetamine|opium] [addict|addiction|addicts|overdose|epidemic|crisis|awareness|recovery|is destroying|destroyed|took my|ruined|took everything|took him|took her|almost]
      [vape|vaping] [is bad|shop next|shop|detector|habit]
      [quit|quitting|stop|stopped] [vaping|smoking|smoking weed|dipping|chewing]
      [morphine|tramadol|codeine|gabapentin|oxycodone|percocet|xanax|valium|adderall|suboxone|seroquel|wellbutrin|neurontin] [drip|dose|for his|for her|for my|for pain|for the pain|for nerve|refill|made me|makes me sleepy|after|and physical|program|from the va]
      [prescribed|on|off|gave me|gave him|gave her|taking|takes|put me on|put him on|put her on|need|needs] [morphine|tramadol|codeine|gabapentin|oxycodone|wellbutrin|seroquel|neurontin|adderall|ritalin|valium] [for|after|because|by|from the doctor]
      [snuggle|smuggler's cove|smugglers notch]
      [sharing|passing|send|spread] [it|the] [on|message of|gospel|message to your sister|message to your mother|word of god|love]
      [message] to [the guys in my study|grow by]
      [kite] [flying|festival|in the wind|at the beach|string|surfing|day]~n
      [fly|flew|flying] [a|the|his|her|our|my] kite~n
      [tell|told] [my|your] [co worker|sister|mother|aunt]
      [staff|guard|officer] [beat|beats] [the heat|us in the]
      [prea class|prea poster]
      [i|he|she|they|we] [could|would] have [killed|murdered|strangled] [him|her|them|you|those kids|that boy|that girl] for [eating|leaving|forgetting|losing|breaking|waking|drinking|using|taking|spilling|hiding|driving|buying|not]
      [killed|murdered|destroyed|killing] the [whole|entire|last|rest of the] [tray|pot|pan|pizza|cake|pie|box|bag|bowl|plate|pitcher|tub|batch|lasagna|pack|turkey|bucket]
      [gonna|going to|will|ill|i'll|well|we'll|theyll|they'll|hell|he'll|shell|she'll|about to|wanna|want to|should|would|to] be at [you|your|him|his|her|them|that|my]
      be headed
      who're
      sees on
      [work|school|traffic|heat|humidity|commute|week|month|summer|schedule|parking|feet|back|stairs|hill|shift|overtime|winter|pollen|price|prices] [has been|have been|was|is|been|are] murder
      [strangle|strangled|kill] [that|the|my|our] [cat|dog|rooster|squirrel|alarm|printer|mower|remote|wifi|referee|ref|umpire|goat|raccoon]
      [i'd|id|i would|we'd|could|would] kill for [one of|some of|a taste|a bite|a slice|a hug|a nap|a cup|a plate|that|real|one more|five minutes]
      k 2 [reading|program|class|classroom|teacher|school|student|students|math|grade|grades|curriculum]
      [tired|sick|done] [of|with|] living [in apartments|in an apartment|in this apartment|in this house|in this town|in the city|in a|out of boxes|out of a|with roommates|with my|paycheck to|so far]
      [job|work|company|hotel|the|some|great|good|nice|extra|many|any|get|of] perks
      perks [of|on|at|from|for|that|up|like|me]
      [mr|mister|uncle|grandpa|cousin|brother|old|coach|pastor|neighbor|friend] dick
      dick [and jane|van dyke|cheney|clark|tracy|keeps|says hi|says hello|from church|from work|next door]
      [jumped|hopped|climbed|jumps|hops|climbs] [over|] the fence and [visited|visits|ran to|stole|ate|chased|played|tore|dug|bit|scared|made friends|rolled in]
      cut the wire to the [porch|lamp|light|speaker|speakers|doorbell|tv|radio|fan|phone|cable|christmas|garage]
      [soaked|soak|soaking|dipped|dip] the [paper|papers|pages|card|map] in [tea|coffee|lemon juice]
      [can't|cant|couldn't|cannot] live without [your|my|his|her|our|mama's|mom's|grandma's|coffee|chocolate|tacos|the|that|those|air conditioning|music]
      dick [johnson|smith|jones|brown|davis|miller|wilson|moore|taylor|thomas|anderson|williams]
      [twins|kids|he|she|they|you|boys|girls|baby|grandpa|grandma|uncle|aunt|puppy|cousins|he's|she's|they're|hes|shes|theyre] [is|was|are|were|] [such|] a riot
    `,
  },
  {
    lang: 'es',
    lines: `
      =[acuclillar|acuclillarse|acuclillado|acuclillada|edilicio|edilicios|edilicia|edilicias]
      [bolsa|bolsas|paquete|paquetes|kilo|kilos] de hielo
      [dobla|dóblala|dobló|parte|partes|corta|cortas|divide|pártelo] .. en cuatro
      en cuatro [días|meses|años|semanas|horas|partes|pedazos|cuotas|pagos]
      [deudas|pecados|cristo|jesús|señor|cruz|culpas] .. [pagaron|pagó|pagados|pagada|pagado] con sangre
      [perro|perra|gato|gata|burro|caballo|chivo|cabra|gallina|vaca|becerro|borrego|conejo] ... [brinca|brincó|salta|saltó|brincaba|saltaba] [la|el|las] [barda|cerca|malla|reja|muro|cerco]
      [cuete|cuetes|cohete|cohetes] .. [fiesta|feria|iglesia|año nuevo|pueblo|posada|virgen|santo|boda|perro|niños|navidad|iglesia|castillo|patrón]
      [fiesta|feria|año nuevo|virgen|santo|boda|posada|navidad|independencia|santo patrono] .. [cuete|cuetes|cohete|cohetes]
      [es|era|soy|eres|como|salió como|salí como|corre como|hecho|hecha] [una|] bala [para|en|con|jugando|corriendo|y|cuando|de|a|pal]
      [gol|goles|partido|marcador|equipo|chivas|américa|cruz azul|pumas|tigres|final|torneo|penales|rayados|toluca] .. [los|nos|las|lo|la] [mataron|mata|mató|matan]
      [los|nos] [mataron|mata|mató] .. [goles|gol|marcador|penales|a cero|tiempo extra|partido]
      [moisés|caín|david|sansón|herodes|judit|saúl|jehú|absalón|joab|adán|josé] [mató|mata|mataron] [a|al]
      [de|para] [matarse|morirse|morir|matarnos] de [rico|rica|risa|bueno|buena|sabroso|sabrosa|la risa|gusto|hambre|calor|frío|sueño|pena|vergüenza]
      [matarse|matarme|matarnos|matarte] [trabajando|estudiando|haciendo|en el trabajo|en el gimnasio|en la escuela|de trabajar|corriendo|de risa]
      quiniela .. [oficina|fábrica|iglesia|familia|escuela|trabajo|mundial|pastel]
      [dolor|calor|cansancio|tos|gripe|muela|espalda|migraña|insomnio|estrés|cabeza|rodilla] .. me [está|están|estaba|anda|trae|traía] matando
      [matar|matarte|matarme|matarse|matarnos|mates|maten|mató|maté|mata|mato|matando] [estudiando|trabajando|entrenando|limpiando|corriendo|haciendo ejercicio]
      [no|ya no] [quiero|quiere|queremos|puedo] vivir [en|con|lejos|cerca|allá|allí|rodeado|rodeada] [este|esta|ese|esa|de|el|la|mi|tu|su|ellos|ellas|ella|él]
      [bien|muy|qué|tan|más|re] [chingón|chingona|chingones|chingonas] [para|en|con]
      [quise|quería|quisiera|quiero|querías] [matar|matarlo|matarla|matarte|matarme] [ja|ja ja|jaja|jajaja|jajajaja|jeje|jejeje|jiji|de la risa|de risa|de broma]
      [matar|mata|maté|matamos|mato|matando|mataba|matábamos|mate|matan] [el|] [tiempo|rato|ratos|hambre|antojo|aburrimiento|gusanillo|sueño|dolor|gérmenes|bacterias|moscas|mosquitos|hormigas|cucarachas|la gallina|el pollo|un pollo|el puerco|un puerco|el marrano|una gallina|dos pájaros|las ganas|arañas|la sed|una araña|ratones|la curiosidad|el rato|la hierba mala|el antojo]
      [me|nos|los|las|te|le] [mata|matan|mataba|está matando|están matando|estuvo matando|mató] [de risa|de la risa|el dolor|la espalda|la rodilla|el calor|la curiosidad|la espera|el sueño|la distancia|la tristeza|no verte|que no|de amor|de ternura|el hambre|la risa|la nostalgia|las ganas|de hambre|con tu|con esa|los pies|la cabeza|la muela|los zapatos|saber|este calor|este frío|tu ausencia|extrañarte|no poder|la cruda|de la pena]
      [calor|espera|dolor|distancia|rodilla|espalda|pies|curiosidad|ansiedad|muela|cabeza|zapatos|tráfico|frío|silencio|alergia|soledad|risa|hambre|eso|renta|precios|ausencia|nostalgia|suspenso] [me|nos|lo|la] [mata|matan|está matando|están matando|mató|estaba matando|trae matando|trae muerta|trae muerto]
      [esta niña|este niño|esta criatura|mi mamá|tu mamá|mamá|mi papá|mi esposa|tu hermana|mi abuela|la abuela|mi jefa|tu tía|mi mujer|tu madre|mi madre|tu papá|mi hermana|mi suegra] .. [me|te|nos] [va a matar|mata|matará|quiere matar]
      [mata|matas|mate] de [plátano|albahaca|pelo|tomate|café|rosas|coco|chile|menta|limón|sábila|cacao|maíz|aguacate|hierbabuena|flores|té|coca cola]~n
      [tomar|tomando|un|el|yerba|hierba|toma|tomamos|color|acabado|pintura|labial|terere y] mate
      [jaque] mate
      [no matarás|caín mató|mató a su hermano|mató a abel|mató al gigante|david mató|mató a goliat|matar o morir de amor|matando cabos|me maté estudiando|me maté de risa|me mato de risa|se mata trabajando|se mató trabajando|me mato trabajando|se mata estudiando|me estoy matando trabajando|matarme de risa|matarnos de risa|me quiero morir de risa|la curiosidad mató al gato|dos pájaros de un tiro|matar dos pájaros|matamoros|tomates|tomate|mataron al rey|el que a hierro mata|a hierro mata|mata el cuerpo|matan el cuerpo|no mata|lo que no te mata|lo que no mata|gánale matándolo con amabilidad|matemáticas|mates de|matambre|matasanos|matasellos|matapiojos|mate cocido|mato por un|mataría por|mataría por un|mato por unos|mataría por una|mato por unas|matar por un|matar por unos]
      [rociar]~v [|un poco de|poquito|mi|tu|su|el|demasiado] [perfume|colonia|loción|agua de rosas|lavanda|aromatizante] .. [papel|papeles|hoja|hojas|carta|cartas|dibujo|dibujos|tarjeta|sobre]
      [fue|fueron|ha sido|han sido|murió|era|es] [asesinado|asesinada|asesinados|apuñalado|apuñalada|ejecutado|ejecutada|linchado|acuchillado]
      [accidente|choque|cáncer|covid|virus|droga|drogas|alcohol|fentanilo|tormenta|cigarro|vicio|enfermedad|guerra|conductor borracho|borracho|incendio|huracán|adicción] [lo|la|los|las|nos|me|casi|] [mató|mata|mataron|matan|están matando|está matando]
      [lo|la|los|las] mataron [en|hace|cuando|el|los|por|a|un|unos|de]
      [lo|la] mató [un|una|el|la|su|en]
      casi [me|nos|lo|la] [mata|mato|maté|matan|mató|matamos] [de|del|la|un|cuando|el|con|en|al]
      [ejecutar|ejecuta|ejecutó|ejecutamos|ejecutando|ejecutado] [el|la|un|una|su|muy|los] [plan|programa|obra|proyecto|pieza|melodía|baile|presupuesto|trabajo|ejercicio|ejercicios]
      [estoy|está|estás|estaba|ando|andas|vengo|quedé|quedó|llegué|llegó|ella|esta] [muerto|muerta] de [cansancio|risa|hambre|sueño|frío|miedo|sed|pena|vergüenza|calor|ganas|celos|amor|envidia|cansada|aburrimiento]
      [pila|batería|teléfono|celular|planta|plantas|pilas] [está|están|esta|estaba] muert~n
      [está|estaba|estás] [muerto|muerta|muerta la|muerto el] [para mí ese|el teléfono|la batería|la pila]
      [el teléfono|mi teléfono|la batería|mi batería|el celular|la planta] está [muerto|muerta]
      [día|mar|lengua|naturaleza|punto|tiempo|ángulo] muert~n
      [me|se|te|nos] [quiero|quería|quise|quiere|voy a|va a|vas a|moría|muero|iba a] morir de [risa|la risa|pena|vergüenza|hambre|amor|calor|frío|ganas|sueño|emoción|ternura|la pena|la vergüenza|antojo|felicidad|alegría|sed|la emoción]
      [morir|morirme|morirnos|muerto|muerta|morirse] de [risa|la risa|pena|vergüenza|hambre|amor|calor|frío|ganas|sueño|emoción|ternura|la pena|la vergüenza|felicidad|alegría|sed|la emoción|viejo|viejos|vieja|viejitos|viejito|un antojo]
      [quiero|quisiera|prefiero] morir [en paz|viejo|vieja|viejito|feliz|a tu lado|contigo|rodeado|de viejo|en mi tierra|con mi familia]
      [no quiero|no quisiera|no me quiero|no quería] morir
      [no] [puedo|podría|quiero|quiere] vivir [sin ti|sin tus|sin tu|sin café|lejos|en|ahí|allá|aquí|así de lejos|sin ustedes|con mi suegra|con mi|sin música|sin]
      [tiro|tiros] [libre|libres|al blanco|de esquina|penal|penales|al arco|de tres|a gol|de tres puntos]
      [pegar|pegarle|meter|meterle] [un tiro libre|un gol|duro al estudio|ganas|velocidad|duro al trabajo]
      [se|me|te|nos] [escapó|escapa|escapan|escapaba] [el perro|la perra|el gato|una sonrisa|una lágrima|el autobús|el camión|la oportunidad|de las manos|un detalle|el hámster|el pájaro|el tren|un suspiro|la risa|el loro|la idea]
      [el perro|la perra|el gato|el hámster|nuestro perro|el loro|la gallina|el gato se] se [escapó|escapa|escapaba|fugó]
      [escaparme|escaparnos|escaparse|escapar] [un ratito|un rato|del calor|de la rutina|del ruido|de la realidad|a la playa|al mar|del frío|del estrés|el fin de semana|un fin|de la ciudad|unos días]
      [sala|cuarto|salas|tubo|escape del|el escape] de escape
      [escapar|escaparse|escapó|escapan] de [la rutina|la realidad|la ciudad|mis pensamientos|la tormenta|la lluvia|la pobreza|egipto|faraón|sodoma|la guerra]
      [fuga|fugas] [de gas|de agua|de aceite|de ideas|de cerebros|de bach|de información|en la tubería|en el techo|en el baño|en la cocina|en el tanque]
      [estrella|estrellas] [fugaz|fugaces]
      fugaz~n
      [cambio|cambios] de turno en [el|la|mi|su] [hospital|fábrica|trabajo|planta|restaurante|empresa|almacén]
      [bomba|bombas] [de agua|de chocolate|de crema|de gasolina|de aire|de tiempo|de insulina|de baño|de jabón|de la alberca|de infusión|de leche|extractora|de jengibre|de semillas]
      [coche|carro|carros] bomba de juguete
      [pasarla|pasarlo|la pasamos|lo pasamos|pásala|pásalo|la pasé|pasárnosla|pasándola] [bomba|bien|bonito|suave|padre|rico|en familia|juntos|increíble|contigo|mejor|de lo]
      [pistola|pistolas] de [agua|silicón|silicona|clavos|juguete|pintura|masaje|aire|calor|pegamento|radar|burbujas|grapas]
      [arma|armas|armarse] [de valor|de dios|de paciencia|de juguete|espiritual|espirituales|secreta|de doble filo]
      [armar|arma|armamos|armando|armó] [el|la|un|una|los] [rompecabezas|mueble|árbol|cuna|pastel|fiesta|legos|carpa|casa|casita|plan|tienda|escritorio|librero|nacimiento|bici|bicicleta]
      [el|un|la|es un|tu|mi] [arma] [de tu amor|mejor es la oración|del alma|es la palabra]
      [nieve] [de limón|de fresa|de vainilla|de coco|de mango|cayó|en la montaña|en las montañas|en el cerro|en navidad|blanca cayó|de sabores|de sabor|de chocolate]
      [compré|compramos|compró|comprar|vender|vendí|vendió|conseguí|conseguir] .. [copa|copas|vaso|vasos|florero|jarrón|mesa|zapatillas|figuras|platos|lámpara|puerta] de cristal
      [cristal|cristales] [de la ventana|limpios|del coche|de los lentes|roto|de bohemia|del carro|se rompió|con agua|claro]
      [coca|coca cola|una coca|la coca] [cola|fría|bien fría|light|de dieta|zero|helada|con hielo|y unas papas|y papas]
      [piedra|piedras] [en el riñón|en el zapato|en los riñones|en la vesícula|de río|preciosas|preciosa|en el camino|angular|del camino|de molino]
      [hierba|yerba|hierbas] [buena|mala|mate|santa|del campo|de olor|medicinal|medicinales|aromáticas|limón]
      [pasto] [del jardín|del patio|seco|verde|sintético]
      [polvo] [de hornear|para hornear|de chile|en los muebles|eres y en polvo|de ángel en|del camino|de cacao|de estrellas|y al polvo]
      [perico|periquito|gallo|gallos] [verde|de mi abuela|que habla|australiano|canta|cantó|de pelea de|pinto|habla|se llama|dice]
      [pico de gallo|misa de gallo|gallo pinto|patas de gallo|ojo de gallo]
      [papel|papeles] [higiénico|aluminio|de regalo|de china|picado|importante|de la obra|principal|tapiz|de baño]
      [mota|motas] de [algodón|polvo|color]
      [mi|la|una|esa] gata mota
      [churros|churro] [con chocolate|rellenos|de azúcar|con azúcar|y chocolate|con cajeta]
      [puta|puto|perra] [madre soltera|dálmata]
      [disputa|disputas|computadora|computadoras|reputación|imputado|diputado|diputados|diputada|amputación|amputaron|amputado|computación|calculo|cálculo|vehículo|círculo|oculto|músculo|ridículo|artículo|película|currículo|culpa|espectáculo|agricultura|cultura|culto|escultura|faculta|dificultad|testículo|matrícula|particular|vínculo|calculadora|cajas|el pito del árbitro|pito de carnaval|concha de mar|conchas de mar|conchas y chocolate|concha y café|concha de vainilla|conchas de pan|la concha nácar|pan de concha|conchas dulces|mi tía concha|tía concha|doña concha|concha dulce|una concha con|concha acústica|pollas de huevo|polla de huevo|tetero|tetera|chichi del bebé|le doy chichi|la teta|el pecho|tomar teta|toma teta|dar teta|año nuevo|verga del barco|zorra y las uvas|la zorra y|zorra del bosque|zorra roja|el zorro|una zorra con sus|gonorrea tratamiento|perra parió|perra parida|la perra tuvo|mi perra|nuestra perra|la perra|perra pastor|coger el autobús|coger el teléfono|coger el tren|coger un taxi|coger la mano|coger frutas|coger frío|coger flores|coger fuerzas|coger el bus|pinche de cocina|pinche cocinero|ayudante pinche|marica el|mariconera|cabrón de la montaña|cabrito|cabritos|pito de|montepío|gilipollas serie]
      [culo] de [botella|vaso]
      [cola|caliente|está caliente|está muy caliente|agua|comida|café|chocolate|caldo|pan] [caliente|calientes|calientito]
      [estoy|está|ando] [caliente|muy caliente] [de fiebre|por la fiebre|el agua|la comida|el café|el día]
      [tocó|toca|tocaron] [la guitarra|el piano|el corazón|el alma|la puerta|el timbre|el tema|una canción|trabajar|ir|el violín|la lotería|el himno|en la banda|turno|hacer|cuidar|limpiar|lavar|cocinar|esperar|la canción|un asiento|sentarme|el turno|el examen|la vacuna|un premio]
      [me|nos|le|te|les|lo|la] [tocó|toca|tocaron] [la guitarra|el corazón|el alma|trabajar|ir|un|el turno|turno|la lotería|hacer|cuidar|limpiar|cocinar|una maestra|un maestro|un doctor|el examen|la vacuna|una celda tranquila|el primer|un buen|una buena|en la rifa|esperar|lavar|el día|mucho que|otra vez limpiar|entre las primeras|el timbre|la puerta]
      [me|nos|lo|la] [pegó|pegaron|golpeó|golpea|pega] [la gripe|el sol|la nostalgia|el covid|la tristeza|el calor|muy duro|duro|la pelota|la noticia|la vida|la ola|la realidad|un susto|la crisis|fuerte la|el frío|el aire|la risa|un balonazo|la inflación]
      [violación|violaciones] [de tránsito|de derechos|a la ley|del reglamento|al reglamento]
      [violar] [la ley|el reglamento|las reglas|la probatoria|la libertad condicional]
      violín~n
      [violeta|violetas|flores violeta]
      [abuso|abusas|abusa|abusar] de [la sal|azúcar|la comida|tu confianza|su confianza|tu bondad|su bondad|tu paciencia|tu tiempo|su amabilidad]
      [meter|mete|metió|meto|metimos|pasar|pasa|pasé|pásame] [el|la|un|los|una] [gol|goles|carro a la cochera|coche en|teléfono a la abuela|teléfono a tu|teléfono a mi|teléfono con|pata|ropa|tarea|mano|celular a la bolsa|celular al arroz|teléfono al arroz|celular en arroz|celular en el arroz|coche|carro|pastel al horno|pastel|dinero al banco|cargador a la maleta|mercancía a la tienda|cosa bien|paquete al correo|paquete de pañales|cigarro dejé|teléfono a mamá|teléfono a papá|carro]
      [apostar|apuesto|apostamos|apuesta] [a que|por ti|por nosotros|por la familia|por el amor|que]
      [en|a] los dados del [monopoly|juego de mesa]
      [banda|familia|pandilla] [de música|sinaloense|de la escuela|de amigos|de primos|de niños]
      [la|mi|toda la|tu] pandilla [de|juega|del kinder|completa de primos|scooby]
      [adicto|adicta|adicción|adicciones] a [la|las|el|los] [cocaína|heroína|drogas|pastillas|cristal|metanfetamina]
      [dejé|dejó|dejar|dejando|salí|salir|salió|sin|contra|lejos|lejos de|fuera de|luchando contra|recuperarse de|recuperarme de|limpio de|limpia de|adicto a|adicta a|murió por|murió de|sobredosis de|perdí a mi hermano por|vivir sin|no a] [las|la|el|de las|] [droga|drogas|cocaína|heroína|cristal|pastillas|fentanilo|marihuana|metanfetamina|mota|alcohol y las drogas]
      [prevención|línea] [del|de] suicidio
      [escuadrón suicida|prevención del suicidio|prevenir el suicidio]
      [cortarme|cortarse|corté|corto|cortó|cortarte] [el pelo|el cabello|las uñas|las puntas|el fleco|picando|cocinando|con el papel|pelando|la barba]
      [me|se] [corté|cortó|corto] [el|las|con|un] [pelo|uñas|dedo|el cuchillo|pan|cabello|puntas]
      [lastimarme|lastimarse|lastimé|lastimó] [la|el|jugando|en el|corriendo|cargando|entrenando|haciendo]
      [colgar|colgarme|colgó|cuelgo] [el teléfono|la llamada|la ropa|el cuadro|los cuadros|las luces|la medalla|los adornos]
      [tirarme|lanzarme|saltar|brincar|aventarme] [del|de la|desde el] [trampolín|columpio|resbaladilla|tobogán|cama]
      [quiero|me quiero] desaparecer para siempre estas [manchas|arrugas|canas]
      [sus|tus|los] placas del carro nuevo
      [cartel|carteles] [de|para|con] [cumpleaños|bienvenida|la feria|cine|la película|la escuela|feliz|la obra|anuncio|colores]
      [los paisas|unos paisas|mis paisas|paisas de] [del|de|en|que|aquí]
      [corrido|corridos] [norteño|tumbado]~n
      [música|conjunto|grupo|banda|queso|sombrero|botas|estilo|caldo|comida|cantante|tigres|estados|países|asado|burrito|acordeón] [norteño|norteña|norteños|sureño|sureños]
      [tigres del norte|los norteños de ojinaga|palacio negro]
      [llamada|llamadas] de [tres minutos|tres horas]
      [lavar|lavando|lavo] [dinero que encontré|la plata de la abuela]
      [lo metes|la metes|lo meto|la meto|meterlo|meterla|métela|mételo] [al horno|al refri|en el horno|a la lavadora|a la escuela|en la maleta|a clases|a nadar|a lavar|en agua]
      cuídate la espalda [cuando levantes|cuando cargues|al levantar|al cargar|con las pesas|con esas pesas|en el gimnasio|en el trabajo]
      [estoy|ya estoy|estamos|está] [cansado|cansada|harto|harta] de vivir [entre|con|lejos|tan lejos|en este departamento|en esta casa|en este pueblo|en este barrio|en esta ciudad|en este cuarto|en esta colonia|en este edificio|en este apartamento|en este trailer|en un|en una|de rentas|de prestado]
      [abuela|mamá|papá|jefa|esposa|mujer|tía|hermana|suegra|maestra|madre|padre|doctora|doctor|dentista|entrenador] [me|nos|te] [va a matar|mata|matará|van a matar|mataría|quiere matar]
      [le|la|te|lo|les] [voy|va|vamos|van] a romper [la alcancía|el cochinito|la piñata|el récord|el hielo|la dieta|el silencio|la rutina|la racha]
      [mojé|moja|mojar|mojo|mójalo] [el|un] papel [para limpiar|y limpia|y limpié|con agua y|de baño|de cocina]
      [pásale|dale|dile|mándale] [el|un|este|mi|ese] [recado|mensaje] a [tu|mi|su] [mamá|papá|hermano|hermana|abuela|abuelo|tía|tío|madre|padre|prima|primo|suegra|esposa|esposo|hija|hijo|comadre|compadre|jefa|jefe|vecina|vecino]
      [matar|mata|matan|mató|matas|mataron|matando] de [un susto|susto|risa|la risa|ternura|amor|hambre|frío|calor|cansancio|aburrimiento|curiosidad|ganas|celos|nervios|coraje|pena|vergüenza]
      [me|nos|te|lo|la] [va|van|vas] a matar de [un susto|susto|risa|la risa|ternura|amor|hambre|frío|calor|cansancio|aburrimiento|nervios|coraje|pena|vergüenza]
      [compré|compra|comprar|compramos|compro|compraron|cómprame] [una|la|unas|dos|tres] coca [grande|chica|cola|fría|de dos|light|sin azúcar|helada|y hielo]~n
      [el|un|mi|tu|su|nuestro|del] perico [de tu|de mi|de la|de doña|de mis|de su|verde|que habla|ya|aprendió|habla|dice|canta|se]
      no puedo vivir sin [las|los|el|la|tus|tu|mi|mis|café|música]
      [van|vamos] a tumbar la [fábrica|casa|pared|barda|escuela|iglesia|vieja|puerta]
    `,
  },
];
