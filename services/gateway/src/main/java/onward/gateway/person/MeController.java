package onward.gateway.person;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.kit.http.Problem;

/** {@code GET /v1/me}: who the token speaks for. */
@Controller("/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeController {
    private final People people;

    MeController(People people) {
        this.people = people;
    }

    /** What a person is told about themselves. */
    record Me(
            UUID personId,
            String role,
            UUID studioId,
            String name,
            String email,
            ZoneId timeZone,
            Optional<UUID> coachId) {}

    @Get
    Me me(Caller caller) {
        return people.withId(caller.personId())
                .map(person -> new Me(
                        person.personId(),
                        person.role().wireName(),
                        person.studioId(),
                        person.name(),
                        person.email(),
                        person.timeZone(),
                        person.coachId()))
                .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND, "person.unknown", "The person of this token is not known.")
                        .exception());
    }
}
