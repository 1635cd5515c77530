/** How all clients of a coach or a studio get on together; no group of fewer than five is told of. */
package onward.progress.cohort;
