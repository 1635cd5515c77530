package onward.local.demo;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import onward.local.demo.Happening.CheckIn;

/**
 * Eight weeks of one client of the demo studio.
 *
 * @param gist the story in a few words
 * @param enrolled who it is, if somebody else enrols the client
 * @param pain 0-10 on each day, by its number
 * @param days how a day goes
 * @param activities what matters to the client, in the client's words
 */
public record Story(
        String name,
        ZoneId home,
        String gist,
        Optional<Client> enrolled,
        List<Prescription> plans,
        IntUnaryOperator pain,
        Function<Day, List<Bout>> days,
        List<String> activities,
        List<Happening> happenings) {

    static Story of(String name, String zone, String gist) {
        return new Story(
                name, ZoneId.of(zone), gist, Optional.empty(), List.of(), _ -> 0, _ -> List.of(), List.of(), List.of());
    }

    static Story of(Client enrolled, String gist) {
        return new Story(
                enrolled.name(),
                ZoneId.of(enrolled.timeZone()),
                gist,
                Optional.of(enrolled),
                List.of(),
                _ -> 0,
                _ -> List.of(),
                List.of(),
                List.of());
    }

    /** Who it is about. */
    public Client client(Seed seed) {
        return enrolled.orElseGet(() -> new Client(seed.id("client " + name), name, email(), home.getId()));
    }

    /** The address of the client: {@code given.family@demo.onward.test}. */
    public String email() {
        return enrolled.map(Client::email)
                .orElseGet(() -> name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@demo.onward.test");
    }

    Story plans(Prescription... plans) {
        return new Story(name, home, gist, enrolled, List.of(plans), pain, days, activities, happenings);
    }

    Story pain(IntUnaryOperator pain) {
        return new Story(name, home, gist, enrolled, plans, pain, days, activities, happenings);
    }

    Story days(Function<Day, List<Bout>> days) {
        return new Story(name, home, gist, enrolled, plans, pain, days, activities, happenings);
    }

    /** What matters to the client, and a check-in every fourth evening, asking for it at first, midway and at last. */
    Story checkIns(int from, int to, String... activities) {
        Story asking = new Story(name, home, gist, enrolled, plans, pain, days, List.of(activities), happenings);
        return asking.and(CheckIns.between(from, to).toArray(CheckIn[]::new));
    }

    Story and(Happening... more) {
        var all = new ArrayList<>(happenings);
        all.addAll(List.of(more));
        return new Story(name, home, gist, enrolled, plans, pain, days, activities, List.copyOf(all));
    }
}
