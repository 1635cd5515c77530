/**
 * What a client's progress is measured by, in plain Java: pain, function, load, walking, how pain
 * answers to sessions. Each measure says where its figures come from.
 */
package onward.progress.measures;
