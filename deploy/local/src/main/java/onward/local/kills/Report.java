package onward.local.kills;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of a campaign. */
final class Report {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Report() {}

    /** While it goes on. */
    static String line(Kill kill) {
        return "  %-15s killed at %s, serves again after %s%s"
                .formatted(
                        kill.process(),
                        TIME.format(kill.at()),
                        seconds(kill.serves()),
                        kill.inTime() ? "" : "  TOO LATE");
    }

    /** At the end. */
    static List<String> lines(List<Kill> kills, Reckoning reckoning, Ledger ledger, int callers) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("                            after how many seconds            2xx   of the 2xx since:");
        lines.add("process         killed at     ready    logs   mails  serves   meanwhile    once missing double");
        lines.add(row("", "", reckoning.rows().getFirst()));
        for (int i = 0; i < kills.size(); i++) {
            Kill kill = kills.get(i);
            String times = "%s    %7s %7s %7s %7s"
                    .formatted(
                            TIME.format(kill.at()),
                            seconds(kill.ready()),
                            seconds(kill.logs()),
                            seconds(kill.mails()),
                            seconds(kill.serves()));
            lines.add(row(kill.process(), times, reckoning.rows().get(i + 1)) + (kill.inTime() ? "" : "  TOO LATE"));
        }
        lines.add("");
        lines.add("%d callers: %d sessions confirmed, %d on a timeline once, %d missing, %d double, %d never confirmed."
                .formatted(
                        callers,
                        sum(reckoning, Reckoning.Row::confirmed),
                        sum(reckoning, Reckoning.Row::once),
                        sum(reckoning, Reckoning.Row::missing),
                        sum(reckoning, Reckoning.Row::twice),
                        reckoning.strangers()));
        lines.add("%d clients: %d without an invitation, %d with two; %d came again under their Message-ID."
                .formatted(
                        ledger.addresses().size(),
                        reckoning.uninvited(),
                        reckoning.invitedTwice(),
                        reckoning.repeated()));
        lines.add("Answers that made a caller repeat: "
                + ledger.otherAnswers().entrySet().stream()
                        .map(answer -> answer.getKey() + " x " + answer.getValue())
                        .collect(Collectors.joining(", ")));
        ledger.givenUp().forEach(request -> lines.add("NEVER CONFIRMED: " + request));
        return lines;
    }

    private static String row(String process, String times, Reckoning.Row row) {
        return "%-15s %-43s %10d %7d %7d %6d"
                .formatted(process, times, row.meanwhile(), row.once(), row.missing(), row.twice());
    }

    private static int sum(Reckoning reckoning, java.util.function.ToIntFunction<Reckoning.Row> of) {
        return reckoning.rows().stream().mapToInt(of).sum();
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(known -> String.format(Locale.ROOT, "%.1f", known.toMillis() / 1000.0))
                .orElse("never");
    }
}
