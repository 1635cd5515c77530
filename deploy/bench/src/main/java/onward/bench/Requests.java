package onward.bench;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Whole requests as they go over the wire (RFC 9112), made with as little work as can be. */
final class Requests {
    private final String walk;

    Requests(String token) {
        String head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
        // Half an hour ago, so that it lies in the past on every clock.
        ZonedDateTime started = ZonedDateTime.now(History.ZONE).minusMinutes(30).truncatedTo(ChronoUnit.SECONDS);
        String body = """
                {"startedAt": "%s", "timeZone": "%s", "entries": [{"item": "walk", "minutes": 10}],
                 "durationMinutes": 10, "painBefore": 3, "painAfter": 2, "effort": 4,
                 "note": "Better than yesterday."}""".formatted(started.toOffsetDateTime(), History.ZONE);
        this.walk = head + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** A session that nobody has heard of. */
    byte[] log(UUID client) {
        return bytes("PUT /v1/clients/" + client + "/sessions/" + UUID.randomUUID() + walk);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
