package onward.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The least that can be watched: it answers that it is ready. Arguments: port, then {@code deaf} or {@code broken}. */
final class SmallService {
    private SmallService() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.contains("broken")) {
            System.out.println("broken as asked");
            System.exit(3);
        }
        if (words.contains("deaf")) {
            var never = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words.getFirst()));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/health/readiness", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    /** As a runner would start it. */
    static ProcessSpec spec(String name, int port, Marker marker, String... more) {
        var command = new java.util.ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                marker.jvmWord(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallService.class.getName(),
                Integer.toString(port)));
        command.addAll(List.of(more));
        return new ProcessSpec(name, port, Readiness.HTTP, () -> {}, command, marker.environment(name));
    }
}
