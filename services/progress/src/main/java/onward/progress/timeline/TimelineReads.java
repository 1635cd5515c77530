package onward.progress.timeline;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.kit.sealing.Sealer;
import onward.progress.reading.ClientReads;
import onward.progress.timeline.EntryTable.Arrivals;
import onward.progress.timeline.EntryTable.Audience;
import onward.progress.timeline.EntryTable.Part;
import onward.progress.timeline.News.Told;

/** Reads a part of a timeline and opens what its entries say. */
@Singleton
final class TimelineReads {
    private final ClientReads reads;
    private final Sealer sealer;
    private final EventCodec codec = new EventCodec();

    TimelineReads(Database database, @Named(TimelineProjection.NAME) Intake intake, Sealer sealer) {
        this.reads = new ClientReads(database, intake);
        this.sealer = sealer;
    }

    TimelineView read(Caller caller, UUID client, Part part, Optional<Long> atLeast) {
        Part andOneMore = new Part(part.direction(), part.kind(), part.asOf(), part.behind(), part.limit() + 1);
        Audience audience = audienceOf(caller);
        List<Entry> found = reads.read(
                caller, client, atLeast, (connection, _) -> EntryTable.read(connection, client, audience, andOneMore));
        List<Entry> page = found.stream().limit(part.limit()).toList();
        Optional<String> next =
                found.size() > page.size() ? Optional.of(page.getLast().place().cursor()) : Optional.empty();
        return new TimelineView(
                page.stream().flatMap(entry -> tell(entry, audience)).toList(), next);
    }

    /** Decides whether the caller may look, and does nothing else. */
    void admit(Caller caller, UUID client) {
        reads.read(caller, client, Optional.empty(), (_, known) -> known);
    }

    /**
     * What has come in since; whether the caller may look is decided anew.
     *
     * @param applied how far there is something; the next call goes on where this one ends
     * @param limit of entries
     */
    News news(Caller caller, UUID client, Heard since, Heard applied, int limit) {
        Audience audience = audienceOf(caller);
        List<Told> told = new ArrayList<>();
        Heard heard = since;
        for (Arrived arrived : reads.read(
                caller,
                client,
                Optional.empty(),
                (connection, _) -> arrived(connection, client, audience, since, applied, limit))) {
            for (Entry entry : arrived.entries()) {
                Heard withIt = heard.with(arrived.topic(), entry.told().version());
                tell(entry, audience).forEach(view -> told.add(new Told(view, withIt)));
            }
            heard = heard.with(arrived.topic(), arrived.upTo());
        }
        return new News(told, heard);
    }

    /** What came on one topic, up to that version. */
    private record Arrived(String topic, List<Entry> entries, long upTo) {}

    private static List<Arrived> arrived(
            Connection connection, UUID client, Audience audience, Heard since, Heard applied, int limit)
            throws SQLException {
        List<Arrived> arrived = new ArrayList<>();
        int room = limit;
        for (String topic : Heard.TOPICS) {
            long upTo = applied.version(topic);
            if (since.version(topic) < upTo && room > 0) {
                Arrivals asked = new Arrivals(topic, since.version(topic), upTo, room);
                List<Entry> entries = EntryTable.read(connection, client, audience, asked);
                // A full page may not be the end.
                boolean isAll = entries.size() < room;
                arrived.add(new Arrived(
                        topic, entries, isAll ? upTo : entries.getLast().told().version()));
                room -= entries.size();
            }
        }
        return arrived;
    }

    private static Audience audienceOf(Caller caller) {
        return switch (caller.role()) {
            case CLIENT -> Audience.CLIENT;
            case COACH, ADMIN -> Audience.STAFF;
        };
    }

    private Stream<TimelineView.Entry> tell(Entry entry, Audience audience) {
        Envelope event = entry.told();
        return sealer.open(event.stream(), Sealer.placeOf(event), event.payload()).shown(event.stream()).stream()
                .map(json -> codec.decode(event.type(), event.typeVersion(), json))
                .flatMap(told -> Telling.of(told, audience).stream())
                .map(telling -> TimelineView.Entry.of(entry, telling));
    }
}
