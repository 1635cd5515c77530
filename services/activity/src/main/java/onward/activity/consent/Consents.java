package onward.activity.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.activity.decision.Past;
import onward.contracts.event.ConsentGiven;
import onward.contracts.event.ConsentWithdrawn;
import onward.contracts.value.ConsentKind;

/** What a client said last of each kind of consent; nothing is agreed to by silence. */
public record Consents(List<Answer> answers) {
    public Consents {
        answers = List.copyOf(answers);
    }

    /**
     * What was said last of one kind.
     *
     * @param wording the id of the text that is agreed to; empty if the answer is no
     * @param version the stream's version after it
     */
    public record Answer(ConsentKind kind, Optional<String> wording, Instant at, long version) {}

    /** Nothing said yet. */
    public static Consents none() {
        return new Consents(List.of());
    }

    /** What was said last of that kind. */
    public Optional<Answer> to(ConsentKind kind) {
        return answers.stream().filter(answer -> answer.kind() == kind).findFirst();
    }

    /** After that event. */
    public Consents after(Past past) {
        if (past.event() instanceof ConsentGiven given) {
            return with(new Answer(given.kind(), Optional.of(given.wording()), past.recordedAt(), past.version()));
        }
        return past.event() instanceof ConsentWithdrawn withdrawn
                ? with(new Answer(withdrawn.kind(), Optional.empty(), past.recordedAt(), past.version()))
                : this;
    }

    private Consents with(Answer last) {
        return new Consents(Stream.concat(
                        answers.stream().filter(answer -> answer.kind() != last.kind()), Stream.of(last))
                .sorted(Comparator.comparing(Answer::kind))
                .toList());
    }
}
