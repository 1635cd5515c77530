package onward.notifications.preferences;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Topics;
import onward.kit.http.Problem;
import onward.kit.intake.Intake;

/** Waits until what happened elsewhere is known here. */
@Singleton
final class Arrival {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Intake intake;

    Arrival(Intake intake) {
        this.intake = intake;
    }

    /** @throws onward.kit.http.ProblemException 503 if the version is not seen within 2 s */
    void await(UUID client, Optional<Long> version) {
        try {
            if (version.isEmpty() || intake.awaitVersion(Topics.ACTIVITY, client, version.get(), PATIENCE)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "version.not-yet",
                        "Version " + version.orElse(0L) + " is not seen here yet; ask again.")
                .exception();
    }
}
