package onward.kit.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a setting can be.
 *
 * @param expected for people: what should stand there
 */
public record SettingKind(String expected, Predicate<String> test) {
    private static final Pattern SERVERS = Pattern.compile("[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*");
    private static final Pattern DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");

    public static final SettingKind PORT = new SettingKind("a port, 1 to 65535", value -> isBetween(value, 1, 65535));
    public static final SettingKind COUNT =
            new SettingKind("a whole number, 1 to 100", value -> isBetween(value, 1, 100));
    public static final SettingKind DATABASE = new SettingKind(
            "the address of a PostgreSQL database, such as jdbc:postgresql://host:5432/name",
            value -> value.startsWith("jdbc:postgresql:"));
    public static final SettingKind WEB_ADDRESS =
            new SettingKind("an address, such as https://host:8080", SettingKind::isWebAddress);
    public static final SettingKind SERVERS_WITH_PORTS = new SettingKind(
            "servers, such as host:9092,host:9093",
            value -> SERVERS.matcher(value).matches());
    public static final SettingKind TIME = new SettingKind("a time, such as 10s, 250ms or PT10S", SettingKind::isTime);
    public static final SettingKind FILE = file("a file that this process may read", _ -> {});

    /** Any text; what it is for should stand there. */
    public static SettingKind text(String what) {
        return new SettingKind(what, _ -> true);
    }

    /** One of these words. */
    public static SettingKind oneOf(String... words) {
        return new SettingKind("one of " + String.join(", ", words), List.of(words)::contains);
    }

    /** Throws if the file is not what it should be. */
    @FunctionalInterface
    public interface Reading {
        void of(Path file);
    }

    /** A file that can be read so. */
    public static SettingKind file(String expected, Reading reading) {
        return new SettingKind(
                        expected, value -> Files.isReadable(Path.of(value)) && Files.isRegularFile(Path.of(value)))
                .and(value -> reading.of(Path.of(value)));
    }

    private SettingKind and(Consumer<String> throwing) {
        return new SettingKind(expected, value -> {
            if (!test.test(value)) {
                return false;
            }
            throwing.accept(value);
            return true;
        });
    }

    boolean takes(String value) {
        try {
            return test.test(value);
        } catch (RuntimeException whateverItSays) {
            // It may quote what stands there.
            return false;
        }
    }

    private static boolean isBetween(String value, int least, int most) {
        int number = Integer.parseInt(value);
        return number >= least && number <= most;
    }

    private static boolean isWebAddress(String value) {
        URI address = URI.create(value);
        return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
    }

    private static boolean isTime(String value) {
        return DURATION.matcher(value).matches() || !Duration.parse(value).isNegative();
    }
}
