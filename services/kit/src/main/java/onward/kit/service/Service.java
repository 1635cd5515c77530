package onward.kit.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import onward.kit.http.OpenAnswers;
import onward.kit.settings.Setting;
import onward.kit.settings.Settings;
import org.slf4j.LoggerFactory;

/** A service's process, from its start to its end. */
public final class Service {
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private Service() {}

    /**
     * Starts it, if its settings can be used; if not, says all that is wrong with them and ends the process. Asked to
     * stop (SIGTERM), it first answers what is under way.
     *
     * @param name as log lines show it
     */
    public static void run(String name, Class<?> application, List<Setting> settings, String[] arguments) {
        // Before anything is logged: the log's configuration reads it.
        System.setProperty("onward.service", name);
        List<String> problems = Settings.problems(settings, System.getenv());
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.exit(1);
        }
        try {
            start(name, application, arguments);
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(Service.class).error("{} could not start", name, e);
            System.exit(1);
        }
    }

    /** Not by Micronaut's own run: at the end that cuts connections before anybody is asked to finish. */
    private static void start(String name, Class<?> application, String[] arguments) {
        ApplicationContext context =
                Micronaut.build(arguments).mainClass(application).build().start();
        EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(name, context, server), "stop"));
        LoggerFactory.getLogger(Service.class).info("{} serves at {}", name, server.getURI());
    }

    private static void stop(String name, ApplicationContext context, EmbeddedServer server) {
        var log = LoggerFactory.getLogger(Service.class);
        log.info("{} stops", name);
        context.getBeansOfType(OpenAnswers.class).forEach(OpenAnswers::end);
        if (server instanceof GracefulShutdownCapable answering) {
            try {
                answering.shutdownGracefully().toCompletableFuture().get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                log.warn("{} leaves requests unanswered: {}", name, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        // Each loop ends what it has in hand.
        server.stop();
        log.info("{} has stopped", name);
    }
}
