package onward.activity.http;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Decision.Repeated;
import onward.activity.session.SessionBatch.Outcome;
import onward.kit.http.Problem;

/**
 * What came of one operation of a batch: what its request alone would have been answered.
 *
 * @param sessionId as it was given; absent if none was
 * @param version the stream's, after it was said first
 */
record OperationResult(
        Optional<String> sessionId,
        int status,
        OptionalInt revision,
        OptionalLong version,
        Optional<String> code,
        Optional<String> detail) {

    static OperationResult of(Outcome outcome) {
        Optional<String> sessionId = Optional.of(outcome.command().sessionId().toString());
        return switch (outcome.decision()) {
            case Refused refusal -> refused(sessionId, Problems.of(refusal));
            case Accepted _ -> done(sessionId, outcome, true);
            case Repeated _ -> done(sessionId, outcome, false);
        };
    }

    static OperationResult refused(Optional<String> sessionId, Problem problem) {
        return new OperationResult(
                sessionId,
                problem.status(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.of(problem.code()),
                problem.detail());
    }

    private static OperationResult done(Optional<String> sessionId, Outcome outcome, boolean isNew) {
        return new OperationResult(
                sessionId,
                SessionAnswers.status(outcome.after(), isNew).getCode(),
                outcome.after().current(),
                SessionAnswers.version(outcome.after()),
                Optional.empty(),
                Optional.empty());
    }
}
