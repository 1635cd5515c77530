package onward.progress.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.IsoFields;
import java.util.Optional;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.DateClosed;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.DayFigures;
import onward.contracts.value.Overall;

/** One line about a figure that was found, such as "Week 23 closed: 71 % of the plan". */
final class FactTitle {
    private static final String NOTHING_DUE = "nothing due";

    private FactTitle() {}

    static String of(DateClosed closed) {
        return Title.date(closed.date()) + " closed: " + share(closed.figures().overall());
    }

    static String of(WeekClosed closed) {
        return "Week " + closed.monday().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " closed: "
                + share(closed.figures().overall());
    }

    static String of(AdherenceRestated restated) {
        String before = restated.before().map(FactTitle::fraction).orElse("no figure");
        return Title.date(restated.date()) + " restated: " + before + " -> " + fraction(restated.after());
    }

    private static String share(Optional<Overall> overall) {
        return overall.map(exact -> percent(exact.fraction()) + " % of the plan")
                .orElse(NOTHING_DUE);
    }

    private static String fraction(DayFigures figures) {
        return figures.overall().map(Overall::fraction).orElse(NOTHING_DUE);
    }

    private static String percent(String fraction) {
        int slash = fraction.indexOf('/');
        BigDecimal whole = new BigDecimal(slash < 0 ? fraction : fraction.substring(0, slash));
        BigDecimal parts = slash < 0 ? BigDecimal.ONE : new BigDecimal(fraction.substring(slash + 1));
        return whole.movePointRight(2).divide(parts, 0, RoundingMode.HALF_EVEN).toPlainString();
    }
}
