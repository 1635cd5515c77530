package onward.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;

/**
 * From now on a client needs the coach for that reason, or needs the coach more than when it was told last. An earlier
 * acknowledgement of the reason ends with it.
 *
 * @param since when it began; the same when it got worse
 * @param time how often that reason was told of the client, with this
 * @param restsOn the events that it follows from
 */
public record TriageReasonRaised(
        TriageReason reason,
        Optional<TriageKind> kind,
        Instant since,
        int time,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<UUID> restsOn)
        implements Event {
    public TriageReasonRaised {
        restsOn = List.copyOf(restsOn);
    }
}
