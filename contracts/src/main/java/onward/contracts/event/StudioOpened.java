package onward.contracts.event;

import java.time.ZoneId;

/** A coaching studio, the unit of tenancy, exists from now on. First event of a studio's stream. */
public record StudioOpened(String name, ZoneId timeZone) implements Event {}
