package onward.embedded;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Mails as files, one each, named by when they came; they are written once and never change. */
final class MailFolder {
    private static final String SUFFIX = ".eml";
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path folder;
    private final Clock clock = Clock.systemUTC();
    /** As far as there is room: a folder may hold more than the memory does. */
    private final Map<String, SoftReference<Mail>> read = new ConcurrentHashMap<>();

    private long lastMicros;

    MailFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it is on the disk. */
    synchronized void keep(MimeMessage message) {
        Instant now = clock.instant();
        lastMicros = Math.max(lastMicros + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
        String id = Long.toString(lastMicros);
        Path half = folder.resolve(id + ".half");
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            message.writeTo(out);
            channel.force(true);
            Files.move(half, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("a mail that cannot be written", e);
        }
    }

    /** All mails, the oldest first; each is read when its turn comes. */
    Stream<Mail> all() {
        return ids().stream().map(this::mail);
    }

    /** The mail that came then. */
    Optional<Mail> find(String id) {
        return ids().contains(id) ? Optional.of(mail(id)) : Optional.empty();
    }

    private List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mail mail(String id) {
        SoftReference<Mail> kept = read.get(id);
        Mail mail = kept == null ? null : kept.get();
        if (mail == null) {
            mail = read(id);
            read.put(id, new SoftReference<>(mail));
        }
        return mail;
    }

    private Mail read(String id) {
        Path file = folder.resolve(id + SUFFIX);
        try (InputStream in = Files.newInputStream(file)) {
            return Mail.of(id, new MimeMessage(SESSION, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("not a mail: " + file, e);
        }
    }
}
