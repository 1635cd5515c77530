package onward.progress.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Fraction;
import onward.progress.triage.Need;
import onward.progress.triage.Words;
import onward.progress.triage.kept.Kept;

/**
 * The answer of {@code GET /v1/roster}.
 *
 * @param next the cursor of the next page; null at the end
 */
record RosterView(List<Client> clients, @JsonInclude Optional<String> next) {

    /**
     * A client on the list.
     *
     * @param reasons the most urgent first
     * @param adherence7 of the last 7 dates that are over; null when nothing was due
     */
    record Client(
            UUID clientId,
            String name,
            List<Reason> reasons,
            @JsonInclude Optional<Instant> lastMovementAt,
            @JsonInclude Optional<Share> adherence7) {

        static Client of(Listed listed, String name, Instant now) {
            return new Client(
                    listed.client(),
                    name,
                    listed.reasons().stream()
                            .map(kept -> Reason.of(kept, listed.adherence(), now))
                            .toList(),
                    listed.lastMovement(),
                    listed.adherence().map(share -> new Share(share.toString(), share.ratio())));
        }
    }

    /**
     * Why.
     *
     * @param kind of a red flag and a flare
     * @param words a sentence
     * @param since when it began
     * @param restsOn the ids of the events that it follows from
     * @param acknowledged if the coach has seen it and it did not get worse since
     */
    record Reason(
            TriageReason code,
            Optional<TriageKind> kind,
            String words,
            Instant since,
            List<UUID> restsOn,
            Optional<Acknowledged> acknowledged) {

        static Reason of(Kept kept, Optional<Fraction> few, Instant now) {
            Need need = kept.need().at(now);
            return new Reason(
                    need.reason(),
                    need.kind(),
                    Words.of(need, few),
                    need.since(),
                    need.restsOn(),
                    kept.isOpen(now)
                            ? Optional.empty()
                            : kept.acknowledged().map(seen -> new Acknowledged(seen.at(), seen.until())));
        }
    }

    /** @param until when it is shown again; null: not as long as it stays as it is */
    record Acknowledged(Instant at, @JsonInclude Optional<Instant> until) {}

    /** A ratio, exactly and as a number. */
    record Share(String fraction, BigDecimal ratio) {}
}
