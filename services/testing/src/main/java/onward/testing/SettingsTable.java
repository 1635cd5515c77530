package onward.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of settings in a document, and in a file of configuration. */
public final class SettingsTable {
    private static final Pattern NAME = Pattern.compile("`((?:ONWARD)?_[A-Z_]+)`");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(ONWARD_[A-Z_]+)");

    private SettingsTable() {}

    /** What the first cells of a document's tables name; {@code _USER} after {@code ONWARD_X_URL} is ONWARD_X_USER. */
    public static Set<String> in(Path document) {
        Set<String> names = new TreeSet<>();
        for (String line : read(document).split("\n", -1)) {
            if (!line.startsWith("| `ONWARD_")) {
                continue;
            }
            String before = "";
            Matcher name = NAME.matcher(line.split("\\|", -1)[1]);
            while (name.find()) {
                String found = name.group(1);
                before = found.startsWith("_") ? before.substring(0, before.lastIndexOf('_')) + found : found;
                names.add(before);
            }
        }
        return names;
    }

    /** What a file of configuration takes from the environment. */
    public static Set<String> readBy(Path configuration) {
        Set<String> names = new TreeSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(read(configuration));
        while (placeholder.find()) {
            names.add(placeholder.group(1));
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
