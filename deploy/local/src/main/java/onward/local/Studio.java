package onward.local;

import java.util.List;
import java.util.UUID;
import onward.local.demo.Stories;
import onward.local.demo.Story;

/**
 * A studio that every local instance has, with its people. Their ids are fixed, so that starting again changes nothing.
 *
 * @param client enrolled by the coach through the interface that everybody uses
 */
record Studio(UUID studioId, String name, String timeZone, List<Staff> staff, Client client) {

    /** Someone who works there. */
    record Staff(UUID personId, String name, String email, String role) {}

    /** Someone who moves there. */
    record Client(UUID clientId, String name, String email, String timeZone) {}

    static final List<Studio> ALL = List.of(studio(1, "Demo Studio", "demo"), studio(2, "Other Studio", "other"));

    /** Whose clients have stories. */
    static final Studio DEMO = ALL.getFirst();

    /** The stories of the demo studio, that of the client whom every instance has among them. */
    static List<Story> demoStories() {
        Client client = DEMO.client();
        return Stories.all(
                new onward.local.demo.Client(client.clientId(), client.name(), client.email(), client.timeZone()));
    }

    Staff coach() {
        return first("coach");
    }

    Staff admin() {
        return first("admin");
    }

    private Staff first(String role) {
        return staff.stream()
                .filter(person -> person.role().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static Studio studio(int number, String name, String host) {
        String domain = host + ".onward.test";
        return new Studio(
                id(number, 1),
                name,
                "Europe/London",
                List.of(
                        new Staff(id(number, 2), "Avery Admin", "admin@" + domain, "admin"),
                        new Staff(id(number, 3), "Casey Coach", "coach@" + domain, "coach")),
                new Client(id(number, 4), "Robin Walker", "client@" + domain, "Europe/London"));
    }

    private static UUID id(int studio, int person) {
        return UUID.fromString("0a000000-0000-4000-8000-%06d%06d".formatted(studio, person));
    }
}
