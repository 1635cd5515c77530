package onward.activity.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import onward.activity.decision.Reason;
import onward.testing.contract.KeptDocument;
import org.junit.jupiter.api.Test;

class ToldReasonsTest {
    @Test
    void every_reason_to_refuse_is_told_with_its_status() {
        Map<String, Integer> told = KeptDocument.toldStatuses();
        for (Reason reason : Reason.values()) {
            assertThat(told).as("contracts/http/words/problems.yaml").containsKey(reason.code());
            if (reason
                    != Reason.SESSION_GONE) { // the only code with two statuses; the other one is told where it is read
                assertThat(told)
                        .containsEntry(reason.code(), Problems.status(reason).getCode());
            }
        }
    }
}
