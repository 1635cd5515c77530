/** What is kept of triage in the schema {@code facts}: for what each client needs the coach, and how it stands with them. */
package onward.progress.triage.kept;
