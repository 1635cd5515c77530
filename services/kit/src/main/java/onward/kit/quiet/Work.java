package onward.kit.quiet;

/**
 * Something in a service that does work by itself. Each such bean is asked whether the service is quiet, so that a clock
 * is moved on only when nothing is left to do at the moment it shows.
 */
public interface Work {
    /** What people know it by, such as {@code timers}. */
    String label();

    /**
     * Whether something is to be done now, on the service's clock, or is being done.
     *
     * @throws RuntimeException if that cannot be told; it counts as yes
     */
    boolean isPending();

    /**
     * How many pieces of work it has begun since it was made. Each is counted before its effect can be seen: two equal
     * answers with nothing pending at both say that nothing happened between them.
     */
    long begun();
}
