/** Ordinary lines of family letters that look like something else. */
export const everyday = `
ok: Can you believe Emma kills the lights at eight sharp now? She says she is a big girl.
ok: Shoot me a message on the tablet when you get the pictures.
ok: The baby got three shots at the doctor and only cried for the first one.
ok: That movie was a bomb. We left before the end and got ice cream.
ok: I could just strangle that cat, she knocked your trophy off the shelf again.
ok: Watch your back when you lift in the gym, you know how it goes out on you.
ok: I traded the old van in for a Ford Escape with low miles.
ok: I left the car at the shop with the keys on the tire like the mechanic said.
ok: We broke out the good plates for Easter.
ok: The package with your photos came back because I wrote the wrong number.
ok: I pulled weeds until dark and my knees are green.
ok: We got up at the crack of dawn to see the deer by the creek.
ok: She is in the K-2 reading program and already ahead of her class.
ok: Baking powder, not baking soda, that was the mistake last time.
ok: My phone charger broke again so I was offline till Tuesday.
ok: Your uncle celebrated nine months sober, we all went to the meeting to clap for him.
ok: I burned my hand with the glue gun making the wreath.
ok: Jordan had a water gun fight with the neighbors until everyone was soaked.
ok: The knife drawer in the new kitchen sticks, but the rest is lovely.
ok: Set the table for nine on Sunday, everybody came.
ok: The light was green, Mom, I promise! But the officer was kind and gave me a warning.
ok: We paid our taxes and got a little back, so school shoes for everyone.
ok: I cashed my check and put forty on your account through this site.
ok: We played poker for pennies and your mother cleaned us out.
ok: Western Avenue is closed so it takes me an hour to get home.
ok: It was a three-way tie at the spelling bee!
ok: Tell your cellmate thanks from me for teaching you chess.
ok: My sister set up her own account so she will write you this week too.
ok: Your lawyer's new number is 312-555-0147 and her office closes at five.
ok: Sudoku row from the paper: 5 3 _ _ 7 _ _ _ _ and I'm stuck already.
ok: My move is knight to f3. Yours was e5, right? You owe me a rematch.
ok: The tracking number is 9400 1118 9922 3344 5566 77, it says Thursday.
ok: Aunt Pat finished her breast cancer treatment and rang the bell.
ok: I'm still breastfeeding so no coffee for me, can you imagine?
ok: I strip the beds on Saturday and the kids race to jump on them.
ok: I dream about you holding me while we watch the rain.
ok: I'm dying to see you in June, I already bought the dress.
ok: Hang in there, my love, 84 days.
ok: I cut my finger on the can opener, nothing serious.
ok: I won't be around Tuesday because of the dentist, so call Wednesday.
ok: I'm so tired of fighting with the insurance people.
ok: We gave away your old books to the school library like you asked.
ok: If I have to hear that song one more time I'll lose my mind.
ok: The officer at the front desk was so nice to the kids at our visit.
ok: I renewed the license plates on your truck, sticker is on.
ok: Warden the dog has a new trick, he opens the fridge.
ok: Hands down the best cobbler at the church picnic was mine.
ok: The doctor made me undress and wait an hour in that paper gown.
ok: The team got beat badly, 40 to 6, but he played the whole game.
ok: The assistant principal wants a class photo on the grass.
ok: Uncle Gunnar and Aunt Killeen are flying in from Minnesota.
ok: He slays me with those dance moves in the living room.
ok: Don't beat yourself up about missing the recital, she knows you would be there.
ok: I'd kill for one of your grilled cheese sandwiches right now.
ok: She's going to be sorry she missed the cake.
ok: I can pick you up at the gate at eight the day you come home, the car is full of gas.
ok: We buried Bandit under the apple tree, the kids made a cross.
ok: The Chiefs killed it on Sunday and Dad is still hoarse.
ok: Receta: 250 g de mantequilla, 3 huevos, 1/2 taza de leche, 40 minutos a 180.
ok: My feet are killing me after a double shift but the tips were good.
ok: Your nephew shot forty percent from the line and they still lost by two.
ok: I took a stab at Grandma's biscuits and they came out like rocks.
ok: The cousins blew up my phone all day wishing me a happy birthday.
ok: The car is dead again so your brother jumped it from the truck.
ok: We did an escape room for Tasha's birthday and got out with four minutes left.
ok: Buster jumped over the fence and visited every house on the block.
ok: They cut the wire to the porch light by accident, so bring patience, it's dark out there.
ok: Drop by Aunt Lou's before you write back, she has news. Just kidding, I know you can't!
ok: We walked the strip mall for an hour looking for his size.
ok: Made a pot roast with carrots the way you like it.
ok: He drinks too much coke and not enough water, the dentist had words.
ok: I soaked the paper in tea so the pirate map for his party looks old.
ok: Doctor says the little blue pill for blood pressure goes with breakfast.
ok: I lost the SIM card at work when I switched phones, so I have a new number.
ok: The pharmacy finally filled Mom's pain pills after the insurance fight.
ok: Tell Dad the nail gun is still in the shed and I did not touch it.
ok: The strap on her backpack broke so I sewed it.
ok: Used a razor on my legs and nicked my knee, twenty Band-Aids later here I am.
ok: They drew blood twice at the clinic and my iron is low again.
ok: I sewed a patch on your jean jacket so it is ready when you are.
ok: His whole crew from the garage signed the card.
ok: Grandma gave the kids gift cards for the bookstore, they spent an hour choosing.
ok: I opened a savings account for Mia's college with the birthday money.
ok: The bank called about the mortgage and they will give us until June.
ok: I need a three way bulb for the lamp in your room.
ok: Could you call Mom for me, she doesn't hear the phone but she'll hear you.
ok: Read Romans 8:28 and Psalm 91:1-7 when you can't sleep.
ok: Court is March 14 at 9:30 in room 402, case 22-CR-01187.
ok: Two cups flour, 1 egg, 3/4 cup milk, 1 tsp vanilla, 350 for 25 minutes.
ok: Scores: 21-17, 14-10, 28-3. We were robbed in that last one.
ok: The lottery numbers were 4 12 19 33 40, and we had none of them, as always.
ok: We find out the sex of the baby next Friday!
ok: The trees are all naked already and the yard is gold.
ok: Everybody was screaming your name when you were on the team, remember?
ok: I miss your kisses and your terrible singing in the shower.
ok: I about died laughing when he fell in the pool with his shoes on.
ok: I'm hanging the curtains you picked, they look great.
ok: I'll end it here for tonight, my eyes are closing.
ok: Grandpa went to be with the Lord on Sunday. He was not in pain and we sang to him.
ok: This is the last letter this month until I get paid and buy more stamps.
ok: I am fasting with the church until Friday, just water and soup.
ok: I can't live without your mother's tamales, tell her that.
ok: The nurse who lives next door checks on Mom every night.
ok: Officer training for the PTA is on Thursday, I got elected treasurer!
ok: What you wrote to Lily touched my heart.
ok: I woke up and the dog was on top of me, all ninety pounds.
ok: It's our little secret: the famous salsa is from a jar.
ok: Dick Johnson from the hardware store says hello.
ok: Our cockatiel learned to say your name.
ok: Bullets for your resume: forklift license, two years at the bakery, good with people.
ok: The dryer finally shot craps so I hang everything outside.
ok: They hit us with a late fee again, but I talked them out of it.
ok: The twins are a riot. They put the shoes in the freezer.
ok: He got jumped ahead a grade because he reads so well.
ok: The judge said the hearing moves to May, and your public defender will visit you Monday.
ok: There was smoke everywhere but it was only my burnt toast.
ok: Estoy colgando las cortinas que escogiste, quedaron bonitas.
ok: Your dad is going to flip when he sees what I paid for that couch.
ok: I got the last seat on the bus and slept the whole way.
ok: The twins are fighting over the top bunk again.
ok: We locked ourselves out and had to climb in the bathroom window.
ok: I finally beat your high score on that racing game.
ok: Coach says he has a cannon for an arm.
ok: The bees got into the attic and we had to call a man.
ok: I dropped a whole dozen eggs on the kitchen floor.
ok: My boss is on vacation so I get to run the register.
ok: The wedding is on the sixth and the cake has five layers.
ok: He cut class once and I took his phone for a month.
ok: Your grandmother still hides candy in her purse for the kids.
ok: We had to put our old cat to sleep on Friday. She was nineteen.
ok: I cried in the parking lot after the visit but it was good to see you.
ok: The judge gave me a continuance on the traffic ticket.
ok: I wish you were here to see the snow.
ok: Don't worry about me, I am eating and sleeping fine.
ok: I can't wait to hold you again.
ok: The pastor prayed over the new roof.
ok: I owe you a letter, I know, I know.
ok: My knee popped when I was dancing at the shower.
ok: We ran out of propane in the middle of the burgers.
ok: They are tearing down the old mill by the river.
ok: I need to get my tags renewed before the end of the month.
ok: She wants a doll that talks and a drum set, heaven help us.
ok: I bought the paint for your room, it's called Ocean Ice.
ok: The shot clock broke so the game took two hours.
ok: Pray for Aunt Bea, her surgery is on Wednesday at seven.
ok: The police came to the school to talk about bike safety.
ok: I found your old knife set from the restaurant and cleaned it.
ok: He said his first bad word and I don't know where he got it.
ok: It rained so hard the yard is a lake.
ok: I traded my stamps for your favorite coffee here at the swap meet.
ok: My tooth is killing me but the dentist can only see me Monday.
ok: I got the money order, it was forty even.
ok: The phone company wants forty dollars to move the line.
ok: Ya quiero abrazarte otra vez.
ok: The neighbors set off fireworks and the dog hid under the bed.
ok: I'm going to hide the eggs before the kids wake up on Sunday.
ok: Your brother got stitches after the bike fell on him.
ok: He is not making it back home for Christmas because of his shift.
ok: We need a ride to the highway exit where the bus stops.
ok: The light behind the gym is out so walk the other way, I told the kids.
ok: I sprayed the roses and the bugs are gone.
ok: She colored a whole book of pages while we waited.
ok: I bought a bra that actually fits, miracle of miracles.
ok: Grandpa left a package of seeds on your bed for spring.
ok: I keep a flashlight under my pillow during storms.
ok: My cousin is on probation at his new job for ninety days.
ok: I underlined the verses I liked.
ok: He wrapped his legs around the pony and would not let go.
ok: I wrote goodbye cards for all my students.
ok: We tied the sheets on the line but the wind took them.
ok: I don't care if it rains, we are having the cookout.
ok: I hung up the phone too fast, I'm sorry.
ok: The guard dog at the junkyard loves your sister.
ok: Show me your report card, I told him, and he ran.
ok: The Super Bowl party is here this year, tickets are two cans of food.
ok: A prepaid phone is cheaper so I switched.
ok: She tells everyone where she lives, I had to teach her not to.
ok: I feel calm for the first time in weeks.
ok: I could have killed him for eating the last slice of pie.
ok: Mom is going to kill me when she sees the haircut.
ok: These stairs will be the death of me.
ok: He's a killer dominoes player and he knows it.
ok: We killed the whole tray of lasagna in one night.
ok: If looks could kill, the librarian would be in jail.
ok: It kills me that you missed her first steps.
ok: Your uncle got shot down when he asked for a raise.
ok: Give it your best shot and don't worry about the rest.
ok: That was a cheap shot by the referee.
ok: I'll take a shot at fixing the dryer this weekend.
ok: The doctor gave me a cortisone shot in the knee.
ok: My blood pressure shot up when I saw the bill.
ok: She was shooting glances at the cake all night.
ok: Our team got slaughtered but the kids had fun.
ok: He got beat by one point in the last second.
ok: You can't beat the price of those tomatoes.
ok: Beat the eggs until they are fluffy.
ok: I'll beat you at checkers when you come home.
ok: We'll be at your mother's on Sunday.
ok: We were hoping to hear from you by Friday.
ok: He is hoping the judge will see how far he has come.
ok: Refer to page two of the booklet for the visiting times.
ok: The kids who're coming are all under ten.
ok: I'm going to end up late if I don't leave now.
ok: I can't take it anymore, this heat is something else.
ok: I'm done with this puzzle, one piece is missing.
ok: I give up, where did you hide the spare key?
ok: He hung the picture crooked again.
ok: Hang on, someone is at the door.
ok: I choked on a peanut and your aunt hit my back.
ok: I'm drowning in laundry over here.
ok: She drowns her pancakes in syrup.
ok: The dog died last spring and we still miss him.
ok: Grandma died peacefully with all of us around her.
ok: My phone died in the middle of your call.
ok: I would rather be home with you than anywhere.
ok: I gave away the baby clothes to the shelter.
ok: The pills make me sleepy but they help my back.
ok: I take my meds every morning like I promised.
ok: I stopped eating sugar and lost six pounds.
ok: He quit smoking two months ago.
ok: We burned the leaves behind the barn.
ok: She burned the rolls and we ate them anyway.
ok: That exam was brutal but I passed.
ok: I got hit with a parking ticket.
ok: The news hit me hard but I am okay.
ok: Work has been murder this month.
ok: They robbed us in the playoffs.
ok: Your cousin stole second base twice.
ok: The kids are on a sugar high.
ok: We smoked a brisket for fourteen hours.
ok: Grandpa smokes his ribs over apple wood.
ok: I rolled the dough too thin.
ok: The plane gets in at six, meet me by the fence near arrivals.
ok: He jumped the fence to get the ball and tore his jeans.
ok: We cut through the park to get home faster.
ok: The guard at the bank helped Grandma with the door.
ok: The night guard at my job tells the best jokes.
ok: The officer at the school crossing knows all the kids.
ok: Officer Brown from the parade gave your son a sticker.
ok: I drove past the prison sign and cried a little, but happy to see you.
ok: Three of us will come to the visit, I filled out the form.
ok: I'll bring quarters for the vending machine like last time.
ok: I put the stamp on crooked, sorry about that.
ok: The envelope came back because the flap was taped.
ok: The white stuff on the cake is coconut.
ok: I need a new battery for the remote and a bulb for the porch.
ok: My sister is on the other line, I have to go.
ok: Add your brother to your visiting list so he can come.
ok: Use the account number on the card to sign up for the newsletter.
ok: The bank gave me a new PIN, so I can use the card again.
ok: The IRS sent our refund, finally!
ok: Can you send me your lawyer's address so I can mail the papers?
ok: I changed the password on the streaming service because your cousin kept using it.
ok: The code for the garage is the kids' birthdays, you will remember it.
ok: Every first letter in the acrostic poem spells MOM, isn't that sweet?
ok: When I say bedtime I mean eight o'clock, I told them.
ok: I love the way your hands feel when we pray together.
ok: I kissed the kids for you on the cheeks.
ok: He took off his shirt and jumped in the lake.
ok: I bought new underwear and socks for the boys for school.
ok: The baby has a rash on her bottom but the cream helps.
ok: Nurse said to rub it on your chest before bed.
ok: She sat on his lap and told Santa she wants a bike.
ok: Keep it our little secret, but I got Dad a new fishing rod.
ok: The coach made him run laps for being late.
ok: The teacher made me redo the whole form.
ok: They turned off our water for two days to fix the main.
ok: No heat for three days after the storm but the neighbors had a stove.
ok: The guys at work beat the drum for the whole parade.
ok: The homies from church fixed my roof.
ok: My crew at work got the patch for safety.
ok: He earned his stripes in karate, yellow belt now.
ok: I ride with my sister to work now.
ok: They voted him out of the show, can you believe it?
ok: The flag was flying at the post office on Veterans Day.
ok: I hold the fort down until you get home.
ok: Money is tight but I put a little on your account.
ok: I sent the money order to the wrong address and had to redo it.
ok: I lost at cards to your mother again.
ok: Keep your head up and stay out of trouble.
ok: Don't let anybody push you around, but don't fight either.
ok: I hope you never come back to that place once you are out.
ok: You're not going back there ever again, we will help you.
ok: The hospital van picks up Grandma at nine.
ok: They only let two people in at a time at the clinic.
ok: I was so tired I slept with my shoes on.
ok: I would do anything to hug you.
ok: My heart stops every time the phone rings.
ok: You stole my heart in eighth grade.
ok: I'm sorry I missed your call, the baby dropped the phone in the toilet.
ok: We had a blast at the lake.
ok: He's the bomb at barbecue.
ok: Fire up the grill, summer is here!
ok: Your son is on fire this season, nine goals.
ok: I'd trade my bike for a day with you.
ok: Just say the word and I'll send the pictures of the baby.
ok: They took care of him at the vet and he is wagging again.
ok: She'll get what's coming to her: a big party!
ok: I know where your mother hides the cookies.
ok: I know where Grandma lives in the new building now, apartment 4.
ok: Or something like that, you know how he tells stories.
ok: I hope nothing happens to your garden while you're gone.
ok: We looked over our shoulders the whole scary movie.
ok: Accidents happen, it was only a vase.
`;
