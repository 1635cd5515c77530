package onward.contracts;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The request on whose account an event was recorded, for people who follow it through logs and traces. It is no part of
 * what happened: it travels with the event and is kept by nobody.
 *
 * @param requestId as it stood in X-Request-Id
 * @param traceParent W3C trace context, version 00
 */
public record Origin(Optional<String> requestId, Optional<String> traceParent) {
    public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());

    /** It ends up in logs: nothing that could break a line. */
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private static final Pattern TRACE_PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    public Origin {
        requestId = requestId.filter(Origin::isRequestId);
        traceParent = traceParent.filter(text -> TRACE_PARENT.matcher(text).matches());
    }

    /** What is not sane, or null, is left out. */
    public static Origin of(String requestId, String traceParent) {
        return new Origin(Optional.ofNullable(requestId), Optional.ofNullable(traceParent));
    }

    /** Whether that can be the id of a request. */
    public static boolean isRequestId(String text) {
        return REQUEST_ID.matcher(text).matches();
    }
}
