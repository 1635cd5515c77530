package onward.activity.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a caller expects the current revision to be (RFC 9110, 13.1.1). */
public sealed interface IfMatch {
    /** Nothing is expected. */
    record Absent() implements IfMatch {}

    /** That there is one, whichever. */
    record Any() implements IfMatch {}

    /** One of these. */
    record OneOf(List<String> revisions) implements IfMatch {
        public OneOf {
            revisions = List.copyOf(revisions);
        }
    }

    /** Whether what is expected is so; never of a thing that does not exist, unless nothing is expected. */
    default boolean holds(OptionalInt current) {
        return switch (this) {
            case Absent() -> true;
            case Any() -> current.isPresent();
            case OneOf(List<String> revisions) ->
                current.isPresent() && revisions.contains(Integer.toString(current.getAsInt()));
        };
    }

    /** Whether anything is expected at all. */
    default boolean isGiven() {
        return !(this instanceof Absent);
    }

    /**
     * The header's value, such as {@code "1"}, {@code "1", "2"} or {@code *}; also without quotes, as in a batch. A weak
     * tag never matches, as the RFC has it.
     */
    static IfMatch of(Optional<String> value) {
        return value.map(IfMatch::parse).orElseGet(Absent::new);
    }

    /** The tag of a revision, such as {@code "1"}. */
    static String tag(int revision) {
        return "\"" + revision + "\"";
    }

    private static IfMatch parse(String value) {
        if (value.strip().equals("*")) {
            return new Any();
        }
        return new OneOf(Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                        ? tag.substring(1, tag.length() - 1)
                        : tag)
                .toList());
    }
}
