package onward.kit.health;

/** Something in a service that goes on by itself until it is closed. A service in which one has ended must start again. */
public interface Loop {
    /** What people know it by. */
    String label();

    /** Whether it goes on. */
    boolean isAlive();
}
