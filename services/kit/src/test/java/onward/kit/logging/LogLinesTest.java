package onward.kit.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Origin;
import onward.kit.tracing.Origins;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;

class LogLinesTest {
    private static final Envelope EVENT = new Envelope(
            UUID.randomUUID(),
            "sample",
            "SampleHappened",
            1,
            UUID.randomUUID(),
            1,
            Instant.EPOCH,
            new byte[0],
            Origin.of("phone-17", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    private static String lines(String mode) throws JoranException {
        PrintStream console = System.out;
        var written = new ByteArrayOutputStream();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        context.putProperty("ONWARD_MODE", mode);
        context.putProperty("onward.service", "sample");
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
            Logger log = context.getLogger("onward.sample.Sample");
            try (Origins.Work _ = Origins.resume(EVENT)) {
                log.warn("two\nlines", new IllegalStateException("why"));
            }
            log.info("after");
            log.debug("not asked for");
        } finally {
            context.stop();
            System.setOut(console);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void in_production_each_is_a_line_of_json_with_all_that_belongs_to_it() throws JoranException, IOException {
        String[] lines = lines("production").split("\n", -1);

        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "time",
                        "level",
                        "service",
                        "logger",
                        "message",
                        "thread",
                        "exception",
                        "requestId",
                        "eventId",
                        "traceId",
                        "spanId");
        assertThat(Instant.parse(first.get("time").textValue())).isAfter(Instant.EPOCH);
        assertThat(first.get("level").textValue()).isEqualTo("WARN");
        assertThat(first.get("service").textValue()).isEqualTo("sample");
        assertThat(first.get("logger").textValue()).isEqualTo("onward.sample.Sample");
        assertThat(first.get("message").textValue()).isEqualTo("two\nlines");
        assertThat(first.get("exception").textValue()).contains("IllegalStateException: why");
        assertThat(first.get("requestId").textValue()).isEqualTo("phone-17");
        assertThat(first.get("eventId").textValue()).isEqualTo(EVENT.id().toString());
        assertThat(first.get("traceId").textValue()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(new ObjectMapper().readTree(lines[1]).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("time", "level", "service", "logger", "message", "thread");
    }

    @Test
    void on_one_machine_they_are_for_people() throws JoranException {
        assertThat(lines("local")).contains("WARN  onward.sample.Sample two").doesNotContain("{");
    }
}
