/**
 * Onward on one machine: what stands behind {@code ./onward}. One runner starts PostgreSQL, Kafka, a mail sink and the
 * services as children, starts again what dies, and stops all in order.
 */
package onward.local;
