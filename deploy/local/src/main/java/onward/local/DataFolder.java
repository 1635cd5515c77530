package onward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one instance keeps, all in one folder: the database cluster, Kafka's segments, the mails, secrets and logs.
 *
 * @param root absolute
 */
record DataFolder(Path root) {
    /** Three longs of zero, as the services read them. */
    private static final String NEVER_MOVED = "\0".repeat(3 * Long.BYTES);

    DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    Path postgres() {
        return root.resolve("postgres").resolve("cluster");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path mails() {
        return root.resolve("mail");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** What belongs to a run, and to the one that goes on with what it left. */
    Path run() {
        return root.resolve("run");
    }

    /** Archives of loaded classes; discardable. */
    Path classes() {
        return root.resolve("classes");
    }

    /** How far the clock was moved; kept, since what is recorded does not go back in time either. */
    Path clockFile() {
        return root.resolve("clock");
    }

    /** How far the demo studio's stories are told. */
    Path demoFile() {
        return root.resolve("demo");
    }

    Path studiosFile() {
        return run().resolve("studios.json");
    }

    /** Makes the folders, or says in one line why they cannot be made. */
    void prepare() {
        try {
            AtomicFiles.createPrivateFolder(root);
            for (Path folder : List.of(postgres().getParent(), kafka(), mails(), secrets(), logs(), run(), classes())) {
                AtomicFiles.createPrivateFolder(folder);
            }
            Files.delete(Files.createTempFile(root, "writable", ""));
            if (!Files.exists(clockFile())) {
                AtomicFiles.write(clockFile(), NEVER_MOVED);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("The data folder " + root + " cannot be used: " + e.getFile() + " is not a folder.", e);
        } catch (IOException e) {
            throw new Refusal("The data folder " + root + " cannot be written to (" + reason(e) + ").", e);
        }
    }

    private static String reason(IOException e) {
        String type = e.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2");
        return type.replace(" Exception", "").toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Takes the folder for this process, until it ends in whatever way.
     *
     * @return the lock, to be kept; empty when another process has it
     */
    @SuppressWarnings("resource") // the channel carries the lock: both live as long as the process
    Optional<FileLock> lock() {
        try {
            FileChannel channel =
                    FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether no process has the folder. */
    boolean isFree() {
        Optional<FileLock> lock = lock();
        try {
            // Closing its channel releases it.
            if (lock.isPresent()) {
                lock.get().acquiredBy().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lock.isPresent();
    }

    /** Marks the processes of this folder, in all runs. */
    String instanceId() {
        Path file = run().resolve("id");
        try {
            if (!Files.exists(file)) {
                AtomicFiles.write(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id, if this folder ever had one. */
    Optional<String> knownInstanceId() {
        return Files.exists(run().resolve("id")) ? Optional.of(instanceId()) : Optional.empty();
    }

    Optional<Instance> instance() {
        try {
            return Optional.of(Instance.fromJson(Files.readString(instanceFile())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Instance instance) {
        try {
            AtomicFiles.write(instanceFile(), instance.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetInstance() {
        try {
            Files.deleteIfExists(instanceFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path instanceFile() {
        return run().resolve("instance.json");
    }
}
