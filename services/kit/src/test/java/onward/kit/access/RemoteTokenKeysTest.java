package onward.kit.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RemoteTokenKeysTest {
    /** Whoever asks with a token that is not known yet waits for it, one after the other. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_answer_that_stops_in_its_middle_is_not_waited_for_for_ever() throws IOException {
        try (ServerSocket stalling = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerHalf(stalling));
            var keys = new RemoteTokenKeys(
                    new AccessSettings(URI.create("http://127.0.0.1:" + stalling.getLocalPort() + "/keys")));
            assertThatThrownBy(() -> keys.named("some")).isInstanceOf(KeysUnavailable.class);
        }
    }

    /** Of the one who calls, and leaves the connection open. */
    private static void answerHalf(ServerSocket server) {
        try {
            Socket caller = server.accept();
            caller.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
