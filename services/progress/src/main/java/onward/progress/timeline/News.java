package onward.progress.timeline;

import java.util.List;

/**
 * What is new on a timeline.
 *
 * @param told in the order in which it came in
 * @param heard how far it has been told with all of that, and with what is not for the reader
 */
record News(List<Told> told, Heard heard) {
    News {
        told = List.copyOf(told);
    }

    /** An entry, and how far it has been told with it. */
    record Told(TimelineView.Entry entry, Heard heard) {}
}
