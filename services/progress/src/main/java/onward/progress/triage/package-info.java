/**
 * Why a client needs the coach, in plain Java: each reason with what it takes, how bad it is, and when it has become so much
 * worse that a coach who has seen it wants to be told again.
 */
package onward.progress.triage;
