package onward.activity.studio;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.StaffRole;

/** A studio with its staff, as the operator's file names them. */
public record OpenStudio(UUID studioId, String name, ZoneId timeZone, List<Staff> staff) {
    public OpenStudio {
        Objects.requireNonNull(studioId, "studioId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(timeZone, "timeZone");
        staff = List.copyOf(staff);
    }

    /**
     * One person who works there.
     *
     * @param locale the language that the person reads, as a BCP 47 tag
     */
    public record Staff(UUID personId, String name, String email, StaffRole role, Optional<String> locale) {
        public Staff {
            Objects.requireNonNull(personId, "personId");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(role, "role");
            locale = locale == null ? Optional.empty() : locale;
        }

        /** Somebody whose language is not known. */
        public Staff(UUID personId, String name, String email, StaffRole role) {
            this(personId, name, email, role, Optional.empty());
        }
    }
}
