package onward.kit.access;

import java.time.Instant;

/**
 * Who calls, and for how long that holds. A controller whose answer goes on asks for it as an argument.
 *
 * @param until the instant, on the machine's own clock, from which the token no longer speaks for the caller
 */
public record Admitted(Caller caller, Instant until) {}
