package onward.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says what it was told to say, where the real one of the tests cannot be made to. */
public final class ScriptedMailServer implements AutoCloseable {
    /** Instead of an answer. */
    public static final String HANG_UP = "hang up";

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /** @param answers what to say to a command that starts so; everything else is fine */
    public ScriptedMailServer(Map<String, String> answers) {
        this.answers = Map.copyOf(answers);
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Every command it was given. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (SocketException closed) {
                assert closed.getMessage() != null : "by the test, or by a client that had heard enough";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, answers.getOrDefault("", "220 ready"));
        boolean inMessage = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inMessage && !line.equals(".")) {
                continue;
            }
            commands.add(line);
            String answer = answerTo(line);
            if (answer.equals(HANG_UP)) {
                return;
            }
            inMessage = answer.startsWith("354");
            say(client, answer);
        }
    }

    private String answerTo(String line) {
        return answers.entrySet().stream()
                .filter(answer -> !answer.getKey().isEmpty() && line.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> line.equals("DATA") ? "354 go on" : "250 2.0.0 fine");
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
