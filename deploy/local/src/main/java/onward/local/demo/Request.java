package onward.local.demo;

/**
 * One thing that is said to Onward's interface.
 *
 * @param path from {@code /v1} on
 * @param body JSON
 */
public record Request(Speaker by, String method, String path, String body) {}
