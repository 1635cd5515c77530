package onward.progress.measures.read;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.Event;
import onward.contracts.value.ActivityScore;
import onward.kit.sealing.Sealer;
import onward.progress.measures.OwnActivities;

/** Opens what clients call the activities they score: their own words, which lie sealed. */
@Singleton
final class Activities {
    private final Sealer sealer;
    private final EventCodec codec = new EventCodec();

    Activities(Sealer sealer) {
        this.sealer = sealer;
    }

    /** None of a client who was erased, or whose key is lost. */
    List<OwnActivities.Rating> open(UUID client, List<CheckInRows.Sealed> sealed) {
        return sealed.stream()
                .flatMap(checkIn -> open(client, checkIn).stream())
                .toList();
    }

    private Optional<OwnActivities.Rating> open(UUID client, CheckInRows.Sealed sealed) {
        String type = EventType.CHECK_IN_RECORDED.wireName();
        String place = Sealer.placeOf(sealed.eventId(), type, sealed.typeVersion(), sealed.version());
        return sealer.open(client, place, sealed.payload())
                .shown(client)
                .flatMap(json -> rating(codec.decode(type, sealed.typeVersion(), json)));
    }

    private static Optional<OwnActivities.Rating> rating(Event event) {
        return event instanceof CheckInRecorded checkIn
                ? Optional.of(new OwnActivities.Rating(
                        checkIn.localDate(),
                        checkIn.at().toInstant(),
                        // Of one that is scored twice in one breath the last word holds.
                        checkIn.activities().stream()
                                .collect(Collectors.toMap(
                                        activity -> OwnActivities.named(activity.name()),
                                        ActivityScore::score,
                                        (_, last) -> last))))
                : Optional.empty();
    }
}
