package onward.contracts;

/** The Kafka topics: key = stream id, kept for ever, never compacted. */
public final class Topics {
    /** What clients and coaches did. */
    public static final String ACTIVITY = "onward.activity";
    /** What was found in it: dates and weeks that closed, figures that changed since, gaps. */
    public static final String PROGRESS = "onward.progress";
    /** What was mailed, and what people want to be mailed. */
    public static final String NOTIFICATIONS = "onward.notifications";
    /** For the life of a topic: a stream stays in its partition, so the number cannot change. */
    public static final int PARTITIONS = 12;

    private Topics() {}
}
