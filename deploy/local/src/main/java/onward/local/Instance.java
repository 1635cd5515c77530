package onward.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onward.contracts.Json;

/**
 * What a runner writes down about itself, anew at every change, for the other commands.
 *
 * @param runner the process that watches the others
 * @param port the gateway's
 * @param ready whether all was ready once
 * @param members the processes in the order of their start
 * @param ports where each of them listens, by what for (some listen for more than one thing); empty if an older runner
 *     wrote this
 */
record Instance(
        ProcessIdentity runner, int port, boolean ready, List<Member> members, Optional<Map<String, Integer>> ports) {
    /**
     * One watched process.
     *
     * @param process empty while it is being started again
     */
    record Member(String name, int port, Readiness readiness, Optional<ProcessIdentity> process) {}

    String toJson() {
        try {
            return Json.tolerant().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instance fromJson(String json) throws JsonProcessingException {
        return Json.tolerant().readValue(json, Instance.class);
    }
}
