package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import onward.contracts.value.TriageReason;
import onward.progress.triage.Need;
import onward.progress.triage.kept.Kept;
import onward.progress.triage.kept.StandingTable;
import onward.progress.triage.kept.TriageTable;

/** Keeps for what one client needs the coach, and tells what of it is new, worse or over. */
final class Triage {
    private final UnderReview review;
    private final Connection connection;
    private final UUID client;
    private final Findings findings;

    Triage(UnderReview review) {
        this.review = review;
        this.connection = review.connection();
        this.client = review.client().id();
        this.findings = review.findings();
    }

    /**
     * Looks at all reasons, keeps those that stand, and tells what has changed.
     *
     * @return when something of it gets worse, if nothing happens until then; the rest changes with the date at most
     */
    Optional<Instant> review() throws SQLException {
        Needs needs = new Needs(review);
        StandingTable.keep(connection, client, review.lastMovement(), needs.adherence());
        Map<TriageReason, Kept> before = TriageTable.of(connection, client);
        Map<TriageReason, Need> found =
                needs.find(before).stream().collect(Collectors.toMap(Need::reason, Function.identity()));
        Optional<Instant> worse = Optional.empty();
        for (TriageReason reason : TriageReason.values()) {
            Optional<Kept> kept = Optional.ofNullable(before.get(reason));
            Optional<Kept> after = Optional.ofNullable(found.get(reason))
                    .map(need -> Optional.of(holding(need, kept)))
                    .orElseGet(() -> kept.filter(Kept::holds).map(this::over));
            if (after.isPresent() && !after.equals(kept)) {
                TriageTable.keep(connection, client, after.get());
            }
            if (reason == TriageReason.STOPPED && after.filter(Kept::holds).isPresent()) {
                worse = needs.stoppedIsWorse(after.get());
            }
        }
        return worse;
    }

    private Kept holding(Need need, Optional<Kept> before) {
        Optional<Kept> same = before.filter(Kept::holds)
                .filter(kept -> kept.need().since().equals(need.since()))
                .filter(kept -> !need.isWorseThan(kept.told()));
        if (same.isPresent()) {
            Kept kept = same.get();
            return new Kept(need, true, kept.time(), kept.told(), kept.acknowledged());
        }
        int time = before.map(Kept::time).orElse(0) + 1;
        findings.raised(need, time);
        return new Kept(need, true, time, need.grade(), Optional.empty());
    }

    private Kept over(Kept kept) {
        findings.cleared(kept.need(), kept.time());
        return new Kept(kept.need(), false, kept.time(), kept.told(), Optional.empty());
    }
}
