package onward.local;

import static java.util.Map.entry;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import onward.embedded.KafkaBroker;
import onward.embedded.MailSink;
import onward.embedded.PostgresBinaries;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;

/** What runs: three programs of infrastructure and the services, each a process of its own. */
final class Processes {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String MAIL = "mail";
    static final String ACTIVITY = "activity";
    static final String PROGRESS = "progress";
    static final String NOTIFICATIONS = "notifications";
    static final String GATEWAY = "gateway";

    private static final String CONTROLLER = "kafka controller";
    private static final String MAIL_PAGES = "mail pages";
    private static final String SURROUNDINGS = "ONWARD_SURROUNDINGS";
    /** Variables that programs read from the runner's own environment. */
    private static final List<String> PASSED_ON = List.of("OTEL_", "JAVA_", "JDK_", "MICRONAUT_");

    private static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC",
            // The second compiler is 40 % of a start, and on few cores it is at work for minutes after it.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Duser.timezone=UTC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final DataFolder data;
    private final Ports ports;
    private final Secrets secrets;
    private final Programs programs;
    private final Marker marker;

    Processes(DataFolder data, Ports ports, Secrets secrets, Programs programs) {
        this.data = data;
        this.ports = ports;
        this.secrets = secrets;
        this.programs = programs;
        this.marker = new Marker(data.instanceId());
    }

    /** In the order of their start. */
    List<ProcessSpec> all() {
        return Stream.concat(infrastructure().stream(), services().stream()).toList();
    }

    List<ProcessSpec> infrastructure() {
        return List.of(postgres(), kafka(), mail());
    }

    private List<ProcessSpec> services() {
        return List.of(
                service(
                        ACTIVITY,
                        Map.of("ONWARD_STUDIOS_FILE", data.studiosFile().toString())),
                service(PROGRESS, Map.of()),
                service(NOTIFICATIONS, notificationsSettings()),
                service(GATEWAY, gatewaySettings()));
    }

    PostgresServer postgresServer() {
        return new PostgresServer(
                PostgresBinaries.inUserCache(),
                data.postgres(),
                ports.of(POSTGRES),
                secrets.superuserPassword(),
                PostgresServer.Durability.FULL);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports.of(KAFKA);
    }

    private ProcessSpec postgres() {
        PostgresServer server = postgresServer();
        var command = new ArrayList<>(server.command());
        command.addAll(List.of("-c", marker.plainWord()));
        return spec(POSTGRES, Readiness.POSTGRES, server::prepare, command, Map.of());
    }

    private ProcessSpec kafka() {
        return spec(
                KAFKA,
                Readiness.KAFKA,
                () -> {},
                program(
                        "256m",
                        KafkaBroker.class,
                        data.kafka().toString(),
                        Integer.toString(ports.of(KAFKA)),
                        Integer.toString(ports.of(CONTROLLER))),
                Map.of());
    }

    private ProcessSpec mail() {
        return spec(
                MAIL,
                Readiness.SMTP,
                () -> {},
                program(
                        "64m",
                        MailSink.class,
                        data.mails().toString(),
                        Integer.toString(ports.of(MAIL)),
                        Integer.toString(ports.of(MAIL_PAGES))),
                Map.of());
    }

    private List<String> program(String heap, Class<?> program, String... arguments) {
        var command = java(
                program.getSimpleName(),
                programs.ofRunner(),
                "-Xmx" + heap,
                "-Dlogback.configurationFile=onward/embedded/logback.xml");
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private ProcessSpec service(String name, Map<String, String> settings) {
        // A batch of 500 sessions is held several times over while it is decided, sealed and appended.
        var command = java(name, programs.ofService(name), name.equals(ACTIVITY) ? "-Xmx256m" : "-Xmx128m");
        command.add("onward." + name + ".Application");
        var environment = new HashMap<>(settings);
        environment.putAll(commonSettings(name));
        return spec(name, Readiness.HTTP, () -> {}, command, environment);
    }

    private Map<String, String> commonSettings(String service) {
        PostgresServer server = postgresServer();
        String password = secrets.password(service);
        return Map.ofEntries(
                entry("ONWARD_MODE", "local"),
                entry("ONWARD_CLOCK_FILE", data.clockFile().toString()),
                entry("ONWARD_HTTP_HOST", "127.0.0.1"),
                entry("ONWARD_HTTP_PORT", Integer.toString(ports.of(service))),
                entry("ONWARD_KAFKA", bootstrapServers()),
                entry("ONWARD_DATABASE_URL", server.url(service)),
                entry("ONWARD_DATABASE_USER", service),
                entry("ONWARD_DATABASE_PASSWORD", password),
                entry("ONWARD_KEYS_URL", server.url(Provisioning.KEYS)),
                entry("ONWARD_KEYS_USER", service),
                entry("ONWARD_KEYS_PASSWORD", password),
                entry("ONWARD_MASTER_KEY_FILE", secrets.masterKeyFile().toString()),
                entry("ONWARD_JWKS_URL", address(GATEWAY) + "/.well-known/jwks.json"));
    }

    private Map<String, String> notificationsSettings() {
        return Map.of(
                // A clock that is moved waits for a mail that a killed sender had in hand.
                "ONWARD_SENDER_CLAIM",
                "20s",
                "ONWARD_SMTP_HOST",
                "127.0.0.1",
                "ONWARD_SMTP_PORT",
                Integer.toString(ports.of(MAIL)),
                "ONWARD_PUBLIC_URL",
                "http://localhost:" + ports.of(GATEWAY),
                "ONWARD_MAIL_FROM",
                "Onward <hello@onward.test>");
    }

    private Map<String, String> gatewaySettings() {
        return Map.of(
                "ONWARD_ACTIVITY_URL", address(ACTIVITY),
                "ONWARD_PROGRESS_URL", address(PROGRESS),
                "ONWARD_NOTIFICATIONS_URL", address(NOTIFICATIONS),
                "ONWARD_SIGNING_KEY_FILE", secrets.signingKeyFile().toString(),
                "ONWARD_LOCAL_MAIL_URL", address(MAIL_PAGES),
                "ONWARD_LOCAL_SECRET_FILE", secrets.localSecretFile().toString());
    }

    private ProcessSpec spec(
            String name, Readiness readiness, Runnable prepare, List<String> program, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.putAll(marker.environment(name));
        environment.put(SURROUNDINGS, surroundings());
        return new ProcessSpec(name, ports.of(name), readiness, prepare, List.copyOf(program), Map.copyOf(environment));
    }

    private List<String> java(String program, String classPath, String... flags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(marker.jvmWord());
        command.addAll(JVM_FLAGS);
        command.addAll(ClassArchive.flags(data.classes(), program, classPath));
        command.addAll(List.of(flags));
        command.addAll(flagsOfTheUser());
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    /**
     * What else a process goes by, in short: one that began with other studios, or with another idea of where traces go, is
     * not as it would be started now.
     */
    private static String surroundings() {
        var sum = new CRC32();
        sum.update(StudiosFile.content().getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(System.getenv()).forEach((name, value) -> {
            if (PASSED_ON.stream().anyMatch(name::startsWith)) {
                sum.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return "%08x".formatted(sum.getValue());
    }

    /** For a debugger, a profiler, or a machine that differs: {@code ONWARD_JVM_FLAGS}, separated by spaces. */
    private static List<String> flagsOfTheUser() {
        return Stream.of(System.getenv().getOrDefault("ONWARD_JVM_FLAGS", "").split(" ", -1))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    private String address(String process) {
        return "http://127.0.0.1:" + ports.of(process);
    }

    /** The class path's separator stands in no path that one can give it. */
    static void refuseUnusable(Path folder) {
        if (folder.toString().contains(File.pathSeparator)) {
            throw new Refusal(
                    "The folder " + folder + " cannot be used: its name contains a '" + File.pathSeparator + "'.");
        }
    }
}
