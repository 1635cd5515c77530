package onward.local;

import onward.embedded.Ping;

/** How one sees that a process does its work. */
enum Readiness {
    POSTGRES,
    KAFKA,
    SMTP,
    HTTP;

    boolean of(int port) {
        return switch (this) {
            case POSTGRES -> Ping.postgres(port);
            case KAFKA -> Ping.kafka(port);
            case SMTP -> Ping.smtp(port);
            case HTTP -> Ping.http(port, "/health/readiness");
        };
    }
}
