/**
 * What a mail says and looks like: pure rendering, no I/O, no clock. Words stand in one class per language
 * ({@link onward.notifications.mail.English}), shapes in the templates of {@code src/main/jte}, which hold no words.
 */
package onward.notifications.mail;
