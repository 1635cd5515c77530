/** The coach's list: which clients need somebody now, and why; and that the coach has seen it. */
package onward.progress.roster;
