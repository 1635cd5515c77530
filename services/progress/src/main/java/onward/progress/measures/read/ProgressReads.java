package onward.progress.measures.read;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.progress.adherence.read.HomeZoneTable;
import onward.progress.adherence.read.Moment;
import onward.progress.reading.ClientReads;

/** Loads what a client's progress is computed from. */
@Singleton
final class ProgressReads {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final ClientReads reads;
    private final MilestonesTold told;
    private final Activities activities;
    private final Clock clock;

    ProgressReads(
            Database database,
            @Named("adherence") Intake intake,
            MilestonesTold told,
            Activities activities,
            Clock clock) {
        this.reads = new ClientReads(database, intake);
        this.told = told;
        this.activities = activities;
        this.clock = clock;
    }

    ProgressView read(Caller caller, UUID id, Optional<Instant> asOf, Optional<Long> atLeast) {
        if (atLeast.isPresent()) {
            awaitMilestones(caller, id, atLeast);
        }
        Measured measured = reads.read(caller, id, Optional.empty(), (connection, client) -> {
            LocalDate today = HomeZoneTable.today(connection, client, asOf, clock.instant());
            return new Measuring(connection, id, today, Moment.of(asOf)).measured();
        });
        return Answer.of(measured, activities.open(id, measured.activities()));
    }

    /**
     * What was just logged may have reached a milestone, which is told a moment after it was applied. One that takes longer
     * is in the next answer.
     */
    private void awaitMilestones(Caller caller, UUID id, Optional<Long> atLeast) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!reads.read(caller, id, atLeast, (connection, _) -> told.upToDate(connection, id))
                    && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
