package onward.local.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** From which all ids and all chance of the stories follow. */
public record Seed(String value) {
    /** That of every local instance. */
    public static final Seed DEMO = new Seed("onward demo 1");

    /** The id of that thing, always the same. */
    UUID id(String thing) {
        return UUID.nameUUIDFromBytes((value + ": " + thing).getBytes(StandardCharsets.UTF_8));
    }

    /** How chance falls in that matter, always the same way. */
    Chance chance(String matter) {
        return new Chance(id("chance of " + matter).getLeastSignificantBits());
    }
}
