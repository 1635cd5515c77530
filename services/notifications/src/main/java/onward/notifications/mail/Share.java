package onward.notifications.mail;

import java.math.BigDecimal;

/** A ratio of a plan in five steps, for words: people read "about half" faster than a number. */
enum Share {
    NOTHING,
    A_LITTLE,
    ABOUT_HALF,
    MOST,
    ALMOST_ALL,
    ALL;

    static Share of(BigDecimal ratio) {
        if (ratio.signum() == 0) {
            return NOTHING;
        }
        if (isBelow(ratio, "0.4")) {
            return A_LITTLE;
        }
        if (isBelow(ratio, "0.6")) {
            return ABOUT_HALF;
        }
        if (isBelow(ratio, "0.85")) {
            return MOST;
        }
        return isBelow(ratio, "1") ? ALMOST_ALL : ALL;
    }

    private static boolean isBelow(BigDecimal ratio, String bound) {
        return ratio.compareTo(new BigDecimal(bound)) < 0;
    }
}
