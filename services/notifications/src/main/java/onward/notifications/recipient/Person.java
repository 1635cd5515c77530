package onward.notifications.recipient;

/** Somebody who can be written to. */
public record Person(String name, String email) {}
