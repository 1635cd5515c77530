package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two starts of the whole: for the campaign, {@code ./onward test -Donward.campaign=true}. */
@EnabledIfSystemProperty(named = "onward.campaign", matches = "true")
class TakeOverTest {

    @Test
    void what_a_killed_runner_left_goes_on_under_the_next_up() throws Exception {
        try (RunningInstance onward = RunningInstance.started()) {
            Map<String, Long> before = pids(onward);
            assertThat(before)
                    .containsOnlyKeys("postgres", "kafka", "mail", "activity", "progress", "notifications", "gateway");
            assertThat(onward.tryUp().error()).contains("already runs");

            ProcessIdentity runner = onward.data().instance().orElseThrow().runner();
            ProcessHandle.of(runner.pid()).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !runner.isAlive());
            assertThat(pids(onward)).isEqualTo(before);
            assertThat(onward.run("status").out()).contains("The runner was killed");
            // One that hangs is not taken over as it is; all others go on.
            pause(before.get("notifications"));

            onward.up();

            Map<String, Long> after = pids(onward);
            assertThat(after.remove("notifications")).isNotEqualTo(before.remove("notifications"));
            assertThat(after).isEqualTo(before);
            assertThat(onward.processes()).hasSize(before.size() + 1);
            onward.coach();
            whoGoesOnIsStillWatched(onward);
            statusAnswersWhileAProcessHangsAndDownEndsIt(onward);
        }
    }

    private static void whoGoesOnIsStillWatched(RunningInstance onward) {
        ProcessHandle mail = onward.process("mail");
        mail.destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            long now = pids(onward).get("mail");
            return now != 0 && now != mail.pid();
        });
    }

    private static void pause(long process) throws Exception {
        new ProcessBuilder("sh", "-c", "kill -s STOP " + process).start().waitFor();
    }

    private static void statusAnswersWhileAProcessHangsAndDownEndsIt(RunningInstance onward) throws Exception {
        long progress = onward.process("progress").pid();
        pause(progress);

        for (JsonNode line : onward.status()) {
            boolean hangs = line.get("name").asText().equals("progress");
            assertThat(line.get("ready").asBoolean()).as(line.toString()).isNotEqualTo(hangs);
        }

        onward.down();
        assertThat(onward.processes()).isEmpty();
        assertThat(onward.run("status", "--json").out()).contains("[]");
    }

    private static Map<String, Long> pids(RunningInstance onward) {
        Map<String, Long> pids = new HashMap<>();
        for (JsonNode line : onward.status()) {
            pids.put(line.get("name").asText(), line.path("pid").longValue());
        }
        return pids;
    }
}
