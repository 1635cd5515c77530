package onward.notifications.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Properties;
import onward.contracts.value.Range;

/** Numbers, dates and names of exercises as one language shows them. */
final class Shown {
    private final Locale locale;
    private final DateTimeFormatter date;
    private final Properties exercises;

    /** @param datePattern of a weekday with its date, without the year */
    Shown(Locale locale, String datePattern) {
        this.locale = locale;
        this.date = DateTimeFormatter.ofPattern(datePattern, locale);
        this.exercises = exercises(locale);
    }

    String date(LocalDate shown) {
        return date.format(shown);
    }

    String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    /** A ratio in whole percent, rounded half-even. */
    String percent(BigDecimal ratio) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(ratio);
    }

    /** With no more decimals than it needs, two at most. */
    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** From and to, once if they are the same. */
    String range(Range range) {
        return range.from() == range.to() ? Integer.toString(range.from()) : range.from() + "\u2013" + range.to();
    }

    /** What people call the exercise; its slug with blanks if nobody has named it in this language. */
    String exercise(String slug) {
        return exercises.getProperty(slug, OneLine.of(slug.replace('-', ' ')));
    }

    private static Properties exercises(Locale locale) {
        Properties names = new Properties();
        String file = "exercises_" + locale.getLanguage() + ".properties";
        try (InputStream in = Shown.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
