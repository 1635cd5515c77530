package onward.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import onward.bench.Answering.Request;

/** Sessions of everybody in turn, so that two callers seldom speak of one client. */
final class Logging {
    /** On the way at once when requests are due by the clock. */
    private static final int MOST_AT_ONCE = 128;

    private final Store store;
    private final List<UUID> clients;
    private final Requests requests;
    private int turn;

    Logging(Store store, List<UUID> clients) throws IOException, InterruptedException {
        this.store = store;
        this.clients = clients;
        this.requests = store.requests();
    }

    Request next() {
        UUID client = clients.get(turn++ % clients.size());
        return new Request(requests.log(client), client);
    }

    /** Due so many times a second, whatever becomes of those before. */
    Load open(String door, int perSecond, Duration howLong, Callers.Answered answered) throws IOException {
        try (Callers all = store.callers(door, MOST_AT_ONCE)) {
            return all.open(perSecond, howLong, this::next, answered);
        }
    }

    /** Each of so many callers asks again as soon as it is answered. */
    Load closed(String door, int callers, Duration howLong) throws IOException {
        try (Callers all = store.callers(door, callers)) {
            return all.closed(howLong, this::next);
        }
    }
}
