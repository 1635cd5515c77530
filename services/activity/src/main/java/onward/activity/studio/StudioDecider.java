package onward.activity.studio;

import static onward.activity.decision.Decision.repeated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.activity.client.DetailBounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.Event;
import onward.contracts.event.StudioOpened;

/** Decides on opening a studio: whatever of it is not there yet is added, nothing that is there is changed. */
public final class StudioDecider {
    private StudioDecider() {}

    /** What comes of it. */
    public static Decision decide(StudioState state, OpenStudio studio) {
        Optional<Refused> refusal = Refused.firstOf(Stream.concat(
                Stream.of(
                        () -> DetailBounds.name(studio.name()),
                        () -> DetailBounds.timeZone(studio.timeZone().getId())),
                studio.staff().stream()
                        .map(person -> () -> DetailBounds.name(person.name())
                                .or(() -> DetailBounds.email(person.email()))
                                .or(() -> person.locale().flatMap(DetailBounds::locale)))));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Event> events = new ArrayList<>();
        if (!state.open()) {
            events.add(new StudioOpened(studio.name(), studio.timeZone()));
        }
        studio.staff().stream()
                .filter(person -> !state.staff().contains(person.personId()))
                .map(person -> new CoachJoined(
                        person.personId(),
                        person.name(),
                        person.email(),
                        person.role(),
                        studio.timeZone(),
                        person.locale()))
                .forEach(events::add);
        return events.isEmpty() ? repeated() : new Accepted(events);
    }
}
