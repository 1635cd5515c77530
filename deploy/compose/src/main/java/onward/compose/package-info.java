/** What {@code docker compose up} runs once, before the services. */
package onward.compose;
