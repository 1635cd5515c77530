package onward.contracts.event;

import java.util.UUID;

/**
 * The coach asked for an e-mail to the client in own words. That and when it went is told by {@link MailSent}.
 *
 * @param text never stored or sent in clear
 */
public record NudgeSent(UUID nudgeId, String text, UUID sentBy) implements Event {}
