package onward.kit.settings;

import java.util.Map;
import java.util.Optional;

/**
 * A setting of a service, from the environment.
 *
 * @param required whether there is no service without it
 * @param kind what it can be
 */
public record Setting(String name, boolean required, SettingKind kind) {
    /** One that there is no service without. */
    public static Setting required(String name, SettingKind kind) {
        return new Setting(name, true, kind);
    }

    /** One that has a default, or may be left out. */
    public static Setting optional(String name, SettingKind kind) {
        return new Setting(name, false, kind);
    }

    /** One line that says what is wrong with it there, and never what stands there: it may be a secret. */
    Optional<String> problemIn(Map<String, String> environment) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            return required ? Optional.of(name + " is missing: " + kind.expected()) : Optional.empty();
        }
        return kind.takes(value) ? Optional.empty() : Optional.of(name + " cannot be used: " + kind.expected());
    }
}
