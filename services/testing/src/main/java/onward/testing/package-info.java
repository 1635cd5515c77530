/** Real PostgreSQL and Kafka for tests, one of each per JVM, gone with the JVM however it ends. */
package onward.testing;
