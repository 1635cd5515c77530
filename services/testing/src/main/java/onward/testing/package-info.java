/**
 * Real PostgreSQL and Kafka for tests, one of each per JVM, gone with the JVM however it ends: in containers where there is
 * a Docker engine, else embedded.
 */
package onward.testing;
