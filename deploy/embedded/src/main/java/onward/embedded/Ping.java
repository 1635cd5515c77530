package onward.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Whether a server answers in its own protocol: a port that is only open says nothing about a process that hangs. Each
 * answers within 0.7 s or counts as not ready.
 */
public final class Ping {
    private static final int TIMEOUT = (int) Duration.ofMillis(700).toMillis();
    private static final int PROTOCOL_3 = 3 << 16;
    private static final short API_VERSIONS = 18;

    private Ping() {}

    /** PostgreSQL asks who opens a session for the password once it accepts sessions, and refuses until then. */
    public static boolean postgres(int port) {
        byte[] words = "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
        return answers(port, (in, out) -> {
            out.writeInt(8 + words.length);
            out.writeInt(PROTOCOL_3);
            out.write(words);
            out.flush();
            return in.read() == 'R';
        });
    }

    /** Kafka tells its versions to anybody. */
    public static boolean kafka(int port) {
        return answers(port, (in, out) -> {
            int correlation = 7;
            out.writeInt(10);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(correlation);
            out.writeShort(-1);
            out.flush();
            return in.readInt() > 0 && in.readInt() == correlation && in.readShort() == 0;
        });
    }

    /** An SMTP server greets. */
    public static boolean smtp(int port) {
        return answers(port, (in, out) -> {
            byte[] greeting = in.readNBytes(3);
            out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(greeting, StandardCharsets.US_ASCII).equals("220");
        });
    }

    /** An HTTP server answers 200. */
    public static boolean http(int port, String path) {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return answers(port, (in, out) -> {
            out.write(request);
            out.flush();
            String start = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return start.endsWith(" 200");
        });
    }

    private interface Exchange {
        boolean with(DataInputStream in, DataOutputStream out) throws IOException;
    }

    private static boolean answers(int port, Exchange exchange) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            return exchange.with(
                    new DataInputStream(socket.getInputStream()), new DataOutputStream(socket.getOutputStream()));
        } catch (IOException notReady) {
            return false;
        }
    }
}
