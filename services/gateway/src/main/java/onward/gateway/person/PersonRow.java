package onward.gateway.person;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of the table {@code person}, as it is stored: texts are sealed under the key of {@code stream}. */
@MappedEntity(value = "person", schema = PersonProjection.SCHEMA)
@SuppressWarnings("ArrayRecordComponent") // never compared
record PersonRow(
        @Id UUID personId,
        UUID stream,
        UUID studioId,
        String role,
        byte[] name,
        byte[] email,
        String timeZone,
        @Nullable UUID coachId) {}
