package onward.progress.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onward.contracts.Topics;

/**
 * How far somebody has been told of a client: for each topic a version of the client's stream. The time at which something
 * happened is no such place, for a late log stands before what is told already; nor is a number given at writing, for a
 * transaction may commit after one with a higher number. But of one stream on one topic nothing is applied before what
 * precedes it.
 */
record Heard(List<Long> versions) {
    /** A cause before its consequences: what was logged, what was found in it, what was mailed of that. */
    static final List<String> TOPICS = List.of(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS);

    private static final String SEPARATOR = "-";
    private static final int MOST_DIGITS = 18;

    Heard {
        versions = List.copyOf(versions);
    }

    /** As it is applied; a topic that is left out has told nothing yet. */
    static Heard of(Map<String, Long> versions) {
        return new Heard(
                TOPICS.stream().map(topic -> versions.getOrDefault(topic, 0L)).toList());
    }

    /** Empty for anything that {@link #id} did not make. */
    static Optional<Heard> of(String id) {
        String[] numbers = id.split(SEPARATOR, -1);
        if (numbers.length != TOPICS.size()) {
            return Optional.empty();
        }
        List<Long> versions = new ArrayList<>();
        for (String number : numbers) {
            if (!number.matches("[0-9]{1," + MOST_DIGITS + "}")) {
                return Optional.empty();
            }
            versions.add(Long.parseLong(number));
        }
        return Optional.of(new Heard(versions));
    }

    /** Opaque to callers. */
    String id() {
        return versions.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
    }

    long version(String topic) {
        return versions.get(TOPICS.indexOf(topic));
    }

    /** The same, and that version too. */
    Heard with(String topic, long version) {
        List<Long> further = new ArrayList<>(versions);
        further.set(TOPICS.indexOf(topic), version);
        return new Heard(further);
    }

    /** Whether there is anything that goes beyond. */
    boolean isBehind(Heard applied) {
        return TOPICS.stream().anyMatch(topic -> version(topic) < applied.version(topic));
    }
}
