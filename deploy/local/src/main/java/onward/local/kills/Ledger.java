package onward.local.kills;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What callers were told, and how often they were told nothing. */
final class Ledger {
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
    private final Map<UUID, String> addresses = new ConcurrentHashMap<>();
    private final List<Confirmed> sessions = new ArrayList<>();
    private final Map<String, Integer> otherAnswers = new TreeMap<>();
    private final List<String> givenUp = new ArrayList<>();

    /**
     * A session that was answered 2xx.
     *
     * @param at by {@link System#nanoTime}
     */
    record Confirmed(UUID client, UUID session, long at) {}

    void enrolled(UUID client, String address, long version) {
        addresses.put(client, address);
        versions.put(client, version);
    }

    synchronized void logged(UUID client, UUID session, long version) {
        versions.merge(client, version, Math::max);
        sessions.add(new Confirmed(client, session, System.nanoTime()));
    }

    synchronized void unconfirmed(FrontDoor.Answer answer) {
        otherAnswers.merge(answer.inShort(), 1, Integer::sum);
    }

    synchronized void givenUp(String request) {
        givenUp.add(request);
    }

    synchronized List<Confirmed> sessions() {
        return List.copyOf(sessions);
    }

    /** Each client's version that was last told. */
    Map<UUID, Long> versions() {
        return Map.copyOf(versions);
    }

    /** The address of each client who was enrolled. */
    Map<UUID, String> addresses() {
        return Map.copyOf(addresses);
    }

    /** How often what was answered that is no confirmation. */
    synchronized Map<String, Integer> otherAnswers() {
        return new TreeMap<>(otherAnswers);
    }

    /** Requests that were never confirmed, however often they were repeated. */
    synchronized List<String> givenUp() {
        return List.copyOf(givenUp);
    }
}
