package onward.notifications.sealing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import onward.kit.sealing.Sealer;
import onward.kit.sealing.Sealer.Opened;

/** Texts of the tables, sealed for the column and row they stand in. */
@Singleton
public final class SealedTexts {
    private final Sealer sealer;

    SealedTexts(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Whose text it is and where it stands.
     *
     * @param owner the client or studio under whose key it lies
     */
    public record Place(UUID owner, String column, UUID row) {
        @Override
        public String toString() {
            return "notifications/" + column + "/" + row;
        }
    }

    /** Sealed under the owner's key. */
    public byte[] seal(Place place, String text) {
        return sealer.seal(place.owner, place.toString(), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Empty if its owner was erased.
     *
     * @throws IllegalStateException if the owner's key is lost: what cannot be done without is tried again until it is back
     */
    public Optional<String> open(Place place, byte[] sealed) {
        return switch (sealer.open(place.owner, place.toString(), sealed)) {
            case Opened.Clear clear -> Optional.of(new String(clear.bytes(), StandardCharsets.UTF_8));
            case Opened.Erased _ -> Optional.empty();
            case Opened.NoKey _ -> throw new IllegalStateException("There is no key of " + place.owner);
        };
    }

    /** For a line among others; empty also if the owner's key is lost. */
    public Optional<String> shown(Place place, byte[] sealed) {
        return sealer.open(place.owner, place.toString(), sealed)
                .shown(place.owner)
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }
}
