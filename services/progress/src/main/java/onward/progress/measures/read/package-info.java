/** What progress is measured by, read from the facts that adherence keeps, and told. */
package onward.progress.measures.read;
