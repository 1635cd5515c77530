package onward.kit.http;

/**
 * Answers that go on until somebody ends them. A service that is asked to stop has them end before it waits for what is
 * under way: who listens comes back, to it or to another instance.
 */
public interface OpenAnswers {
    /** Ends them all; who asks for one afterwards is told to come back later. */
    void end();
}
