package onward.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import onward.contracts.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Show what runs and whether it is ready.")
final class Status implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    /**
     * @param services in the order of their start; none when nothing runs
     */
    record Report(List<Line> services) {}

    /**
     * @param pid empty while it is being started again
     */
    record Line(String name, Optional<Long> pid, int port, boolean ready) {}

    @Override
    public Integer call() throws JsonProcessingException, InterruptedException, ExecutionException {
        Optional<Instance> instance = Checkout.fromProperties().lastStarted().flatMap(DataFolder::instance);
        List<Line> lines = linesOf(instance.map(Instance::members).orElse(List.of()));
        if (json) {
            System.out.println(Json.strict().writeValueAsString(new Report(lines)));
            return 0;
        }
        if (lines.isEmpty()) {
            System.out.println("Nothing runs.");
            return 0;
        }
        System.out.printf("  %-15s%9s%7s%n", "name", "pid", "port");
        for (Line line : lines) {
            String pid = line.pid().map(String::valueOf).orElse("-");
            System.out.printf(
                    "  %-15s%9s%7d  %s%n", line.name(), pid, line.port(), line.ready() ? "ready" : "not ready");
        }
        if (!instance.orElseThrow().runner().isAlive()) {
            System.out.println("The runner was killed: nobody watches these. ./onward up takes them over.");
        }
        return 0;
    }

    /** All are asked at once: one that hangs does not hold up the others. */
    private static List<Line> linesOf(List<Instance.Member> members) throws InterruptedException, ExecutionException {
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Line>> answers = members.stream()
                    .map(member -> asking.submit(() -> lineOf(member)))
                    .toList();
            var lines = new java.util.ArrayList<Line>();
            for (Future<Line> answer : answers) {
                lines.add(answer.get());
            }
            return lines.stream().toList();
        }
    }

    private static Line lineOf(Instance.Member member) {
        Optional<Long> pid = member.process().filter(ProcessIdentity::isAlive).map(ProcessIdentity::pid);
        boolean ready = pid.isPresent() && member.readiness().of(member.port());
        return new Line(member.name(), pid, member.port(), ready);
    }
}
