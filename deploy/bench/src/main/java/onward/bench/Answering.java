package onward.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * One kept connection (HTTP/1.1, RFC 9112) on which one request at a time is sent and answered. It understands what our
 * services answer: a length, or chunks.
 */
final class Answering implements AutoCloseable {
    private static final int LARGEST = 1 << 20;
    private static final int UNKNOWN = -1;
    private static final int CHUNKED = -2;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer in = ByteBuffer.allocate(8 << 10);
    private int bodyAt;
    private int length;
    private long begun;
    private Request asked;

    Answering(Selector selector, InetSocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next request; whatever was answered to the one before is forgotten. */
    void send(Request request, long intended) throws IOException {
        asked = request;
        begun = intended;
        in.clear();
        bodyAt = 0;
        length = UNKNOWN;
        ByteBuffer out = ByteBuffer.wrap(request.bytes());
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /**
     * What is sent.
     *
     * @param client whom it is about
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(byte[] bytes, UUID client) {}

    /** What is being answered. */
    Request asked() {
        return asked;
    }

    /** When what is being answered was to be sent. */
    long begun() {
        return begun;
    }

    /** Reads what has come; true if the answer is there. */
    boolean hasAnswer() throws IOException {
        if (!key.isReadable()) {
            return false;
        }
        if (!in.hasRemaining()) {
            grow();
        }
        if (channel.read(in) < 0) {
            throw new EOFException("The server has ended the connection");
        }
        if (length == UNKNOWN && !readHead()) {
            return false;
        }
        if (length == CHUNKED) {
            return Arrays.equals(
                    in.array(),
                    Math.max(bodyAt, in.position() - LAST_CHUNK.length),
                    in.position(),
                    LAST_CHUNK,
                    0,
                    LAST_CHUNK.length);
        }
        return in.position() >= bodyAt + length;
    }

    private void grow() throws IOException {
        if (in.capacity() >= LARGEST) {
            throw new IOException("An answer is larger than " + LARGEST + " bytes");
        }
        in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
    }

    private boolean readHead() {
        byte[] bytes = in.array();
        for (int at = Math.max(0, bodyAt - 3); at + 3 < in.position(); at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                bodyAt = at + 4;
                length = lengthIn(new String(bytes, 0, at, StandardCharsets.ISO_8859_1));
                return true;
            }
        }
        bodyAt = in.position();
        return false;
    }

    private static int lengthIn(String head) {
        for (String line : head.toLowerCase(Locale.ROOT).split("\r\n", -1)) {
            if (line.startsWith("content-length:")) {
                return Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
            if (line.startsWith("transfer-encoding:")) {
                return CHUNKED;
            }
        }
        return 0;
    }

    /** As in {@code HTTP/1.1 201 Created}. */
    int status() {
        return Integer.parseInt(new String(in.array(), 9, 3, StandardCharsets.US_ASCII));
    }

    /** The whole answer, for people. */
    String text() {
        return new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
