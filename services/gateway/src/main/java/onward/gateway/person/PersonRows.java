package onward.gateway.person;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Reads the table {@code person}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PersonRows extends GenericRepository<PersonRow, UUID> {
    Optional<PersonRow> findByPersonId(UUID personId);

    boolean existsByStreamAndStudioId(UUID stream, UUID studioId);

    /** Who has that address; of two, while it passes from one to the other, who got it last. */
    @Query("select person_id, stream, studio_id, role, name, email, time_zone, coach_id from " + PersonProjection.TABLE
            + " where email_hash = :hash order by email_since desc limit 1")
    Optional<PersonRow> findByEmailHash(byte[] hash);
}
