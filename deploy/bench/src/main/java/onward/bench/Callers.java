package onward.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import onward.bench.Answering.Request;

/**
 * Many callers of one server, all in one thread: it shares the machine with what it measures, and so must cost little.
 * Whatever is not answered with success ends the run: a refusal is quickly said and would make good figures.
 */
final class Callers implements AutoCloseable {
    private static final long FOR_STRAGGLERS = TimeUnit.SECONDS.toNanos(30);

    private final Selector selector;
    private final List<Answering> connections = new ArrayList<>();

    Callers(int port, int callers) throws IOException {
        selector = Selector.open();
        for (int caller = 0; caller < callers; caller++) {
            connections.add(new Answering(selector, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }
    }

    /** What is asked next. */
    @FunctionalInterface
    interface Requests {
        Request next();
    }

    /** What is done with an answer, at once and quickly. */
    @FunctionalInterface
    interface Answered {
        void at(long intended, Answering answer);
    }

    /** Each caller asks again as soon as it is answered. Latency is the time of service. */
    Load closed(Duration howLong, Requests requests) throws IOException {
        var load = new Load();
        long begun = System.nanoTime();
        long end = begun + howLong.toNanos();
        for (Answering connection : connections) {
            connection.send(requests.next(), System.nanoTime());
        }
        int busy = connections.size();
        while (busy > 0) {
            awaitAnswers(end, busy);
            for (Answering answer : answers()) {
                long now = System.nanoTime();
                load.answered(now - answer.begun());
                if (now < end) {
                    answer.send(requests.next(), now);
                } else {
                    busy--;
                }
            }
        }
        return load.took(System.nanoTime() - begun);
    }

    /**
     * Requests are due at even intervals, whether or not those before were answered: one that finds all callers busy
     * waits for one, and its latency counts from when it was due.
     */
    Load open(int perSecond, Duration howLong, Requests requests, Answered answered) throws IOException {
        var load = new Load();
        Deque<Answering> idle = new ArrayDeque<>(connections);
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long begun = System.nanoTime();
        long end = begun + howLong.toNanos();
        long due = begun;
        while (due < end || idle.size() < connections.size()) {
            while (due < end && due <= System.nanoTime() && !idle.isEmpty()) {
                idle.poll().send(requests.next(), due);
                due += interval;
            }
            if (due < end && !idle.isEmpty()) {
                // A millisecond late at most, which is counted.
                selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime())));
            } else {
                awaitAnswers(end, connections.size() - idle.size());
            }
            for (Answering answer : answers()) {
                load.answered(System.nanoTime() - answer.begun());
                answered.at(answer.begun(), answer);
                idle.add(answer);
            }
        }
        return load.took(System.nanoTime() - begun);
    }

    private void awaitAnswers(long end, int busy) throws IOException {
        selector.select(1_000);
        if (System.nanoTime() > end + FOR_STRAGGLERS) {
            throw new Overloaded(busy + " requests were still on the way "
                    + TimeUnit.NANOSECONDS.toSeconds(FOR_STRAGGLERS) + " s after the last was due");
        }
    }

    private List<Answering> answers() throws IOException {
        var answers = new ArrayList<Answering>();
        for (SelectionKey key : selector.selectedKeys()) {
            var connection = (Answering) key.attachment();
            if (connection.hasAnswer()) {
                if (Door.BUSY.contains(connection.status())) {
                    throw new Overloaded("a request was answered with " + connection.status());
                }
                if (connection.status() / 100 != 2) {
                    throw new IOException("Answered with " + connection.text());
                }
                answers.add(connection);
            }
        }
        selector.selectedKeys().clear();
        return answers;
    }

    @Override
    public void close() throws IOException {
        for (Answering connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
