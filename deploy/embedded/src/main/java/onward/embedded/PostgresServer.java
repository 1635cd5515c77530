package onward.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL on 127.0.0.1 with its data in a folder. It is described here and started as a direct child of who asks, so
 * that its pid is the real one, also for root (PostgreSQL refuses to be root; it then runs in a user namespace of its
 * own, in which it is nobody).
 *
 * @param binaries the programs
 * @param data the folder of the cluster; made by {@link #prepare}
 * @param port where it listens, on 127.0.0.1 only
 * @param superuserPassword of {@link #SUPERUSER}
 * @param durability whether a commit survives a power cut
 */
public record PostgresServer(
        PostgresBinaries binaries, Path data, int port, String superuserPassword, Durability durability) {
    public static final String SUPERUSER = "postgres";

    /** What {@code initdb} is told, here and in a container. */
    public static final List<String> CLUSTER = List.of(
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums");

    /**
     * A server that runs, wherever.
     *
     * @param superuserPassword of {@link #SUPERUSER}
     */
    public record Address(String host, int port, String superuserPassword) {
        /**
         * The server at that place.
         *
         * @param hostAndPort such as {@code postgres:5432}
         */
        public static Address at(String hostAndPort, String superuserPassword) {
            int colon = hostAndPort.lastIndexOf(':');
            return new Address(
                    hostAndPort.substring(0, colon),
                    Integer.parseInt(hostAndPort.substring(colon + 1)),
                    superuserPassword);
        }

        /** JDBC address of that database. */
        public String url(String database) {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database;
        }
    }

    /** What a commit promises. */
    public enum Durability {
        /** On the disk before it is answered. */
        FULL,
        /** Quick, for tests whose data nobody will miss. */
        NONE
    }

    /** Where it is when it runs. */
    public Address address() {
        return new Address("127.0.0.1", port, superuserPassword);
    }

    /** JDBC address of that database. */
    public String url(String database) {
        return address().url(database);
    }

    /**
     * Makes the cluster where there is none, and clears what a server that was killed left behind.
     *
     * @throws IllegalStateException when another server still runs on this folder
     */
    public void prepare() {
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                makeCluster();
            }
            new PostmasterPid(data, binaries).clearIfStale();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's folder cannot be prepared: " + data, e);
        }
    }

    /** The command that becomes the server. */
    public List<String> command() {
        var command = new ArrayList<>(Unprivileged.prefix());
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", data.toString()));
        setting(command, "port", Integer.toString(port));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        settings(durability).forEach((name, value) -> setting(command, name, value));
        return List.copyOf(command);
    }

    /** What is set on a server besides where it listens, here and in a container. */
    public static Map<String, String> settings(Durability durability) {
        String durable = durability == Durability.FULL ? "on" : "off";
        var settings = new LinkedHashMap<String, String>();
        settings.put("fsync", durable);
        settings.put("synchronous_commit", durable);
        settings.put("full_page_writes", durable);
        // After a kill: one flush of the file system. The default flushes thousands of files one after the other, which
        // takes over ten seconds on a busy disk.
        settings.put("recovery_init_sync_method", "syncfs");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "128MB");
        settings.put("min_wal_size", "80MB");
        settings.put("max_wal_size", "1GB");
        settings.put("timezone", "UTC");
        settings.put("cluster_name", "onward");
        // The log must not repeat what people wrote: neither a failed statement nor the row that it met.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_timezone", "UTC");
        return settings;
    }

    /** Prepares, starts as a child of this process and waits until it answers. The log is appended to. */
    public Running start(Path log) {
        prepare();
        try {
            Process process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var running = new Running(process, this);
            running.awaitReady(log);
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A server that was started here.
     *
     * @param process PostgreSQL itself
     * @param server what it was started from
     */
    public record Running(Process process, PostgresServer server) implements AutoCloseable {
        private void awaitReady(Path log) {
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!Ping.postgres(server.port())) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IllegalStateException("PostgreSQL did not start; its log is " + log);
                }
                Pause.of(Duration.ofMillis(20));
            }
        }

        /** Stops it as one stops PostgreSQL at once and cleanly: open transactions are rolled back. */
        @Override
        public void close() {
            Signals.interrupt(process.pid());
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private void makeCluster() throws IOException {
        Path parent = Files.createDirectories(data.toAbsolutePath().getParent());
        // A cluster that is half made never gets the final name.
        Path half = parent.resolve(data.getFileName() + ".half");
        Folders.delete(half);
        Path password = Files.createTempFile(
                parent,
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, superuserPassword, StandardOpenOption.TRUNCATE_EXISTING);
            var command = new ArrayList<>(Unprivileged.prefix());
            command.addAll(List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + half,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256"));
            command.addAll(CLUSTER);
            if (durability == Durability.NONE) {
                command.add("--no-sync");
            }
            Process initdb =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(initdb.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb failed: " + said.strip());
            }
            move(half, data);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the cluster", e);
        } finally {
            Files.delete(password);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("not one file system: " + from + " and " + to, e);
        }
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    /** The pid that a server of this folder wrote down, alive or not. */
    public Optional<Long> recordedPid() {
        return new PostmasterPid(data, binaries).recorded();
    }
}
