package onward.progress.facts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.DateClosed;
import onward.contracts.event.Event;
import onward.contracts.event.FlareFound;
import onward.contracts.event.MilestoneReached;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.event.TriageReasonCleared;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.DayFigures;
import onward.contracts.value.FlareCause;
import onward.contracts.value.Milestone;
import onward.kit.store.NewEvent;
import onward.progress.measures.read.MilestoneTable.Reached;
import onward.progress.triage.Need;

/** What was found of one client, each thing with an id that follows from what it says. */
final class Findings {
    private final UUID client;
    private final List<NewEvent> found = new ArrayList<>();

    Findings(UUID client) {
        this.client = client;
    }

    void add(DateClosed closed) {
        found.add(new NewEvent(dateClosed(closed.date()), Optional.empty(), closed));
    }

    /** What the closing of a date is known by. */
    UUID dateClosed(LocalDate date) {
        return id("date closed " + date);
    }

    void add(WeekClosed closed) {
        add("week closed " + closed.week(), closed);
    }

    /** @param time how often this date is told again: a figure may come back to what it was */
    void restated(LocalDate date, Optional<DayFigures> before, DayFigures after, int time) {
        add("restated " + date + " time " + time, new AdherenceRestated(date, before, after));
    }

    void gap(Instant since, int hours, Instant reachedAt) {
        UUID gap = id("gap since " + since);
        found.add(
                new NewEvent(gap(since, hours), Optional.empty(), new MovementGapFound(gap, since, hours, reachedAt)));
    }

    /** What a gap of that length is known by. */
    UUID gap(Instant since, int hours) {
        return id("gap since " + since + " of " + hours + " h");
    }

    void milestone(Milestone milestone, Reached reached) {
        add("milestone " + milestone.code(), new MilestoneReached(milestone, reached.on(), reached.at()));
    }

    void add(FlareFound flare) {
        found.add(new NewEvent(flare.flareId(), Optional.empty(), flare));
    }

    /** What a flare of that date and cause is known by; the event that tells it as well. */
    UUID flare(LocalDate on, FlareCause cause) {
        return id("flare " + cause.name().toLowerCase(Locale.ROOT) + " on " + on);
    }

    void add(RedFlagRaised raised) {
        found.add(new NewEvent(redFlags(raised.checkInId()), Optional.empty(), raised));
    }

    /** What the red flags of a check-in are known by. */
    UUID redFlags(UUID checkIn) {
        return id("red flags of " + checkIn);
    }

    /** @param time how often this reason was told, with this: it may pass and come back */
    void raised(Need need, int time) {
        add(
                "triage " + need.reason().code() + " time " + time,
                new TriageReasonRaised(need.reason(), need.kind(), need.since(), time, need.restsOn()));
    }

    void cleared(Need need, int time) {
        add(
                "triage " + need.reason().code() + " time " + time + " passed",
                new TriageReasonCleared(need.reason(), need.since(), time));
    }

    List<NewEvent> found() {
        return List.copyOf(found);
    }

    private void add(String says, Event event) {
        found.add(new NewEvent(id(says), Optional.empty(), event));
    }

    private UUID id(String says) {
        return UUID.nameUUIDFromBytes((client + ": " + says).getBytes(StandardCharsets.UTF_8));
    }
}
