package onward.local.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static onward.local.demo.CheckIns.falling;
import static onward.local.demo.Prescription.core;
import static onward.local.demo.Prescription.strength;
import static onward.local.demo.Prescription.stretch;
import static onward.local.demo.Prescription.template;
import static onward.local.demo.Prescription.walk;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.PlanOverride;
import onward.local.demo.Happening.Corrected;
import onward.local.demo.Happening.Note;
import onward.local.demo.Happening.OffLine;
import onward.local.demo.Happening.Withdrawn;

/** Those who are elsewhere, log otherwise or do other things. */
final class FarAndOwn {
    private static final DayOfWeek[] WORKDAYS = {MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY};

    private FarAndOwn() {}

    static List<Story> stories() {
        return List.of(kenji(), ingrid(), walter(), dolores(), mia(), yusuf());
    }

    private static Story kenji() {
        return Story.of("Kenji Harbour", "Europe/London", "travels: logs in Tokyo, Los Angeles and Singapore")
                .plans(Prescription.of(Day.FIRST, OnTheirWay.CONFIRMED))
                .pain(falling(4, 1))
                .days(day -> flies(day)
                        ? List.of()
                        : new Habit(85, 80, 70)
                                .on(day).stream()
                                        .map(bout -> where(day).map(bout::in).orElse(bout))
                                        .toList())
                .checkIns(-55, -3, "Sitting on a long flight")
                .and(OnTheirWay.TO_DATA, OnTheirWay.TO_MAILS)
                .and(new Note("Aisle seat, up every hour. He walks the terminals.", true));
    }

    private static boolean flies(Day day) {
        return List.of(-46, -37, -31, -24, -17, -11).contains(day.number());
    }

    private static Optional<String> where(Day day) {
        if (day.isBetween(-45, -38)) {
            return Optional.of("Asia/Tokyo");
        }
        if (day.isBetween(-30, -25)) {
            return Optional.of("America/Los_Angeles");
        }
        return day.isBetween(-16, -12) ? Optional.of("Asia/Singapore") : Optional.empty();
    }

    private static Story ingrid() {
        return Story.of("Ingrid Fell", "Europe/Oslo", "six days without a signal, brought at once today")
                .plans(template(Day.FIRST))
                .pain(falling(5, 2))
                .days(day -> (day.number() == -15 ? new Habit(100, 100, 100) : new Habit(90, 85, 85)).on(day))
                .checkIns(-52, -8, "Skiing with my sister")
                .and(OnTheirWay.TO_DATA)
                .and(
                        new OffLine(-6),
                        new Corrected(-15, 1, bout -> bout.doing(14, List.of(Moves.walk(14)))),
                        new Withdrawn(-15, 2),
                        new Note("In her cabin this week: no signal, but walking every day.", false));
    }

    private static Story walter() {
        return Story.of("Walter Finch", "Europe/London", "items of his own, with weekly strength")
                .plans(Prescription.of(
                        Day.FIRST,
                        walk(10, 2),
                        strength("chair-squat", 2, 8, 7).called("up-from-the-chair"),
                        stretch("standing-hip-flexor-stretch", 2, 20),
                        strength("goblet-squat", 3, 6, 2).called("squat-with-the-watering-can"),
                        core("bent-knee-dead-bug", true, 2, 6, 3)))
                .pain(falling(3, 1))
                .days(FarAndOwn::withTheWateringCan)
                .checkIns(-54, -2, "Digging the vegetable bed")
                .and(OnTheirWay.TO_DATA, OnTheirWay.TO_MAILS)
                .and(new Note("Does everything in the garden, so the plan is there too.", true));
    }

    private static List<Bout> withTheWateringCan(Day day) {
        var morning = new ArrayList<>(List.of(
                Moves.walk(day.chance().between(9, 13)),
                Moves.reps("up-from-the-chair", 2, day.chance().between(6, 8)),
                Moves.hold("standing-hip-flexor-stretch", 2, 20)));
        if (day.isOneOf(TUESDAY, FRIDAY)) {
            morning.add(
                    Moves.lift("squat-with-the-watering-can", 3, day.chance().between(5, 7), 5));
        }
        if (day.isOneOf(MONDAY, THURSDAY, SATURDAY)) {
            morning.add(Moves.repsPerSide("bent-knee-dead-bug", 2, 6));
        }
        Bout first = Bout.of(day.chance().around(9, 15), 30, morning).felt(day.pain(), day.pain(), 3);
        Bout second = Bout.of(day.chance().around(16, 0), 10, List.of(Moves.walk(10)));
        if (day.isOneOf(SUNDAY) && !day.isOfLate()) {
            return List.of(second);
        }
        return day.chance().in(70) ? List.of(first, second) : List.of(first);
    }

    private static Story dolores() {
        return Story.of(
                        "Dolores Prairie",
                        "America/New_York",
                        "New York: due on workdays only, rule never-stop set aside")
                .plans(Prescription.of(
                                Day.FIRST,
                                walk(10, 2, WORKDAYS),
                                stretch("hamstring-stretch", 2, 30, WORKDAYS),
                                stretch("hip-flexor-stretch", 2, 30, WORKDAYS),
                                core("glute-bridge", false, 3, 10, 2))
                        .settingAside(PlanOverride.NEVER_STOP))
                .pain(falling(5, 3))
                .days(FarAndOwn::betweenShifts)
                .checkIns(-53, -1, "A night shift on the ward")
                .and(OnTheirWay.TO_DATA)
                .and(new Note("On her feet all weekend at work: we leave it free, knowingly.", true));
    }

    private static List<Bout> betweenShifts(Day day) {
        boolean free = day.isOneOf(SATURDAY, SUNDAY);
        Bout early = Bout.of(
                        day.chance().around(6, 30),
                        20,
                        List.of(
                                Moves.walk(day.chance().between(8, 11)),
                                Moves.hold("hamstring-stretch", 2, 30),
                                Moves.hold("hip-flexor-stretch", 2, day.chance().between(5, 6) * 5)))
                .felt(day.pain(), day.pain(), 3);
        var late = new ArrayList<>(List.of(Moves.walk(day.chance().between(8, 12))));
        if (day.isOneOf(TUESDAY, THURSDAY)) {
            late.add(Moves.reps("glute-bridge", 3, 10));
        }
        Bout evening = Bout.of(day.chance().around(19, 45), 18, late);
        if (free) {
            return day.isOfLate() ? List.of(early) : List.of();
        }
        return day.chance().in(80) ? List.of(early, evening) : List.of(early);
    }

    private static Story mia() {
        return Story.of("Mia Coral", "Australia/Sydney", "Sydney: walks of twenty minutes, rule short-walks set aside")
                .plans(Prescription.of(
                                Day.FIRST,
                                walk(20, 1),
                                stretch("glute-stretch", 2, 30),
                                core("dead-bug", true, 3, 8, 3),
                                strength("light-row", 2, 10, 2))
                        .settingAside(PlanOverride.SHORT_WALKS))
                .pain(falling(3, 0))
                .days(FarAndOwn::alongTheBeach)
                .checkIns(-54, -2, "Surfing again")
                .and(OnTheirWay.TO_DATA, OnTheirWay.TO_MAILS)
                .and(new Note("Twenty minutes along the beach are easy for her; one walk instead of two.", true));
    }

    private static List<Bout> alongTheBeach(Day day) {
        var entries = new ArrayList<>(List.of(Moves.walk(day.chance().between(18, 26))));
        if (day.chance().in(85)) {
            entries.add(Moves.hold("glute-stretch", 2, 30));
        }
        if (day.isOneOf(MONDAY, WEDNESDAY, SATURDAY)) {
            entries.add(Moves.repsPerSide("dead-bug", 3, day.chance().between(7, 9)));
        }
        if (day.isOneOf(TUESDAY, FRIDAY)) {
            entries.add(Moves.lift("light-row", 2, 10, 6));
        }
        LocalTime at = day.chance().around(6, 40);
        return day.isOfLate() || day.chance().in(88)
                ? List.of(Bout.of(at, 40, entries).felt(day.pain(), day.pain(), 4))
                : List.of();
    }

    private static Story yusuf() {
        return Story.of("Yusuf Cedar", "Europe/Istanbul", "a watch counts his walks, and he logs some of them too")
                .plans(Prescription.of(Day.FIRST, OnTheirWay.CONFIRMED))
                .pain(falling(4, 2))
                .days(FarAndOwn::withAWatch)
                .checkIns(-53, -1, "Praying on my knees")
                .and(OnTheirWay.TO_DATA, OnTheirWay.TO_MAILS)
                .and(new Note("The watch counts a minute more than he does; what he says counts.", false));
    }

    /** The watch sees each walk of the day; what is also logged by hand overlaps it. */
    private static List<Bout> withAWatch(Day day) {
        var bouts = new ArrayList<Bout>();
        for (Bout own : new Habit(85, 60, 60).on(day)) {
            int walked = own.minutes() + 1;
            Bout seen = Bout.of(own.at().minusMinutes(1), walked, List.of(Moves.walk(walked)))
                    .toldBy("device:stride-watch");
            boolean walksOnly = own.entries().size() == 1;
            if (walksOnly) {
                bouts.add(seen);
            }
            if (!walksOnly || day.chance().in(40)) {
                bouts.add(own);
            }
        }
        return bouts;
    }
}
