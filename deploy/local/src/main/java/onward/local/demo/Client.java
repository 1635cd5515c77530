package onward.local.demo;

import java.util.UUID;

/** Whom a story is about, as clients are enrolled. */
public record Client(UUID clientId, String name, String email, String timeZone) {}
