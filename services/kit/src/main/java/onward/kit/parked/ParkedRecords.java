package onward.kit.parked;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onward.kit.database.DatabaseFailure;
import onward.kit.http.Problem;
import onward.kit.intake.Intake;

/** What the projections of this service could not apply, for whoever runs it. */
@Singleton
@Requires(beans = Intake.class)
public final class ParkedRecords {
    private static final Pattern ID = Pattern.compile("([^.]+)\\.([^.]+)\\.(\\d{1,18})");

    private final String service;
    private final List<Intake> intakes;

    ParkedRecords(@Property(name = "micronaut.application.name") String service, List<Intake> intakes) {
        this.service = service;
        this.intakes = intakes;
    }

    /**
     * All of them, projection by projection, the oldest first.
     *
     * @throws DatabaseFailure if the database cannot be asked
     */
    public List<ParkedView> all() {
        return intakes.stream()
                .flatMap(intake ->
                        intake.parked().stream().map(parked -> ParkedView.of(service, intake.projection(), parked)))
                .toList();
    }

    /**
     * What came of another try.
     *
     * @param applied how many events were applied: that one and those that waited behind it; 0 if it is parked again
     */
    public record Retried(String id, int applied) {}

    /** Tries one again, and what waits behind it; a problem if there is none of that id. */
    public Retried retry(String id) {
        Matcher parts = ID.matcher(id);
        if (parts.matches() && parts.group(1).equals(service)) {
            for (Intake intake : intakes) {
                if (intake.projection().equals(parts.group(2))) {
                    OptionalInt applied = intake.retry(Long.parseLong(parts.group(3)));
                    if (applied.isPresent()) {
                        return new Retried(id, applied.getAsInt());
                    }
                }
            }
        }
        throw Problem.of(HttpStatus.NOT_FOUND, "parked.unknown", "No record of that id is parked.")
                .exception();
    }
}
