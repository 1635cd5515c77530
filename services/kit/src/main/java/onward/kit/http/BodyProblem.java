package onward.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;

/** For a part of a body that is read on its own, so that one broken part does not refuse the others. */
public final class BodyProblem {
    private BodyProblem() {}

    /** What would be answered if that part were the body. */
    public static Problem of(JsonProcessingException refused) {
        return ProblemResponses.ofBody(refused);
    }
}
