package onward.progress.adherence;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;

/** Plans and weeks as a coach writes them down; the week is the first of June 2026. */
final class PlainWords {
    private static final Pattern ITEM = Pattern.compile(
            "(?:from (?<from>\\w+): )?(?<item>[a-z ]+?)(?: (?<minutes>\\d+) min| (?<sets>[\\d-]+) x (?<target>[\\d-]+)"
                    + "(?<seconds> s)?(?<sides> each side)?)?, (?<times>\\d+) a (?<period>day|week)");
    private static final Pattern SIDES = Pattern.compile("(?<item>.+) L (?<left>[\\d,]+) R (?<right>[\\d,]+)");
    private static final Pattern MINUTES = Pattern.compile("(?<item>.+?) (?<minutes>[\\d, ]+) min");
    private static final Pattern SETS = Pattern.compile("(?<item>.+?) (?<reps>[\\d,]+)");

    private PlainWords() {}

    /** Both are lists with a semicolon between. */
    static Story story(String plan, String week) {
        Story story = new Story();
        List<PlanItem> monday = new ArrayList<>();
        for (String words : plan.split("; ", -1)) {
            Matcher item = matched(ITEM, words);
            if (item.group("from") == null) {
                monday.add(item(item));
            }
        }
        story.plan(1, monday.toArray(PlanItem[]::new));
        for (String words : plan.split("; ", -1)) {
            Matcher item = matched(ITEM, words);
            Optional.ofNullable(item.group("from")).ifPresent(from -> story.plan(day(from), item(item)));
        }
        for (String words : week.split("; ", -1)) {
            int colon = words.indexOf(": ");
            days(words.substring(0, colon)).forEach(day -> tell(story, day, words.substring(colon + 2), plan));
        }
        return story;
    }

    private static void tell(Story story, int day, String what, String plan) {
        switch (what) {
            case "excused" -> story.excused(day, day);
            case "nothing" -> {}
            default -> {
                LocalTime time = LocalTime.of(9, 0);
                for (Entry entry : done(what, plan).toList()) {
                    story.did(UUID.randomUUID(), 1, Story.june(day).atTime(time) + ":00Z", "Europe/London", entry);
                    time = time.plusMinutes(30);
                }
            }
        }
    }

    private static Stream<Entry> done(String what, String plan) {
        Matcher sides = SIDES.matcher(what);
        if (sides.matches()) {
            List<Integer> left = numbers(sides.group("left"));
            List<Integer> right = numbers(sides.group("right"));
            String item = sides.group("item");
            return Stream.of(plan.contains(" s ") ? Story.holds(item, left, right) : Story.sides(item, left, right));
        }
        Matcher minutes = MINUTES.matcher(what);
        if (minutes.matches()) {
            return numbers(minutes.group("minutes")).stream().map(some -> Story.minutes(minutes.group("item"), some));
        }
        Matcher sets = SETS.matcher(what);
        return sets.matches()
                ? Stream.of(Story.sets(
                        sets.group("item"),
                        numbers(sets.group("reps")).stream()
                                .mapToInt(Integer::intValue)
                                .toArray()))
                : Stream.of(what.split(", ", -1)).map(item -> Story.sets(item, 1));
    }

    private static PlanItem item(Matcher words) {
        String item = words.group("item");
        int times = Integer.parseInt(words.group("times"));
        PlanItem plain = Story.item(
                item,
                category(item),
                dose(words),
                words.group("period").equals("day") ? new Frequency.PerDay(times, List.of()) : Story.weekly(times));
        return words.group("sides") == null ? plain : Story.perSide(plain);
    }

    private static Dose dose(Matcher words) {
        if (words.group("minutes") != null) {
            return new Dose.Minutes(new BigDecimal(words.group("minutes")));
        }
        if (words.group("sets") == null) {
            return null;
        }
        Range sets = range(words.group("sets"));
        Range target = range(words.group("target"));
        return words.group("seconds") == null ? new Dose.Reps(sets, target) : new Dose.Hold(sets, target);
    }

    private static Category category(String item) {
        return item.equals("walk")
                ? Category.WALKING
                : item.endsWith("stretch")
                        ? Category.STRETCHING
                        : item.equals("squats") ? Category.STRENGTH : Category.CORE;
    }

    private static Range range(String words) {
        String[] ends = words.split("-", -1);
        return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    private static Stream<Integer> days(String words) {
        String[] ends = words.split("-", -1);
        return ends.length == 2
                ? IntStream.rangeClosed(day(ends[0]), day(ends[1])).boxed()
                : Stream.of(words.split(", ", -1)).map(PlainWords::day);
    }

    private static int day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static List<Integer> numbers(String words) {
        return Stream.of(words.split(", ?", -1)).map(Integer::valueOf).toList();
    }

    private static Matcher matched(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(words);
        }
        return matcher;
    }
}
