/**
 * What a client's progress is measured by (domain: section 4), in plain Java: pain, function, load, walking, how pain
 * answers to sessions. Each measure says where its figures come from.
 */
package onward.progress.measures;
