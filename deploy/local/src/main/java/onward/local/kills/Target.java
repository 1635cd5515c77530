package onward.local.kills;

import java.util.List;

/** The Onward that is hurt: what is done to it and asked of it otherwise than through the front door. */
public interface Target {
    /** What its runner is called, which is killed like the others and does not come back by itself. */
    String RUNNER = "runner";

    /** The gateway's. */
    int port();

    /** A token of a coach. */
    String coachToken();

    /** Whose turn it is, in this order; the runner is one of them. */
    List<String> processes();

    /** Kills it with -9; returns when it is gone. */
    void kill(String process);

    /** Whether it runs again and says that it is ready. */
    boolean isBack(String process);

    /** Does what people do when the runner was killed: starts it again on the same data. Returns when all is ready. */
    void up();
}
