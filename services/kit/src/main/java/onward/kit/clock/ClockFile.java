package onward.kit.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How far the clock of one machine was moved: a file of three longs (milliseconds, little-endian) that every process
 * maps into its memory, so that all see a move at once and reading it costs nothing.
 *
 * <p>offset: what is added to the machine's time; target: what the offset is to become; settled: the last offset at
 * which everything that was due had been done. settled &lt;= offset &lt;= target, and none of them ever shrinks.
 */
public final class ClockFile {
    /** How long the file is; one of zeros is a clock that was never moved. */
    public static final int BYTES = 3 * Long.BYTES;

    private static final int OFFSET = 0;
    private static final int TARGET = Long.BYTES;
    private static final int SETTLED = 2 * Long.BYTES;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer file;

    private ClockFile(MappedByteBuffer file) {
        this.file = file;
    }

    /**
     * For who reads the time by it.
     *
     * @throws UncheckedIOException if there is no such file, or it is shorter
     */
    public static ClockFile toRead(Path file) {
        return map(file, FileChannel.MapMode.READ_ONLY, StandardOpenOption.READ);
    }

    /**
     * For the one who moves it.
     *
     * @throws UncheckedIOException if there is no such file
     */
    public static ClockFile toMove(Path file) {
        return map(file, FileChannel.MapMode.READ_WRITE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static ClockFile map(Path file, FileChannel.MapMode mode, StandardOpenOption... options) {
        try (FileChannel channel = FileChannel.open(file, options)) {
            return new ClockFile(channel.map(mode, 0, BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("The clock's file cannot be used: " + file, e);
        }
    }

    /** Milliseconds to add to the machine's time. */
    public long offset() {
        return (long) LONG.getVolatile(file, OFFSET);
    }

    /** What the offset is to become. */
    public long target() {
        return (long) LONG.getVolatile(file, TARGET);
    }

    /** The last offset at which nothing was left to do. */
    public long settled() {
        return (long) LONG.getVolatile(file, SETTLED);
    }

    /** Asks for that many milliseconds more. */
    public void extendTarget(long millis) {
        set(TARGET, Math.addExact(target(), requireForward(millis)));
    }

    /** Moves the clock towards its target by that much at most. */
    public void step(long mostMillis) {
        set(OFFSET, Math.min(target(), offset() + requireForward(mostMillis)));
    }

    /** Says that at the present offset nothing is left to do. */
    public void settle() {
        set(SETTLED, offset());
    }

    private static long requireForward(long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException("The clock only moves forward: " + millis);
        }
        return millis;
    }

    /** On the disk when it returns: what was recorded by the moved clock is, too. */
    private void set(int at, long millis) {
        LONG.setVolatile(file, at, millis);
        file.force();
    }
}
