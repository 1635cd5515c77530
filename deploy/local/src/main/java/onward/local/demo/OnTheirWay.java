package onward.local.demo;

import static onward.local.demo.CheckIns.falling;
import static onward.local.demo.Prescription.core;
import static onward.local.demo.Prescription.strength;
import static onward.local.demo.Prescription.stretch;
import static onward.local.demo.Prescription.template;
import static onward.local.demo.Prescription.walk;

import java.util.List;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.ExcusalReason;
import onward.local.demo.Happening.Agreed;
import onward.local.demo.Happening.Corrected;
import onward.local.demo.Happening.Excused;
import onward.local.demo.Happening.Note;
import onward.local.demo.Happening.Withdrawn;

/** Those who get better. */
final class OnTheirWay {
    /** The template's plan with the coach's word for every dose and frequency. */
    static final Prescription.Item[] CONFIRMED = {
        walk(10, 3),
        stretch("piriformis-stretch", 2, 30),
        stretch("hamstring-stretch", 2, 30),
        stretch("glute-stretch", 2, 30),
        core("dead-bug", true, 3, 8, 3),
        core("glute-bridge", false, 3, 10, 3),
        core("cat-cow", false, 1, 5, 3),
        strength("bodyweight-squat", 2, 8, 2),
        strength("light-row", 2, 8, 2)
    };

    static final Agreed TO_DATA = new Agreed(ConsentKind.DATA_PROCESSING, true);
    static final Agreed TO_MAILS = new Agreed(ConsentKind.E_MAIL, true);

    private OnTheirWay() {}

    static List<Story> stories(Client enrolled) {
        return List.of(robin(enrolled), amara(), tomasz(), grace(), noor());
    }

    private static Story robin(Client enrolled) {
        return Story.of(enrolled, "steady: almost every walk, pain falling")
                .plans(Prescription.of(Day.FIRST, CONFIRMED))
                .pain(falling(5, 1))
                .days(new Habit(92, 85, 85)::on)
                .checkIns(-55, -1, "Carrying the shopping home", "Sitting through a film")
                .and(TO_DATA, TO_MAILS)
                .and(
                        new Note("First talk: afraid of bending since March. We begin with walks.", true),
                        new Note("Asks for more strength work; wait until pain is at 2 or less for a week.", false));
    }

    private static Story amara() {
        return Story.of("Amara Meadow", "Europe/London", "steady, on the template's plan as it is")
                .plans(template(Day.FIRST))
                .pain(falling(4, 0))
                .days(new Habit(96, 95, 95)::on)
                .checkIns(-54, -2, "Lifting my grandson", "Kneeling in the garden")
                .and(TO_DATA, TO_MAILS, new Agreed(ConsentKind.RESEARCH, true))
                .and(new Note("Walks with her neighbour now, which helps on rainy days.", true));
    }

    private static Story tomasz() {
        return Story.of("Tomasz Brook", "Europe/Warsaw", "steady; corrects what he logged in a hurry")
                .plans(Prescription.of(Day.FIRST, CONFIRMED))
                .pain(falling(5, 2))
                .days(day -> day.number() == -20 || day.number() == -9
                        ? new Habit(100, 100, 100).on(day)
                        : new Habit(88, 70, 80).on(day))
                .checkIns(-53, -1, "Driving for an hour")
                .and(TO_DATA)
                .and(
                        new Corrected(
                                -20,
                                0,
                                bout -> bout.doing(11, List.of(Moves.walk(11))).noted("No stretches after all")),
                        new Corrected(-9, 1, bout -> bout.doing(25, List.of(Moves.walk(25)))),
                        new Note("Prefers to hear from me on Mondays.", false));
    }

    private static Story grace() {
        return Story.of("Grace Heather", "Europe/London", "excused for a week of flu, then back")
                .plans(Prescription.of(Day.FIRST, CONFIRMED))
                .pain(falling(5, 2))
                .days(day -> day.isBetween(-31, -25)
                        ? List.of()
                        : new Habit(day.isBetween(-24, -20) ? 60 : 90, 80, 80).on(day))
                .checkIns(-55, -3, "Standing while I teach")
                .and(TO_DATA, TO_MAILS)
                .and(
                        new Excused(-31, -25, ExcusalReason.ILLNESS),
                        new Withdrawn(-2, 0),
                        new Note("Flu. Nothing is due this week; short walks when she feels like it.", true));
    }

    private static Story noor() {
        return Story.of("Noor Saffron", "Europe/London", "enrolled today")
                .plans(template(0))
                .pain(_ -> 5)
                .days(day -> day.number() == 0
                        ? List.of(Bout.of(day.chance().around(8, 0), 8, List.of(Moves.walk(8)))
                                .felt(5, 4, 3)
                                .noted("Slow, but out of the door"))
                        : List.of())
                .and(TO_DATA)
                .and(new Note("Back pain since moving house in spring. Wants to dance at a wedding.", false));
    }
}
