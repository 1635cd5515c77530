package onward.kit.timers;

import java.time.Instant;
import java.util.UUID;

/**
 * A moment at which something is to be looked at.
 *
 * @param name what for; a {@link TimerHandler} has it
 * @param subject whom or what it is about; with the name it says which timer it is
 * @param dueAt on the service's clock, in microseconds
 */
public record Timer(String name, UUID subject, Instant dueAt) {}
