package onward.kit.parked;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.kit.intake.Parked;

/**
 * A record that a projection could not apply.
 *
 * @param id {@code <service>.<projection>.<number>}: the same nowhere else
 * @param partition where it lay in Kafka; absent, like the offset, where that is not known any more
 * @param streamId the stream whose later events wait behind it, if its key names one
 * @param cause in words
 */
public record ParkedView(
        String id,
        String service,
        String projection,
        String topic,
        Optional<Integer> partition,
        Optional<Long> offset,
        Optional<UUID> streamId,
        String cause,
        Instant parkedAt) {

    /** For who may not know which stream it is. */
    public ParkedView withoutStream() {
        return new ParkedView(id, service, projection, topic, partition, offset, Optional.empty(), cause, parkedAt);
    }

    static ParkedView of(String service, String projection, Parked parked) {
        boolean known = parked.offset() >= 0;
        return new ParkedView(
                service + "." + projection + "." + parked.id(),
                service,
                projection,
                parked.topic(),
                known ? Optional.of(parked.partition()) : Optional.empty(),
                known ? Optional.of(parked.offset()) : Optional.empty(),
                parked.stream(),
                parked.cause(),
                parked.parkedAt());
    }
}
