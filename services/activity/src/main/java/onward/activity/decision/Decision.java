package onward.activity.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import onward.contracts.event.Event;

/** What a command comes to. The answer to the caller is read off the state that follows, so that repeats answer alike. */
public sealed interface Decision {

    /** These events happen, all of them or none. */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** It was said before: nothing happens, and the state already holds the answer. */
    record Repeated() implements Decision {}

    /**
     * It may not be.
     *
     * @param detail for people, in a sentence
     * @param pointer the member of the request it is about (JSON pointer), if it is one
     */
    record Refused(Reason reason, String detail, Optional<String> pointer) implements Decision {

        /** The refusal of the first check that finds one; later checks are not made. */
        public static Optional<Refused> firstOf(Stream<Supplier<Optional<Refused>>> checks) {
            return checks.map(Supplier::get).flatMap(Optional::stream).findFirst();
        }

        /** The same, found in a part of the request: its pointer begins with that one. */
        public Refused under(String parent) {
            return new Refused(reason, detail, Optional.of(parent + pointer.orElse("")));
        }
    }

    /** Accepts with these events. */
    static Decision accepted(Event... events) {
        return new Accepted(List.of(events));
    }

    /** Recognises a repeat. */
    static Decision repeated() {
        return new Repeated();
    }

    /** Refuses for that reason. */
    static Refused refused(Reason reason, String detail) {
        return new Refused(reason, detail, Optional.empty());
    }

    /** Refuses for that reason, which lies in that member of the request. */
    static Refused refused(Reason reason, String detail, String pointer) {
        return new Refused(reason, detail, Optional.of(pointer));
    }
}
