package onward.kit.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What is done when timers of one name are due; a bean for each name. */
public interface TimerHandler {
    /** The timers it is for. */
    String name();

    /**
     * Asked outside of any transaction before due timers of that name are taken, and after the {@code now} they will
     * fire with was read: false puts them off for the moment.
     */
    default boolean isReady() {
        return true;
    }

    /**
     * Asked after a firing: true has the whole loop rest before the next one, since people wait for something else that
     * is at work on the same processors. It is not asked while somebody waits for the timers themselves, nor after one
     * that is late already.
     */
    default boolean standsBack() {
        return false;
    }

    /**
     * Called in the transaction that takes the timer away; sets it again if it is to come again. One that is set for a
     * moment that has passed comes in the next round. A deadlock with who sets the timer is resolved by trying again.
     *
     * @param now on the service's clock, not before the timer's {@code dueAt}
     * @throws SQLException then, as for anything else thrown, all is rolled back and tried again later
     */
    void fire(Connection transaction, Timer timer, Instant now) throws SQLException;
}
