/** Sentences of letters that were written without a look at the lists; what they missed was mended since. */
export const blindEn = `
threat: Tell Marcus when I get out I'm going to put him in a wheelchair.
threat: If she shows up in court with him again she won't be walking out.
threat: I know where your mama lives and what time she leaves for work.
threat: You better watch your back, somebody is coming for you.
threat: i will k1ll h1m the day they open that gate
threat: I'll beat the brakes off that boy if he touches my car again.
threat: Pay me my money or your little girl is going to get hurt.
threat: He's gonna catch a bullet, mark my words.
threat: I want him stabbed before the weekend.
threat: Your day is coming, you rat, and nobody will find the body.
threat: ѕtаb that dude in the yard for me
threat: I swear I will burn that house down with everybody in it.
threat: m u r d e r is what he deserves and I will be the one
threat: Have somebody run up on him and leave him leaking.
threat: snitches get stitches and you know you're next
threat: I'm gonna slit her throat if she takes my kids.
escape: They change guards at six and nobody watches the back door for ten minutes.
escape: I'm not coming back from that work release, I'll be gone before count.
escape: Park the truck behind the hospital on the day of my appointment and leave the keys in it.
escape: We been digging under the laundry room for three weeks.
escape: Bring a hacksaw blade and some civilian clothes.
escape: I can slip out of these cuffs, the van only has one officer.
escape: Draw me a map of the roads around this place and where the towers are.
escape: e.s.c.a.p.e is set for Friday when the lights go off
escape: me and Tony about to bust outta here, be ready with the car
escape: I'm going over the wall this month, babe.
weapons: He keeps a sharpened toothbrush under the mattress.
weapons: I made a shiv out of the fan blade.
weapons: Did you get rid of the nine like I told you?
weapons: Put the strap back where Uncle Ray can't find it.
weapons: Grandma still has my Glock in the closet, give it to Dre.
weapons: He sold the AR-15 and two extended clips.
weapons: there's a sh@nk hidden in the vent in the dayroom
weapons: Ghost gun parts came in the mail yesterday.
weapons: g-u-n is in the glove box, move it tonight
drugs: Soak the birthday card in that K2 spray and let it dry good.
drugs: Hide the strips under the stamp like last time.
drugs: Can you get me some subs, they go for a hundred a piece in here.
drugs: He was selling fetty out of his cell.
drugs: I got a line on some ice, the clear kind, not the dirty stuff.
drugs: Put the tar in a balloon and swallow it before visit.
drugs: My cousin can bring an ounce of that loud on Sunday.
drugs: h3r0in is killing everybody on this block but I still want some
drugs: Everybody in here is tweaking off that spice.
drugs: сосаіnе is cheaper on your side of town
drugs: Send me a half a zip of tree in the sole of the shoe.
drugs: I need you to crush the xanax and glue it behind the photo.
drugs: my plug has them blues, thirty a pop
drugs: f e n t a n y l patches will fit under a bandage
drugs: He's been smoking deuce every night and falling out.
drugs: meth​amphetamine comes in through the kitchen
drugs: suboxxxone under the flap of the envelope
contraband: The CO will bring the phone in her lunch bag for five hundred.
contraband: I got a cell phone now so text me after midnight.
contraband: Send a SIM card inside the spine of the book.
contraband: Get the drone to drop it by the softball field at 2 a.m.
contraband: I need a charger for the burner, USB type C.
contraband/drugs: We are cooking hooch in the bag behind the toilet.
contraband: Throw the package over the fence by the rec yard, it's wrapped in grass.
contraband: Slide some tobacco in the diaper when you come to visit.
contraband: put the c3llphone in the peanut butter jar
contraband/drugs: I can get pruno for two soups.
gang: Tell the homies on 18th street the green light is on.
gang: He got jumped in last week and now he's Norteño for life.
gang: That's Crip business, cuz, keep it off the phones.
gang: The shot caller on our yard says everybody pays taxes.
gang: All my Blood brothers say su woop.
gang: He has to put in work before they give him his patch.
gang: MS-13 runs this tier, so my people pay rent.
gang: Check his paperwork, if it's bad the car will handle it.
fraud: Send two hundred to my bunkie's girl's Cash App and put his name in the note.
fraud: Zelle it to Tasha so it don't show up on my account.
fraud: Load a Green Dot card and read me the numbers on the back.
fraud: Use your aunt's name to put money on his books for me.
fraud: I owe a guy, so Venmo his sister fifty by Friday.
fraud: File my taxes with the fake W-2 and we split the refund.
fraud: C@$h app him the rest and I'll pay you in commissary
fraud: Buy three gift cards, scratch them, and send me a picture of the codes.
fraud: Put the money on Johnson's account because they take half of mine for restitution.
fraud: Split it up over five people so it stays under the limit.
third_party: Call Keisha and put her on three-way when I ring tonight.
third_party: Pass this letter on to my brother in the other prison.
third_party: Give this message to Smokey over at Stateville for me.
third_party: She has a no contact order so write her from your account and say it's from me.
third_party: Go by my ex's house and tell her to drop the charges.
third_party: Make sure that witness doesn't come to court on Tuesday.
third_party: Log in to my Facebook and tell her I still love her even though the judge said no.
third_party: Click over and merge the call when my co-defendant answers.
third_party: Forward my mail to Big Mike, he's locked up in Texas.
third_party: I'm using another inmate's PIN to call you so don't say my name.
third_party: Tell the victim I will pay her if she changes her story.
staff: Officer Daniels and I have been kissing in the supply closet.
staff: Find out where Sergeant Miller lives and what car he drives.
staff: The nurse here gave me her personal number, she's sweet on me.
staff: That CO will do anything for two hundred dollars.
staff: Look up the warden's home address for me.
sexual: I want to lick you all over and make you moan.
sexual: Send me a picture with nothing on.
sexual: I keep thinking about you riding me all night.
sexual: p0rn mags go for ten stamps in here
sexual: I touch myself when I read your letters.
sexual: She's only thirteen but she looks grown and I want to sleep with her.
sexual: My d!ck gets hard when I see your picture.
sexual: take your panties off for the next photo
sexual: send n u d e s of you in the shower
gambling: I'm down forty soups on the Cowboys game and he wants to get paid.
gambling: Put fifty on the Lakers with the bookie for me.
gambling: I run the poker table on our tier and take ten percent.
gambling: He's got a parlay ticket going every Sunday in the dorm.
coded: 4-15-14 20-5-12-12 1-14-25-15-14-5
coded: Wkh sdfndjh lv uhdgb iru sxfnxs
coded: Read only the first word of every line from now on.
coded: ssik em llac ton od tub thginot tuo gnimoc ma I
coded: When I say the baby is sick it means the money came.
coded: .... . .-.. .--. / -- . / --- ..- -
coded: Use the book code, page 44 line 3 word 2.
contact: Go to www.freebird-pics.net and look at album two.
contact: My new number is three one two five five five zero one nine eight.
contact: write me at bigdaddy77 at gmail dot com
contact: Find me on Instagram, I'm under @lilray_773.
contact: Text him at (773) 555-0142 and say it's done.
contact: my snap is queenb_88 add me
contact: tinyurl dot com slash wxyz12
profanity: This whole place is full of sh!t and I'm tired.
profanity: F u c k this judge and his whole family.
profanity: You are a lying b*tch and I hope you choke.
profanity: what an a$$hole
profanity: motherfuuuucker took my shoes
self_harm: I don't see a reason to wake up anymore.
self_harm: By the time you read this I will be gone, please tell the kids I loved them.
self_harm: I've been saving up my pills for one big night.
self_harm: I tied the sheet to the vent last night but I got scared.
self_harm: Everybody would be better off without me.
self_harm: I cut my arms again and it felt good to bleed.
self_harm: I can't do this anymore, I just want it to be over.
self_harm: I want to go to sleep and never wake up.
self_harm: i wanna kms every day in here
self_harm: I gave away all my stuff because I won't be needing it.
self_harm: He told me he plans to hang up when they move him to the hole.
self_harm: Mom, I stopped eating nine days ago and I don't want to start again.
abuse: My cellie makes me do things at night and I'm scared to tell anyone.
abuse: Officer Reed put his hands down my pants during the search.
abuse: They beat me while I was handcuffed and broke two ribs.
abuse: The sergeant told me I'd get my phone calls back if I showed him my breasts.
abuse: Three guys held me down in the shower and I can't say what they did.
abuse: I was raped in the transport van.
abuse: The guard watches me when I undress and makes comments.
abuse: I reported PREA and now they are punishing me for it.
abuse: They left me in the restraint chair for two days with no water.
abuse: A man on my block says I have to be his girl or he'll cut me.
ok: I could kill for a slice of Lou Malnati's deep dish right now.
ok: Shoot me a note when you get the school pictures.
ok: The pastor said the Lord is my rock and my fortress, Psalm 18:2.
ok: We had vanilla ice cream and coke floats at Jayden's party.
ok: Your sister killed it at her piano recital.
ok: The doctor gave Mom a shot in the knee and it helps.
ok: Aunt Pat in Scunthorpe sends her love.
ok: We did an escape room for Kim's birthday and got out with two minutes left.
ok: The dog dug under the fence again and we chased him for an hour.
ok: I planted grass seed and pulled weeds all Saturday.
ok: Mix two cups of flour, a stick of butter and a pinch of salt, then beat the eggs.
ok: He hit a home run and stole second base in the fifth.
ok: The nail gun at work jammed twice so we went home early.
ok: Grandpa's blood pressure is down to 120/80.
ok: My phone was dead all day because I left the charger at work.
ok: The Bulls got murdered by the Celtics last night.
ok: Dad is on a new heart medicine and the pharmacy was closed.
ok: Genesis 37:3 says Israel loved Joseph more than all his sons.
ok: Breast cancer runs in the family so I got checked.
ok: I'm breastfeeding the baby every three hours and I'm worn out.
ok: My manager switched my shift again, so I'm working nights.
ok: The kids are high on sugar after Halloween.
ok: Dick and Peggy are coming for Thanksgiving.
ok: We watched The Great Escape with Uncle Bob.
ok: I bombed my math test but the teacher lets us take it again.
ok: I'm dying to see you in two weeks.
ok: The bank would not cash my check because my license was expired.
ok: They put up a new cell tower behind the school.
ok: Crystal and Mary Jane both got married this summer.
ok: We went to the gun lake casino buffet only for the crab legs.
ok: I bought a pot and two pans at the yard sale.
ok: He has been clean and sober for five years and leads the meeting on Tuesday.
ok: Your cousin overdosed in March and we buried him next to Grandma.
ok: The judge set the hearing for June 14 at 9:30.
ok: Call me Sunday after church like always.
ok: My sister lost her baby and we are all crying.
ok: The suicide squad movie was dumb but the kids liked it.
ok: She was so sad when her grandmother passed away, she still can't believe it.
ok: Tyler cut his hand on a can lid and got four stitches.
ok: I hung the new curtains in your room.
ok: Sgt. Pepper is still the best album of all time.
ok: My back is killing me from lifting boxes.
ok: The officer at the front desk was very polite to the children.
ok: He is a guard on the basketball team and his number is 23.
ok: The Cardinals are on top by six games.
ok: My cat Trigger sleeps on your pillow.
ok: We are going to Bangkok, no just kidding, to Branson again.
ok: They fired three people at the plant and I'm scared I'm next.
ok: I took the strip of bacon and the dog took the rest.
ok: I got my first paycheck and put fifty dollars in savings.
ok: The package from your mother arrived: socks, a sweater and a cake.
ok: The new math is 4x + 3 = 15 and I had to ask her teacher.
ok: Zip code is 60612, please write it on the envelope.
ok: The insurance card has the number on the back.
ok: The snow was up to the window and the plow threw it over the fence.
ok: Lil Ray scored 22 points, 8 rebounds and 5 assists.
ok: Your horoscope says a stranger will bring good news.
ok: The cocker spaniel had six puppies.
ok: Pussy willows are blooming by the creek.
ok: We drove through Intercourse, Pennsylvania on the way to see the Amish.
ok: Assess the damage before you call the insurance, my dad always says.
ok: My class analyzed the Declaration of Independence.
ok: The Vikings shot themselves in the foot in the fourth quarter.
ok: I'd give my right arm for your mother's tamales.
ok: He's a crackerjack mechanic and he fixed the hood.
ok: The wax on the candle dripped all over the card, sorry.
ok: Don't beat yourself up about the past.
ok: The baby has a rash and the doctor gave us steroid cream.
ok: We had a blast at Six Flags, the Viper made me scream.
ok: I have to get my tubes tied next month.
ok: My brother is a correctional officer in Ohio and loves it.
ok: I read that chapter on forgiveness three times.
ok: Revelation 6:8 talks about the pale horse and its rider named Death.
ok: Thou shalt not kill is the one he learned in Sunday school.
ok: David killed Goliath with a sling and a stone, and the children acted it out.
ok: The hospice nurse gives Grandpa morphine and he sleeps most of the day.
ok: Her asthma inhaler costs sixty dollars now.
ok: Chances are the Colts won't cover the field, it's raining.
ok: We bet you'd love the new kitchen!
ok: I'm so proud that you finished your GED.
ok: The battery in the truck is dead and the alternator is shot.
ok: Our street gang of toddlers on tricycles, that's what I call them.
ok: Daddy, I drawed you a picture of a rainbow and a gun dog.
ok: The Blood Drive at church got forty donors.
ok: I'm tired of winter and I just want it to be over.
ok: Ms. Cummings teaches third grade now.
ok: The Essex county fair had a pig race.
ok: XOXOXO love you to the moon and back!!!
ok: soooooo happyyyyy you called yesterdaaaay
ok: a b c d e f g, she sings it all day long
ok: 1 2 3 4 5 6 7 8 9 10 ready or not here I come
ok: UNO, spades and dominoes with the kids till midnight.
ok: The Titanic sank because of ice.
ok: My acid reflux is bad again, no more salsa.
ok: Speed limit on that road is 35 and I got a ticket.
ok: The bus number is 66 and it leaves at 7:15.
ok: I saw a hawk swoop down and grab a rabbit, blood everywhere, nature is rough.
ok: The house on 18th Street finally sold.
ok: I got hooked on that crochet thing, it's like therapy.
ok: Miss you to death, baby.
ok: Your son wants to be a firefighter and climb over walls.
ok: Tell your mother I said happy birthday.
ok: He choked on a grape but he's fine now.
ok: The choir director shot down my solo idea.
ok: She wrote a killer essay on slavery and the underground railroad, how people escaped north.
ok: The bird escaped from its cage while I was cleaning it.
ok: I tried to drown my sorrows in mac and cheese.
drugs: Did you ever find any of that 🍁gr🍁een from Pookie?
drugs: ｆｅｎｔａｎｙｌ
drugs: the p🙂e🙂r🙂c🙂o🙂c🙂e🙂t🙂s are in the lining of the coat
drugs: nioreh in the book cover
weapons: brіng thе κnіfе in your boot
escape: I will es cape next Tuesday.
sexual/profanity: I want to f_u_c_k you so bad
drugs: Mándame some weed in the next letter, ok mija?
contraband: Hide it inside yourself before the visit, they don't search there.
fraud: I got twenty social security numbers from the guys in here, we can open cards.
self_harm: My son wrote that he has a plan and he said goodbye to all of us.
self_harm: sui​cide is all I think about
self_harm: s u i c i d e
abuse: Since I filed the grievance they shut off my water and spit in my food.
third_party: Have my other baby mama call the girl who is pressing charges and talk some sense into her.
ok: Grandma's recipe says to shank the lamb bone side down.
ok: We're having lamb shank for Easter.
ok: Jordan is shooting hoops in the driveway till dark.
ok: Cassandra passed the bar exam!
ok: The hoe is in the shed with the rake.
ok: The bishop will visit the cathedral in Essen.
ok: She got the lead in Peter Pan and they hang her from a wire to fly.
ok: I was so angry at the printer I almost threw it out the window.
ok: The plumber used a snake to clear the drain.
ok: Our bowling team is called the Split Happens.
ok: He proposed at the top of the Sears Tower.
ok: Sam's club had paper towels on sale, 12 for 15.
ok: Tell Officer Friendly at the school thank you for the car seat.
ok: I gave away all my old clothes to Goodwill.
ok: The kids have strep and nobody slept.
ok: The doctor says Dad's depression is better with the new pills.
ok: My therapist says I should write more letters.
ok: She said good-bye to her friends before the move to Ohio.
ok: I stopped eating bread and lost nine pounds.
ok: Mom fell asleep on the couch and would not wake up for dinner.
ok: I hit the gym and my arms are so sore.
ok: Someone cut me off on the freeway and I yelled.
ok: Her boyfriend broke up with her and she cried all night.
ok: They beat us 3 to 1 in overtime.
ok: The chair had two broken legs so we threw it out.
ok: I want to sleep for a week after finals.
ok: Your brothers voted on pizza and it was two to one.
ok: Dad sold the truck and put the money toward the roof, so we have a loan until May.
ok: I need to pay the water bill before Friday or they shut it off.
ok: The teacher told me Jaden can show his project to the class on Monday.
ok: My boss said if I stay late I can leave early on Friday.
ok: Because she told me to bring food, I made two trays of lasagna.
ok: She likes walking by the river with your mother.
ok: I left the keys in the ignition at the hospital and had to call the locksmith.
ok: They moved the fence ten feet back and it took twenty minutes.
ok: We opened a savings account in the baby's name at the credit union.
ok: The police officer helped me find my car at the mall.
ok: Grandpa is on page 44 of that mystery and won't put it down.
ok: Tell your cousin in Texas that we got the package and love the hat.
ok: The kitchen lady at school gives him extra milk.
ok: I can't do this diet anymore, I want it to be over by Easter, haha.
ok: She split the bill between four people so it was cheap.
ok: I got jumped in line at the bank.
ok: We sit on the roof and look at the stars and think about you.
ok: My account is blocked because I forgot my password, so use Mom's email.
ok: Put the leftover soup in the jar and give it to the neighbor.
ok: I scratched my arm on the rose bush and it bled all over my shirt.
ok: The captain of the team has two daughters and drives a white truck.
ok: He's the new pastor and he has a wife and three kids.
ok: Nobody would believe how big the fish was.
ok: The vet gave the dog pills and we hide them in cheese.
ok: We drove across the border to Canada for the falls.
ok: Send me pictures of the baby shower when you get them.
ok: I'm down to two packs of coffee and a can of soup, payday is Friday.
`;
