package onward.activity.client;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Who a client is, today.
 *
 * @param timeZone the home zone
 * @param locale a BCP 47 language tag
 * @param version the stream's version after their last change
 */
public record Details(String name, String email, ZoneId timeZone, Optional<String> locale, long version) {}
