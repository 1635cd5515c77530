package onward.kit.settings;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Gives every service the settings of {@code service-defaults.yml}; its own application.yml goes before them. */
@ContextConfigurer
public final class ServiceDefaults implements ApplicationContextConfigurer {
    private static final String FILE = "service-defaults.yml";
    /** Below application.yml, which Micronaut reads at -300. */
    private static final int LOWEST = -1000;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        try (InputStream file = ServiceDefaults.class.getResourceAsStream("/" + FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            Map<String, Object> settings = new HashMap<>(new YamlPropertySourceLoader().read(FILE, file));
            settings.putAll(TracingDefaults.in(System.getenv()));
            builder.propertySources(PropertySource.of(FILE, settings, LOWEST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
