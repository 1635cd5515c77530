package onward.contracts.event;

import java.time.LocalDate;
import java.util.Optional;
import onward.contracts.value.DayFigures;

/**
 * The figures of a closed date are no longer those that were last told.
 *
 * @param before as last told; empty when the date had none
 */
public record AdherenceRestated(LocalDate date, Optional<DayFigures> before, DayFigures after) implements Event {}
