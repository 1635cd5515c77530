package onward.gateway.forwarding;

import java.util.Locale;

/** Who answers a request. */
enum Upstream {
    ACTIVITY,
    PROGRESS,
    NOTIFICATIONS,
    /** The listing of the mails that were sent; in local mode only. */
    MAILS,
    /** Mails with invented people, of the notifications; in local mode only. */
    SAMPLES,
    /** Nobody else: the gateway's own controllers. */
    GATEWAY;

    /** What metrics know it by. */
    String label() {
        return "to " + name().toLowerCase(Locale.ROOT);
    }
}
