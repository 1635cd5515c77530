package onward.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What stands on the screen when all is ready. */
final class Welcome {
    private static final List<String> SHOWN = List.of("fading", "stopped", "a flare", "travels", "enrolled today");

    private Welcome() {}

    static List<String> lines(DataFolder data, int port, Duration took, boolean empty, boolean detached) {
        String origin = "http://localhost:" + port;
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Onward is ready after " + Console.seconds(took) + " s.");
        lines.add("");
        lines.add("  start page      " + origin + "/");
        lines.add("  interface       " + origin + "/v1/");
        lines.add("  mails           " + origin + "/dev/mail/");
        lines.add("  clock           " + origin + "/dev/clock");
        lines.add("  data            " + data.root());
        lines.add("");
        for (Studio studio : Studio.ALL) {
            lines.add("  " + studio.name());
            studio.staff().forEach(person -> lines.add(row(person.role(), person.name(), person.email())));
            lines.add(row("client", studio.client().name(), studio.client().email()));
            if (studio.equals(Studio.DEMO) && !empty) {
                lines.addAll(stories());
            }
        }
        lines.add("");
        lines.add("  Sign in as one of them with the token that ./onward token EMAIL prints.");
        lines.add(detached ? "  ./onward down stops everything." : "  Ctrl-C stops everything.");
        lines.add("");
        return lines;
    }

    /** A few of them; the others are in deploy/README.md. */
    private static List<String> stories() {
        return Studio.demoStories().stream()
                .filter(story -> story.enrolled().isEmpty())
                .filter(story -> SHOWN.stream().anyMatch(story.gist()::startsWith))
                .map(story -> row("client", story.name(), story.email()) + "  " + story.gist())
                .toList();
    }

    private static String row(String role, String name, String email) {
        return "    %-8s%-17s%s".formatted(role, name, email);
    }
}
