package onward.progress.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The answer of {@code GET /v1/clients/{c}/timeline}.
 *
 * @param next the cursor of the next page; null at the end
 */
record TimelineView(List<Entry> entries, @JsonInclude Optional<String> next) {

    /**
     * Something that happened.
     *
     * @param at when it happened
     * @param recordedAt when it became known
     * @param event what it can be traced to
     */
    record Entry(UUID id, String kind, Instant at, Instant recordedAt, String title, JsonNode detail, Source event) {

        static Entry of(onward.progress.timeline.Entry entry, Telling telling) {
            Place place = entry.place();
            return new Entry(
                    place.eventId(),
                    entry.kind().wireName(),
                    place.at(),
                    place.recordedAt(),
                    telling.title(),
                    telling.detail(),
                    new Source(
                            place.eventId(), entry.told().type(), entry.told().version()));
        }
    }

    /** @param version of the stream, in the topic that the type belongs to */
    record Source(UUID id, String type, long version) {}
}
