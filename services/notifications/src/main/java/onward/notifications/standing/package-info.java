/** What the rules must know of a client besides the address: plan, movement, absences, holds, and why the coach looks. */
package onward.notifications.standing;
