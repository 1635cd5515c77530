package onward.bench;

import java.io.IOException;

/** More was asked than the machine gives: what was due was not done in time, and its latency would say nothing. */
final class Overloaded extends IOException {
    private static final long serialVersionUID = 1L;

    Overloaded(String what) {
        super(what);
    }
}
