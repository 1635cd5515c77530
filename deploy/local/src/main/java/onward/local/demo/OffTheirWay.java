package onward.local.demo;

import static onward.local.demo.CheckIns.falling;
import static onward.local.demo.Prescription.core;
import static onward.local.demo.Prescription.stretch;
import static onward.local.demo.Prescription.template;
import static onward.local.demo.Prescription.walk;

import java.util.List;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.RedFlag;
import onward.local.demo.Happening.Agreed;
import onward.local.demo.Happening.Note;
import onward.local.demo.Happening.Paused;

/** Those whom the coach worries about. */
final class OffTheirWay {
    private static final int FLARE = -12;

    private OffTheirWay() {}

    static List<Story> stories() {
        return List.of(leonie(), declan(), priya(), mateo(), oskar(), hana());
    }

    private static Story leonie() {
        return Story.of("Leonie Birch", "Europe/Berlin", "fading: less from week to week")
                .plans(Prescription.of(Day.FIRST, OnTheirWay.CONFIRMED))
                .pain(falling(4, 3))
                .days(day -> (day.number() < -14 ? new Habit(92, 90, 90) : new Habit(20, 10, 10)).on(day))
                .checkIns(-54, -14, "Cycling to work")
                .and(OnTheirWay.TO_DATA, OnTheirWay.TO_MAILS)
                .and(new Note("New job, hardly any breaks. Ask what still fits into her day.", false));
    }

    private static Story declan() {
        return Story.of("Declan Moss", "Europe/Dublin", "stopped six days ago")
                .plans(template(Day.FIRST))
                .pain(falling(5, 4))
                .days(day -> switch (Integer.signum(day.number() + 6)) {
                    case -1 -> new Habit(70, 50, 40).on(day);
                    case 0 ->
                        List.of(Bout.of(day.chance().around(17, 50), 9, List.of(Moves.walk(9)))
                                .felt(4, 4, 5)
                                .noted("Legs like lead"));
                    default -> List.of();
                })
                .checkIns(-54, -10, "Putting on my socks")
                .and(OnTheirWay.TO_DATA)
                .and(new Note("Sounded discouraged on the phone; call again.", false));
    }

    /** A new version of a plan is mailed, also one that began weeks ago. She has refused mails, so that none comes. */
    private static Story priya() {
        return Story.of("Priya Linden", "Europe/London", "a flare twelve days ago, doses scaled since")
                .plans(
                        Prescription.of(Day.FIRST, OnTheirWay.CONFIRMED),
                        Prescription.of(
                                FLARE,
                                walk(5, 3),
                                stretch("piriformis-stretch", 1, 20),
                                stretch("hamstring-stretch", 1, 20),
                                stretch("glute-stretch", 1, 20),
                                core("cat-cow", false, 1, 5, 3)))
                .pain(day -> switch (Integer.signum(day - FLARE)) {
                    case -1 -> falling(5, 2).applyAsInt(day);
                    case 0 -> 8;
                    default -> Math.max(3, 8 - (day - FLARE) / 4);
                })
                .days(day -> day.number() < FLARE ? new Habit(90, 85, 85).on(day) : gently(day))
                .checkIns(-55, FLARE - 3, "Sleeping through the night", "Picking things up")
                .checkIns(FLARE + 2, -2, "Sleeping through the night", "Picking things up")
                .and(CheckIns.flare(FLARE, "Twisted while lifting a box. It shoots when I turn."))
                .and(OnTheirWay.TO_DATA, new Agreed(ConsentKind.E_MAIL, false))
                .and(
                        new Note("Flare: no rest in bed. Half the walks, shorter stretches, no strength.", true),
                        new Note("No red flags, I asked twice. Look again on Friday.", false));
    }

    private static List<Bout> gently(Day day) {
        Bout morning = Bout.of(
                        day.chance().around(8, 30),
                        11,
                        List.of(Moves.walk(5), Moves.hold("piriformis-stretch", 1, 20), Moves.reps("cat-cow", 1, 5)))
                .felt(day.pain(), day.pain(), 3);
        Bout evening =
                Bout.of(day.chance().around(17, 30), 5, List.of(Moves.walk(5))).felt(day.pain(), day.pain(), 2);
        return day.chance().in(75) ? List.of(morning, evening) : List.of(morning);
    }

    private static Story mateo() {
        return Story.of("Mateo Sierra", "Europe/Madrid", "paused since nine days ago: an operation on his eye")
                .plans(Prescription.of(Day.FIRST, OnTheirWay.CONFIRMED))
                .pain(falling(4, 2))
                .days(day -> day.number() < -9 ? new Habit(85, 75, 75).on(day) : List.of())
                .checkIns(-53, -13, "Playing the cello")
                .and(OnTheirWay.TO_DATA, OnTheirWay.TO_MAILS)
                .and(
                        new Paused(-9, ExcusalReason.OTHER),
                        new Note("Eye operation; his doctor allows walks again in two weeks.", true));
    }

    /** Told yesterday evening: since then he is on hold, and nothing urges him to move. */
    private static Story oskar() {
        return Story.of("Oskar Reed", "Europe/Vienna", "a red flag yesterday evening: on hold")
                .plans(Prescription.of(Day.FIRST, OnTheirWay.CONFIRMED))
                .pain(falling(4, 3))
                .days(day -> switch (Integer.signum(day.number() + 1)) {
                    case -1 -> new Habit(85, 80, 80).on(day);
                    case 0 ->
                        List.of(Bout.of(day.chance().around(17, 30), 8, List.of(Moves.walk(8)))
                                .felt(3, 3, 3)
                                .noted("Tired and shivering"));
                    default -> List.of();
                })
                .checkIns(-54, -6, "Carrying my daughter")
                .and(CheckIns.warning(-1, RedFlag.FEVER, "Fever since noon."))
                .and(OnTheirWay.TO_DATA)
                .and(new Note("Rang him: he sees his doctor today. The hold stays until I know more.", false));
    }

    /** Dates before the enrolment do not count, so the list has her when three of hers are over. */
    private static Story hana() {
        return Story.of("Hana Poppy", "Europe/Zurich", "enrolled today, and has not begun")
                .plans(Prescription.of(0, OnTheirWay.CONFIRMED))
                .pain(_ -> 4)
                .and(OnTheirWay.TO_DATA)
                .and(new Note("Wanted to think it over until the weekend.", false));
    }
}
