package onward.testing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * What PostgreSQL and Kafka of the tests run in: containers where a Docker engine answers and has their images or can get
 * them, else programs of this machine. The modules of one build decide alike. {@code -Donward.test.infrastructure=embedded}
 * or {@code =containers} takes the choice away.
 */
public enum TestInfrastructure {
    EMBEDDED,
    CONTAINERS;

    static final String SETTING = "onward.test.infrastructure";

    /** On a machine under load the usual minute is too short. */
    static final Duration PATIENCE_WITH_CONTAINERS = Duration.ofMinutes(5);

    private static Optional<TestInfrastructure> chosen = Optional.empty();

    /**
     * A choice with its reason, in words.
     *
     * @param of what was chosen
     * @param because why
     */
    record Choice(TestInfrastructure of, String because) {}

    /** For {@code @EnabledIf}: tests of what only a program of this machine can be put through say so with it. */
    public static boolean isEmbedded() {
        return chosen() == EMBEDDED;
    }

    /**
     * Says so when it is asked first.
     *
     * @throws IllegalStateException when containers are wanted and there is no engine for them
     */
    static synchronized TestInfrastructure chosen() {
        if (chosen.isEmpty()) {
            List<DockerEngine> engines = DockerEngine.candidates(System.getenv());
            Choice choice = choose(
                    Optional.ofNullable(System.getProperty(SETTING)),
                    BuildDecision.fromProperties(),
                    engines,
                    List.of(ContainerPostgres.IMAGE, ContainerKafka.IMAGE));
            System.out.println("PostgreSQL and Kafka of the tests: "
                    + choice.of().name().toLowerCase(Locale.ROOT) + ", because " + choice.because() + ".");
            chosen = Optional.of(choice.of());
        }
        return chosen.orElseThrow();
    }

    /**
     * @param wanted what the setting says
     * @param build what all modules of the build share
     * @param engines where one might answer
     * @param images what is needed of it
     */
    static Choice choose(
            Optional<String> wanted, BuildDecision build, List<DockerEngine> engines, List<String> images) {
        if (wanted.isEmpty()) {
            return build.orElse(() -> byItself(engines, images));
        }
        return switch (wanted.orElseThrow()) {
            case "embedded" -> new Choice(EMBEDDED, "it was asked for");
            case "containers" -> {
                if (engines.stream().noneMatch(DockerEngine::answers)) {
                    throw new IllegalStateException(
                            "-D" + SETTING + "=containers, but no Docker engine answers at " + addresses(engines));
                }
                yield new Choice(CONTAINERS, "it was asked for");
            }
            default ->
                throw new IllegalStateException(
                        "-D" + SETTING + "=" + wanted.orElseThrow() + " is neither embedded nor containers");
        };
    }

    private static Choice byItself(List<DockerEngine> engines, List<String> images) {
        Optional<DockerEngine> engine =
                engines.stream().filter(DockerEngine::answers).findFirst();
        if (engine.isEmpty()) {
            return new Choice(EMBEDDED, "no Docker engine answers at " + addresses(engines));
        }
        String address = engine.orElseThrow().address().toString();
        for (String image : images) {
            // As a mirror of the registry may be set for Testcontainers.
            String name = ImageNameSubstitutor.instance()
                    .apply(DockerImageName.parse(image))
                    .asCanonicalNameString();
            if (!engine.orElseThrow().provides(name)) {
                return new Choice(EMBEDDED, "the Docker engine at " + address + " cannot get " + name);
            }
        }
        return new Choice(CONTAINERS, "a Docker engine answers at " + address);
    }

    private static String addresses(List<DockerEngine> engines) {
        return String.join(
                ", ",
                engines.stream().map(engine -> engine.address().toString()).toList());
    }
}
