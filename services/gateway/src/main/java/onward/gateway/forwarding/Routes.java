package onward.gateway.forwarding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which path belongs to which service: the first line that matches. Paths are taken as they came, still encoded; what a
 * service does not know there, it says itself.
 */
final class Routes {
    private static final List<Route> TABLE = List.of(
            route("/v1/clients/[^/]+/(adherence|progress|timeline|today)(/.*)?", Upstream.PROGRESS),
            route("/v1/(roster|cohort)(/.*)?", Upstream.PROGRESS),
            route("/v1/admin/projections/.*", Upstream.PROGRESS),
            route("/v1/admin/parked/progress\\.[^/]+/retry", Upstream.PROGRESS),
            route("/v1/admin/parked/notifications\\.[^/]+/retry", Upstream.NOTIFICATIONS),
            route("/v1/admin/parked(/.*)?", Upstream.GATEWAY),
            route("/v1/clients/[^/]+/notification-preferences", Upstream.NOTIFICATIONS),
            route("/v1/unsubscribe/.*", Upstream.NOTIFICATIONS),
            route("/v1/me", Upstream.GATEWAY),
            route("/v1/.*", Upstream.ACTIVITY),
            route("/dev/mail/samples(/.*)?", Upstream.SAMPLES),
            renamed("/dev/mail", Upstream.MAILS, "/messages"),
            renamed("/dev/mail/([0-9]*)", Upstream.MAILS, "/$1"));

    /** @param name the path it is known by there, with the groups of this one; the same unless given */
    private record Route(Pattern path, Upstream upstream, Optional<String> name) {
        Goal goalOf(String rawPath) {
            return new Goal(
                    upstream,
                    name.map(known -> path.matcher(rawPath).replaceFirst(known)).orElse(rawPath));
        }
    }

    /** Where a request goes, and the path it is known by there. */
    record Goal(Upstream upstream, String path) {}

    private Routes() {}

    static Goal goalOf(String rawPath) {
        return TABLE.stream()
                .filter(route -> route.path().matcher(rawPath).matches())
                .findFirst()
                .map(route -> route.goalOf(rawPath))
                .orElse(new Goal(Upstream.GATEWAY, rawPath));
    }

    private static Route route(String path, Upstream upstream) {
        return new Route(Pattern.compile(path), upstream, Optional.empty());
    }

    private static Route renamed(String path, Upstream upstream, String name) {
        return new Route(Pattern.compile(path), upstream, Optional.of(name));
    }
}
