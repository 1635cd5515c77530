/**
 * PostgreSQL, Apache Kafka and a mailbox as programs of one machine: what {@code ./onward up} runs beneath the services
 * and what the tests run on. Production has its own; nothing in the services knows the difference.
 */
package onward.embedded;
