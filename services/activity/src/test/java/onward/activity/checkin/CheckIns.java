package onward.activity.checkin;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.ActivityScore;

/** Check-ins for tests: each says one thing, on Wednesday morning in London. */
public final class CheckIns {
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-06-03T07:30:00+01:00");
    private static final String LONDON = "Europe/London";

    private CheckIns() {}

    static ToldCheckIn nothing() {
        return at(AT, LONDON, Optional.empty());
    }

    static ToldCheckIn pain(int now) {
        return at(AT, LONDON, Optional.of(now));
    }

    static ToldCheckIn at(OffsetDateTime at, String zone, Optional<Integer> painNow) {
        return new ToldCheckIn(
                at,
                zone,
                painNow,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ToldCheckIn worst(int pain) {
        return new ToldCheckIn(
                AT,
                LONDON,
                Optional.empty(),
                Optional.of(pain),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ToldCheckIn flags(String... codes) {
        return of(List.of(codes), false, Optional.empty(), List.of(), Optional.empty());
    }

    static ToldCheckIn flare() {
        return of(List.of(), true, Optional.empty(), List.of(), Optional.empty());
    }

    static ToldCheckIn ticked(Integer... statements) {
        return of(List.of(), false, Optional.of(List.of(statements)), List.of(), Optional.empty());
    }

    static ToldCheckIn activities(ActivityScore... scores) {
        return of(List.of(), false, Optional.empty(), List.of(scores), Optional.empty());
    }

    static ToldCheckIn note(String note) {
        return of(List.of(), false, Optional.empty(), List.of(), Optional.of(note));
    }

    /** One that says everything. */
    public static ToldCheckIn everything() {
        return new ToldCheckIn(
                AT,
                LONDON,
                Optional.of(4),
                Optional.of(7),
                Optional.of(List.of("fever", "saddle-numbness")),
                Optional.of(true),
                Optional.of(List.of(24, 1)),
                Optional.of(List.of(new ActivityScore("Putting on socks", 3))),
                Optional.of("worse"));
    }

    private static ToldCheckIn of(
            List<String> flags,
            boolean flare,
            Optional<List<Integer>> ticked,
            List<ActivityScore> activities,
            Optional<String> note) {
        return new ToldCheckIn(
                AT,
                LONDON,
                Optional.empty(),
                Optional.empty(),
                Optional.of(flags),
                Optional.of(flare),
                ticked,
                Optional.of(activities),
                note);
    }
}
