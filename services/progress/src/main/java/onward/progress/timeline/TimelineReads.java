package onward.progress.timeline;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
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
import onward.kit.sealing.Sealer.Opened;
import onward.progress.reading.ClientReads;
import onward.progress.timeline.EntryTable.Audience;
import onward.progress.timeline.EntryTable.Part;

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
        Audience audience = switch (caller.role()) {
            case CLIENT -> Audience.CLIENT;
            case COACH, ADMIN -> Audience.STAFF;
        };
        List<Entry> found = reads.read(
                caller, client, atLeast, (connection, _) -> EntryTable.read(connection, client, audience, andOneMore));
        List<Entry> page = found.stream().limit(part.limit()).toList();
        Optional<String> next =
                found.size() > page.size() ? Optional.of(page.getLast().place().cursor()) : Optional.empty();
        return new TimelineView(page.stream().flatMap(this::tell).toList(), next);
    }

    private Stream<TimelineView.Entry> tell(Entry entry) {
        Envelope event = entry.told();
        return switch (sealer.open(event.stream(), Sealer.placeOf(event), event.payload())) {
            case Opened.Clear(byte[] json) ->
                Telling.of(codec.decode(event.type(), event.typeVersion(), json)).stream()
                        .map(telling -> TimelineView.Entry.of(entry, telling));
            case Opened.Erased _ -> Stream.empty();
            case Opened.NoKey _ -> throw new IllegalStateException("Stream " + event.stream() + " has no key");
        };
    }
}
