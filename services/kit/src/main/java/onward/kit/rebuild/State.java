package onward.kit.rebuild;

import java.util.Locale;

/** How far a rebuild is. */
enum State {
    /** Its schema is being made. */
    MAKING,
    /** What is in Kafka is loaded, partition by partition. */
    LOADING,
    /** Indexes are made, and rows completed. */
    INDEXING,
    /** It follows what is read, and is compared with it. */
    COMPARING,
    /** It is another one than what is read; people decide. */
    DIFFERS,
    /** They have accepted it. */
    SWITCHING,
    /** It is what is read. */
    SWITCHED,
    /** It came upon what another try would not mend. */
    FAILED,
    /** It differed, and another one was begun instead. */
    DISCARDED;

    /** As it stands in the table and in answers. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
