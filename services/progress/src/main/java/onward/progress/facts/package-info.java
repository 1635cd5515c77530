/**
 * What is found of a client as time goes by, and told as events of this service: dates and weeks that close, closed
 * figures that change, movement that stops, milestones, flares and red flags.
 */
package onward.progress.facts;
