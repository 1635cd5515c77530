package onward.gateway.person;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import onward.gateway.person.PersonSeals.Column;
import onward.kit.access.Role;
import onward.kit.http.Problem;
import onward.kit.http.ProblemException;
import onward.kit.sealing.AddressHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds people and opens what is sealed about them. */
@Singleton
public final class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final PersonRows rows;
    private final PersonSeals seals;
    private final AddressHash hash;

    People(PersonRows rows, PersonSeals seals, AddressHash hash) {
        this.rows = rows;
        this.seals = seals;
        this.hash = hash;
    }

    /**
     * The person of that id; empty if there is none, or they were erased.
     *
     * @throws ProblemException 503 while the database is away
     */
    public Optional<Person> withId(UUID personId) {
        return found(() -> rows.findByPersonId(personId));
    }

    /**
     * The person of that e-mail address, however it is capitalised.
     *
     * @throws ProblemException 503 while the database is away
     */
    public Optional<Person> withEmail(String email) {
        byte[] hashed = hash.of(email);
        return found(() -> rows.findByEmailHash(hashed));
    }

    /**
     * Whether that stream is the studio's, or one of its clients'. Nothing is opened for it.
     *
     * @throws ProblemException 503 while the database is away
     */
    public boolean isOf(UUID studioId, UUID stream) {
        return read(() -> rows.existsByStreamAndStudioId(stream, studioId));
    }

    private Optional<Person> found(Supplier<Optional<PersonRow>> row) {
        return read(row).flatMap(this::open);
    }

    private static <T> T read(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException | CannotGetJdbcConnectionException | ConnectionException e) {
            LOG.warn("People cannot be read: {}", e.toString());
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service.unavailable",
                            "The database cannot be reached just now.")
                    .exception();
        }
    }

    private Optional<Person> open(PersonRow row) {
        Optional<String> name = seals.open(row.stream(), Column.NAME, row.personId(), row.name());
        Optional<String> email = seals.open(row.stream(), Column.EMAIL, row.personId(), row.email());
        return name.flatMap(clearName -> email.map(clearEmail -> new Person(
                row.personId(),
                Role.named(row.role()).orElseThrow(),
                row.studioId(),
                clearName,
                clearEmail,
                ZoneId.of(row.timeZone()),
                Optional.ofNullable(row.coachId()))));
    }
}
