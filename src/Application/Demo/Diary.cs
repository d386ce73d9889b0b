namespace TrainingOs.Application.Demo;

/// <summary>
/// Twenty-four weeks of somebody who runs, works and has a life, and the plan of one week more: on the way to a trail
/// race, and after it. It tells no season of the year, for it may end on any day of it.
/// </summary>
internal static class Diary
{
    public static IReadOnlyList<Chapter> Weeks { get; } =
    [
        new(1, new("base", Km: 26, Sessions: 6, Minutes: 270, Climb: 360, Text: """
            Twenty weeks until the Two Summits Trail. No speed yet: two easy runs, a long one on Sunday on soft ground.
            Gym on Monday, one ride to work, something for the hips.
            """),
            Mon("18:40").Strength("Gym, first time in a month", 41, felt: 5,
                "Squats with an embarrassing weight. Good."),
            Tue("06:35").Run("Easy along the river", 6.5, "6:12", felt: 3, climb: 28),
            Wed("07:40").Commute(),
            Thu("18:05").Run("Canal and back", 7.2, "6:08", felt: 3, climb: 31,
                "Pulse higher than it should be at this pace. That is what a break does.") with { ExtraBeats = 5 },
            Sat("09:20").Mobility(null, 20),
            Sun("09:05").Trail("Fox Hill, walked the steep bits", 12.1, "7:02", felt: 4, climb: 318, "Slow and happy."),
            Sun("21:50").Note("Tired in a good way. In bed before ten.")),

        new(2, new("base", Km: 29, Sessions: 6, Minutes: 290, Climb: 420, Text: """
            Same again and a little more. Tuesday and Thursday easy, Sunday twice up Fox Hill.
            One ride to work, gym on Monday.
            """),
            Mon("18:35").Strength("Gym", 44, felt: 5, "Split squats. The stairs at work will be fun tomorrow."),
            Tue("06:30").Run("River, easy", 7, "6:10", felt: 3, climb: 30),
            Wed("07:40").Commute("Flat tyre two streets from the office. Pushed."),
            Thu("06:50").Note("Left the phone in the kitchen overnight. Slept like a stone, resting pulse 49."),
            Thu("18:10").Run("Canal loop with Mira", 8.4, "6:02", felt: 3, climb: 36,
                "Talked the whole way, so the pace must have been right."),
            Sat("09:15").Mobility("Hips and ankles", 22),
            Sun("08:50").Trail("Fox Hill twice", 13.2, "6:58", felt: 4, climb: 396,
                "Second time up I ran two of the steep bits. The shoes are done, toes look out.")),

        new(3, new("base", Km: 34, Sessions: 7, Minutes: 340, Climb: 520, Text: """
            Last week before a light one. Eight strides at the end of Thursday's run, nothing faster than that.
            Swim if the pool is open, long run on the quarry loop.
            """),
            Mon("18:45").Strength("Gym, short", 35, felt: 4),
            Tue("06:30").Run("River, out and back", 7.6, "6:08", felt: 3, climb: 30,
                "New shoes. The feet say thank you."),
            Wed("07:35").Commute(),
            Thu("18:05").Run("Easy with eight strides", 8.2, "5:58", felt: 4, climb: 35,
                "Clumsy for four of them, good for the other four."),
            Fri("17:20").Swim("Pool", 1.2, 34, felt: 3, "Forgot how to breathe, remembered after 400 m."),
            Sat("08:10").Run("Before breakfast", 5, "6:20", felt: 2, climb: 18),
            Sun("08:45").Trail("Quarry loop", 14.6, "6:55", felt: 6, climb: 440,
                "The last three kilometres on empty. One gel is not a meal."),
            Sun("20:40").Note("Hungry all day. Three dinners.")),

        new(4, new("base, deload", Km: 24, Sessions: 5, Minutes: 225, Climb: 310, Text: """
            First light week. Everything a third shorter, and see whether the tiredness goes.
            Physio on Wednesday because of the left calf.
            """),
            Mon("21:15").Note("Legs tired, head fresh. Good moment for a light week."),
            Tue("06:35").Run("Easy", 6, "6:14", felt: 2, climb: 22),
            Wed("17:30").Mobility("Exercises from the physio", 26,
                "Calf raises, slow, every day. Nothing is wrong, it is just lazy."),
            Thu("18:10").Run("Canal", 7.1, "6:04", felt: 3, climb: 30),
            Sat("10:00").Strength("Gym, half the weight", 32, felt: 3),
            Sun("09:10").Trail("Fox Hill, the gentle side", 10.9, "6:50", felt: 3, climb: 262,
                "Could have gone on for hours. I suppose that is the point of a light week.")),

        new(5, new("base", Km: 38, Sessions: 7, Minutes: 365, Climb: 640, Text: """
            Back to normal size. Thursday steady over the rolling hills, the rest easy.
            Long run: quarry and the tower, eat every 40 minutes whether hungry or not.
            """),
            Mon("18:30").Strength("Gym", 45, felt: 5, "Deadlifts are back where the old notebook has them."),
            Tue("06:25").Run("River before work", 8.6, "6:02", felt: 3, climb: 34),
            Wed("07:40").Commute("Headwind. In both directions, somehow."),
            Thu("18:00").Run("Rolling hills, steady", 9.4, "5:50", felt: 5, climb: 128,
                "Held back for twenty minutes, then let go a little."),
            Fri("17:15").Swim("Pool, mostly drills", 1.4, 38, felt: 3),
            Sat("08:20").Run(null, 5.2, "6:16", felt: 2, climb: 19),
            Sun("08:40").Trail("Quarry and the tower", 15.8, "6:52", felt: 5, climb: 482,
                "Ate at 40 minutes and again at 1:20. No hole this time.")),

        new(6, new("base", Km: 40, Sessions: 7, Minutes: 375, Climb: 700, Text: """
            The last base week. Hills on Thursday, one run with company, and North Ridge on Sunday.
            Swim on Friday.
            """),
            Mon("18:40").Strength("Gym", 42, felt: 5),
            Tue("06:30").Run("Easy, half asleep", 8.8, "6:06", felt: 3, climb: 33),
            Wed("07:35").Commute(),
            Thu("22:10").Note("Meeting until eight. The hills move to tomorrow, the swim is gone."),
            Fri("17:40").Run("Hills, a day late", 9.8, "5:48", felt: 6, climb: 142,
                "Tired from the week, but done in one go."),
            Sat("09:30").Run("With Mira and the dog", 5.4, "6:32", felt: 2, climb: 20,
                "The dog sets the pace, and the dog stops a lot."),
            Sun("08:30").Trail("North Ridge", 17.2, "6:58", felt: 5, climb: 562,
                "Mist on top and nobody else. Still too careful downhill.")),

        new(7, new("build", Km: 43, Sessions: 7, Minutes: 370, Climb: 780, Text: """
            The build begins. Tuesday 2 × 10 min tempo, Thursday and Saturday easy.
            Sunday long, the last 20 minutes brisk. Gym stays at once a week.
            """),
            Mon("18:35").Strength("Gym", 40, felt: 5),
            Tue("18:05").Run("2 × 10 min tempo", 10.2, "5:30", felt: 7, climb: 58,
                "The second one faster than the first without trying. 4:47 and 4:44."),
            Wed("07:40").Commute("Raced a man with a child seat. Lost."),
            Thu("18:10").Run("Easy, legs like wood", 8.1, "6:14", felt: 4, climb: 36),
            Fri("06:45").Mobility(null, 24),
            Sat("08:30").Run("City forest", 6.4, "6:04", felt: 3, climb: 40),
            Sun("08:20").Trail("Reservoir and back over the ridge", 18.4, "6:44", felt: 6, climb: 588,
                "Brisk end as planned, and not alone: a buzzard took the same line."),
            Sun("21:30").Note("Legs humming. Slept in the afternoon without meaning to.")),

        new(8, new("build, deload", Km: 30, Sessions: 6, Minutes: 290, Climb: 440, Text: """
            Light week. Same days, less of everything, 12 minutes of tempo on Thursday so that the legs remember.
            """),
            Mon("20:30").Note("Slept nine hours. Apparently it was needed."),
            Tue("06:30").Run("River in the rain", 6.8, "6:06", felt: 3, climb: 28,
                "Soaked after a kilometre, and then it did not matter."),
            Wed("07:40").Commute(),
            Thu("18:05").Run("12 min tempo", 8, "5:36", felt: 6, climb: 38),
            Fri("17:10").Swim("Pool, 100s", 1.5, 40, felt: 3, "Had the lane to myself."),
            Sat("10:10").Strength("Gym", 34, felt: 4),
            Sun("09:30").Trail("Fox Hill with colleagues", 11.2, "7:24", felt: 3, climb: 300,
                "Took Tom and Anja along. Now Tom wants to run a race, too.")),

        new(9, new("build", Km: 45, Sessions: 7, Minutes: 400, Climb: 850, Text: """
            Second block. Tuesday 5 × 1 km, Thursday 40 minutes steady in the hills, Sunday two hours on the ridge.
            Gym and one ride as always, swim on Friday.
            """),
            Mon("18:40").Strength("Gym", 38, felt: 6, "Everything weighed more than it says on it."),
            Tue("18:10").Run("5 × 1 km, stopped after three", 8.3, "5:46", felt: 8, climb: 40,
                "Pulse ten beats too high and nothing behind it. Went home.") with { ExtraBeats = 7 },
            Wed("07:20").Note("Sore throat, bad night. No training today."),
            Thu("09:40").Note("Fever, 38.4. In bed with a book I do not understand."),
            Fri("11:05").Note("Fever gone, head full of cotton wool. Nothing until Sunday, no discussion."),
            Sat("15:10").Walk("Once around the block", 2.1, 28, felt: 2, "Had to sit down afterwards."),
            Sun("19:20").Note("Still coughing, but hungry again. The ridge will not run away.")),

        new(10, new("base, after the cold", Km: 26, Sessions: 6, Minutes: 300, Climb: 290, Text: """
            Coming back. Nothing harder than talking, nothing longer than 75 minutes.
            If there is coughing, walk. The intervals of last week are not made up for.
            """),
            Mon("07:15").Note("Slept through for the first time in a week. Cough only in the morning."),
            Tue("12:20").Walk("Lunch break", 3.4, 40, felt: 2),
            Wed("18:15").Run("First jog", 4.6, "6:38", felt: 4, climb: 18,
                "The pulse of a tempo run at the pace of a dog walk.") with { ExtraBeats = 9 },
            Thu("06:50").Mobility("Floor, all of it stiff", 25),
            Fri("18:00").Run("Flat and short", 6, "6:22", felt: 3, climb: 20) with { ExtraBeats = 5 },
            Sat("14:10").Bike("Out for cake", 31, 92, felt: 3, climb: 210,
                "With Jonas. Forty-five minutes of pedalling for each slice."),
            Sun("09:40").Trail("Fox Hill, walked up", 9.4, "7:12", felt: 4, climb: 242,
                "The lungs opened near the top.") with { ExtraBeats = 3 },
            Sun("20:10").Note("Twenty kilometres of running this week, and enough. Energy is back, sleep good.")),

        new(11, new("build", Km: 40, Sessions: 7, Minutes: 375, Climb: 700, Text: """
            Careful build. Tuesday 6 × 2 min brisk, as a question and not as a workout.
            Sunday two hours on soft ground. Swim on Friday, gym on Monday.
            """),
            Mon("18:35").Strength("Gym, back to it", 40, felt: 5, "Half a step back in every lift. Fine."),
            Tue("18:05").Run("6 × 2 min brisk", 8.8, "5:48", felt: 6, climb: 42,
                "The question was asked. The answer was yes."),
            Wed("07:40").Commute(),
            Thu("18:10").Run("Canal and forest", 9.2, "6:02", felt: 3, climb: 44),
            Fri("17:15").Swim("Pool, 12 × 100 m", 1.6, 41, felt: 4),
            Sat("08:20").Run(null, 5.6, "6:14", felt: 2, climb: 21),
            Sun("08:25").Trail("Quarry loop, long version", 17.6, "6:46", felt: 5, climb: 522,
                "Two hours without a thought about the cold."),
            Sun("20:50").Note("No cough since Friday, resting pulse 50 again.")),

        new(12, new("build, deload", Km: 30, Sessions: 5, Minutes: 310, Climb: 430, Text: """
            Light week, nothing moved and nothing skipped. One tempo on Thursday: 3 × 8 min.
            Saturday is Mira's birthday, so no run.
            """),
            Mon("21:00").Note("Monday off, said the plan, and for once I did as I was told."),
            Tue("06:30").Run("River", 7.4, "6:00", felt: 3, climb: 30),
            Thu("18:00").Run("3 × 8 min tempo", 10.1, "5:30", felt: 7, climb: 55,
                "Even: 4:46, 4:45, 4:45. The watch thinks I am fitter than I do."),
            Fri("18:20").Strength("Gym", 36, felt: 4),
            Sat("13:30").Walk("Round the lake, with cake", 7.8, 104, felt: 2),
            Sun("09:00").Trail("Fox Hill from the back", 12.3, "6:42", felt: 4, climb: 332),
            Sun("21:10").Note("Legs light. Looking forward to the alarm, which is suspicious.")),

        new(13, new("build", Km: 46, Sessions: 7, Minutes: 385, Climb: 820, Text: """
            At the other office from Tuesday to Thursday: 6 × 800 m on a hotel treadmill on Wednesday, easy Thursday.
            Gym and an easy run on Friday, Sunday North Ridge from home.
            """),
            Mon("06:10").Run("Before packing", 8, "6:00", felt: 3, climb: 34),
            Tue("22:50").Note("Train two hours late, dinner at ten, room above the lifts."),
            Wed("06:15").Run("Hotel treadmill, 6 × 800 m", 9, "5:28", felt: 8,
                notes: "No window, one fan, and a man who watched the news at full volume. Done, though."),
            Thu("17:45").Note("Four hours of sleep, bad coffee, a long meeting. No run, my decision."),
            Fri("07:00").Mobility("Unfolding after the train", 20),
            Sat("09:10").Run("Easy, cut short", 7.2, "6:10", felt: 4, climb: 38,
                "The short nights are still in there.") with { ExtraBeats = 3 },
            Sun("09:35").Trail("North Ridge", 18.8, "6:48", felt: 6, climb: 642,
                "The climb from the saddle in one piece for the first time.")),

        new(14, new("build", Km: 48, Sessions: 7, Minutes: 390, Climb: 880, Text: """
            Release at work this week and next. Two sessions matter: Tuesday 5 × 1 km and the long run on Sunday.
            The rest may give way.
            """),
            Mon("20:55").Note("The deadline came forward by a week. Of course it did. Gym cancelled."),
            Tue("19:20").Run("5 × 1 km", 9.8, "5:36", felt: 8, climb: 44,
                "Late, and on two biscuits. 4:31 to 4:38, the last one ugly."),
            Wed("06:40").Note("Awake at four with the release in my head. Five hours at most."),
            Wed("07:50").Commute(),
            Thu("06:20").Run("Easy pace, not an easy run", 6.2, "6:16", felt: 5, climb: 26) with { ExtraBeats = 3 },
            Fri("22:40").Note("Third bad night in a row. Short fuse with everybody, sorry Jonas."),
            Sat("09:40").Run("Slow, for the head", 7.6, "6:26", felt: 3, climb: 34,
                "Did more for the mood than for the legs."),
            Sun("09:50").Trail("Reservoir", 16.9, "6:50", felt: 6, climb: 484,
                "Left out the second climb. The legs would have, the will would not.")),

        new(15, new("build", Km: 48, Sessions: 6, Minutes: 370, Climb: 880, Text: """
            Second half of the release. Thursday 3 × 12 min tempo if the week lets me, otherwise easy.
            Sunday 2:15 on the ridge. No heroics.
            """),
            Mon("19:45").Strength("Gym, twenty minutes", 22, felt: 4),
            Tue("12:15").Run("Lunch break", 7.1, "6:06", felt: 3, climb: 30) with { ExtraBeats = 4 },
            Wed("23:20").Note("In the office until ten. Dinner was crisps. Resting pulse 56."),
            Thu("18:50").Run("3 × 12 min tempo, made it two", 9.1, "5:28", felt: 8, climb: 50,
                "The first felt like the last one should. Stopped after the second, there was nothing to win."),
            Fri("21:05").Note("The release is out. Lights off at nine."),
            Sat("10:15").Run("Jog with Mira", 6, "6:22", felt: 2, climb: 26),
            Sun("09:20").Trail("Ridge, short version", 15.2, "6:58", felt: 6, climb: 522,
                "Meant to stay out for 2:15, turned round at the saddle. Tired is tired."),
            Sun("20:25").Note("Two weeks of bad sleep sit in the legs. Good that the holiday starts on Tuesday.")),

        new(16, new("deload, holiday", Sessions: 5, Climb: 2200, Text: """
            In the mountains from Tuesday on. Hike with Jonas, run when nobody minds.
            No kilometres to count, only the climb. Sleep as long as the others.
            """),
            Tue("09:15").Hike("Up to the lake hut", 11.2, 196, felt: 4, climb: 782, "Soup at the hut, boots off."),
            Wed("07:10").Run("Valley floor before breakfast", 7.3, "6:10", felt: 2, climb: 68),
            Wed("21:20").Note("Eight hours, and eight hours again. The shoulders come down."),
            Thu("08:20").Hike("Hut to hut", 14.6, 274, felt: 6, climb: 1056,
                "Jonas is still not talking about the ladder."),
            Fri("16:40").Swim("Hotel pool, more splash than swim", 0.9, 30, felt: 2),
            Sat("07:45").Trail("To the pass and back", 12.4, "8:24", felt: 6, climb: 694,
                "Goats on the path. They did not move, so I did."),
            Sun("09:40").Hike("One last view", 8.1, 138, felt: 3, climb: 424),
            Sun("18:30").Note("Resting pulse 48. Ten days ago it was 56.")),

        new(17, new("build, specific", Km: 48, Sessions: 7, Minutes: 410, Climb: 1100, Text: """
            Back with mountain legs. Hills now: Tuesday 8 × 90 s uphill, Thursday steady.
            Sunday 2:15 with as much climb as the ridge has.
            """),
            Mon("18:40").Strength("Gym", 42, felt: 5, "The calves remember the ladder."),
            Tue("18:05").Run("8 × 90 s uphill", 9.4, "6:04", felt: 8, climb: 212, "All eight to the same lamp post."),
            Wed("07:40").Commute(),
            Thu("18:00").Run("Steady in the hills", 10.6, "5:44", felt: 5, climb: 152),
            Fri("17:10").Swim("Pool", 1.5, 39, felt: 3),
            Sat("08:15").Run(null, 6.1, "6:10", felt: 2, climb: 24),
            Sun("08:05").Trail("North Ridge, both ends", 20.2, "6:52", felt: 6, climb: 764,
                "Left the poles at home, and there they stay."),
            Sun("20:15").Note("First week in a while that went just as written.")),

        new(18, new("build, specific", Km: 52, Sessions: 7, Minutes: 415, Climb: 1180, Text: """
            The big week. Tuesday 3 × 12 min tempo (the ones I owe), Thursday easy with strides, short swim on Friday.
            Sunday the longest run: 22 km, two climbs, race shoes, race food.
            """),
            Mon("18:50").Mobility("Hips, calves, news", 25),
            Tue("18:00").Run("3 × 12 min tempo", 11.6, "5:20", felt: 7, climb: 68,
                "All three: 4:43, 4:42, 4:40. Debt paid."),
            Wed("07:40").Commute("Tailwind. I am told it exists."),
            Thu("18:05").Run("Easy with strides", 9, "5:58", felt: 3, climb: 40),
            Fri("20:40").Note(
                "Jonas' parents come on Sunday, so the long run moves to Saturday, early. No swim today."),
            Sat("06:15").Trail("The longest, a day early", 22.1, "6:50", felt: 7, climb: 942,
                "Race shoes good. The salted gel is not food."),
            Sun("17:30").Run("Loosening up after lunch", 6, "6:26", felt: 2, climb: 24, "Carrying mostly apple tart.")),

        new(19, new("build, specific", Km: 50, Sessions: 7, Minutes: 410, Climb: 1200, Text: """
            The last full week. Tuesday 6 × 1 km, Thursday hills, Sunday the first climb of the course, twice.
            Whatever pulls or pinches gets a day off.
            """),
            Mon("18:35").Strength("Gym", 36, felt: 4),
            Tue("18:00").Run("6 × 1 km", 10.9, "5:30", felt: 8, climb: 46,
                "4:27 on average with 90 seconds of jogging. Best set of the whole build."),
            Wed("07:40").Commute(),
            Thu("18:45").Mobility("Calf, calf and calf", 30),
            Thu("19:30").Note("Left calf tight since the morning. No hills, rolled it instead."),
            Fri("21:40").Note("Calf better. Slept badly from listening to it."),
            Sat("09:00").Run("Asking the calf", 6.6, "6:10", felt: 3, climb: 28,
                "Stiff for a kilometre, then nothing."),
            Sun("08:10").Trail("First climb of the course, twice", 19.4, "6:56", felt: 6, climb: 894,
                "Counted the stairs: 386, in four bunches. Calf quiet.")),

        new(20, new("deload, taper", Km: 36, Sessions: 7, Minutes: 310, Climb: 570, Text: """
            First half of the taper. Two thirds of the kilometres, the same sharpness: Tuesday 2 × 12 min tempo.
            Sunday an hour and a half on trails, easy.
            """),
            Mon("20:20").Note("Everything feels heavy. It always does in the first days of a taper."),
            Tue("18:05").Run("2 × 12 min tempo", 9.4, "5:22", felt: 6, climb: 52),
            Wed("07:40").Commute(),
            Thu("06:40").Run("Phone stayed at home", 7.4, "5:58", felt: 2, climb: 30),
            Fri("18:10").Strength("Gym, last time before the race", 28, felt: 3),
            Sat("08:45").Run("Round the park", 5.1, "6:08", felt: 2, climb: 18),
            Sat("18:30").Mobility("Half a film", 24),
            Sun("09:00").Trail("Fox Hill and the tower", 13.6, "6:34", felt: 4, climb: 412,
                "Had to hold myself back. There it is.")),

        new(21, new("taper, race week", Km: 38, Sessions: 5, Minutes: 265, Climb: 870, Text: """
            Two Summits Trail on Sunday: 22.6 km, 780 m of climb. Goal 2:35, second goal no cramp on the stairs.
            Tuesday 4 × 2 min at race effort, Thursday short, a few minutes on Saturday.
            Sleep, eat, carry nothing heavy.
            """),
            Tue("18:10").Run("4 × 2 min, race effort", 7.2, "5:42", felt: 5, climb: 34, "Springy."),
            Wed("07:05").Note("Dreamt that I had forgotten my number. Packed the bag today so that it stops."),
            Thu("06:45").Run("Short, some strides", 5.1, "5:58", felt: 2, climb: 20),
            Fri("18:00").Mobility(null, 18),
            Sat("10:05").Run("Waking the legs", 3, "6:02", felt: 2, climb: 10, "Picked up the number: 318."),
            Sat("21:45").Note("Nervous, but the good kind. Pasta twice."),
            Sun("09:00").Trail("Two Summits Trail", 22.6, "6:48", felt: 9, climb: 782, """
                2:33:48, 71st of 412! Too fast up the first summit, then let people go, and met them on the stairs.
                Cramp knocked at 19 km and went away again.
                """) with { IsRace = true, Minutes = 153.8 },
            Sun("20:30").Note("Down every stair backwards, and grinning.")),

        new(22, new("recovery", Sessions: 4, Text: """
            Nothing has to be done. Walk, swim, lie on the floor. First run not before Saturday.
            """),
            Mon("20:45").Note("Quads like wood. Slept badly, still running in my head."),
            Tue("17:30").Walk("To the bakery and beyond", 3.2, 44, felt: 1),
            Wed("17:15").Swim("Pool, mostly floating", 1, 32, felt: 1),
            Thu("21:00").Mobility(null, 26),
            Sat("09:30").Run("First one after the race", 5.4, "6:26", felt: 3, climb: 20,
                "The quads complain, the mood does not."),
            Sun("13:20").Bike("Café ride", 38, 106, felt: 3, climb: 262),
            Sun("21:15").Note("Nine hours a night, all week long.")),

        new(23, new("recovery", Km: 23, Sessions: 5, Minutes: 225, Climb: 350, Text: """
            Easy return: three short runs without looking at the pace, one ride to work.
            If the quads still hurt on Thursday, Sunday is cut in half.
            """),
            Tue("06:40").Run("River, just because", 6.2, "6:12", felt: 2, climb: 25),
            Wed("07:40").Commute(),
            Thu("18:30").Strength("Gym, no weights", 30, felt: 3),
            Fri("17:40").Run("With Tom", 6.8, "6:34", felt: 2, climb: 32,
                "He has entered a race. I am to blame, it seems."),
            Sun("09:00").Trail("Hello again, Fox Hill", 10.4, "6:56", felt: 4, climb: 284,
                "Fun without a plan. One week of that is plenty."),
            Sun("20:35").Note(
                "Empty in the head, fine in the body. Wrote down what comes next: a flat half, under 1:42.")),

        new(24, new("base, new block", Km: 32, Sessions: 7, Minutes: 330, Climb: 520, Text: """
            New block: a flat half under 1:42, sixteen weeks from now. Base first.
            Tuesday easy, Thursday steady, Sunday the quarry loop. Gym, pool and one ride to work.
            """),
            Mon("06:40").Strength("Gym before work", 38, felt: 4,
                "Alone with the radio. Squats feel light after the break."),
            Tue("06:30").Run("Easy along the river", 7.8, "6:02", felt: 3, climb: 28,
                "Kept it honest by talking to the ducks."),
            Wed("07:40").Commute(),
            Wed("21:15").Note("Dull headache after a day of screens. Nothing dramatic, but early to bed."),
            Thu("06:25").Run("Canal loop, steady", 9.6, "5:42", felt: 5, climb: 42, "Either new legs or a good day."),
            Fri("06:50").Note("Eight hours, headache gone."),
            Fri("07:05").Mobility("Hips", 20),
            Sat("09:10").Swim("Pool, 10 × 100 m", 1.4, 37, felt: 3),
            Sun("08:30").Trail("Quarry loop, with Tom", 14.2, "6:46", felt: 4, climb: 424,
                "He talked up every climb. I could not.")),

        new(25, new("base, new block", Km: 36, Sessions: 7, Minutes: 370, Climb: 560, Text: """
            The same again plus a little. Eight strides on Thursday, long run on the ridge if it is dry.
            """)),
    ];

    private static Moment Mon(string clock) => At(0, clock);
    private static Moment Tue(string clock) => At(1, clock);
    private static Moment Wed(string clock) => At(2, clock);
    private static Moment Thu(string clock) => At(3, clock);
    private static Moment Fri(string clock) => At(4, clock);
    private static Moment Sat(string clock) => At(5, clock);
    private static Moment Sun(string clock) => At(6, clock);

    private static Moment At(int daysAfterMonday, string clock) =>
        new(daysAfterMonday, TimeOnly.ParseExact(clock, "HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
