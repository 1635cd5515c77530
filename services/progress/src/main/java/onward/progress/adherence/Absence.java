package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Optional;

/** Dates on which nothing is due. */
public sealed interface Absence {

    boolean covers(LocalDate date);

    /** Ill, travelling, ...: both ends included. */
    record Excusal(LocalDate from, LocalDate to) implements Absence {
        @Override
        public boolean covers(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }
    }

    /** Open-ended until it is resumed; the date it is resumed on is active again. */
    record Pause(LocalDate from, Optional<LocalDate> resumedOn) implements Absence {
        @Override
        public boolean covers(LocalDate date) {
            return !date.isBefore(from) && resumedOn.map(date::isBefore).orElse(true);
        }
    }
}
