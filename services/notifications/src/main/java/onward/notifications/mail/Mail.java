package onward.notifications.mail;

/** What is to be told to somebody by e-mail, before it has words. One record per kind. */
public sealed interface Mail permits Invitation {

    /** The kind's name in headers, tables and events, such as {@code invitation}. */
    String kind();
}
