package onward.gateway.person;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import onward.kit.sealing.Sealer;

/** Seals and opens the texts of the table {@code person}, each for its own column of its own row. */
@Singleton
final class PersonSeals {
    private final Sealer sealer;

    PersonSeals(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The columns that are sealed; their names are part of what is sealed and stay as they are. */
    enum Column {
        NAME,
        EMAIL
    }

    byte[] seal(UUID stream, Column column, UUID row, String text) {
        return sealer.seal(stream, place(column, row), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if the stream was erased, or its key is lost. */
    Optional<String> open(UUID stream, Column column, UUID row, byte[] sealed) {
        return sealer.open(stream, place(column, row), sealed)
                .shown(stream)
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private static String place(Column column, UUID row) {
        return "gateway/" + column + "/" + row;
    }
}
