/** Whether a mail goes now, later or never. Plain decisions: whoever asks brings the time and what is known. */
package onward.notifications.rules;
