package onward.testing;

/**
 * A key store's empty database, seen by who writes it and by who may only read it.
 *
 * @param writer as {@code activity}, the owner
 * @param reader as {@code progress}, a member of {@code key_reader}
 */
public record TestKeys(TestDatabase writer, TestDatabase reader) {}
