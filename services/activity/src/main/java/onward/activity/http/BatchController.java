package onward.activity.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.activity.decision.Bounds;
import onward.activity.session.SessionBatch.Outcome;
import onward.activity.session.SessionCommand;
import onward.activity.store.ClientLog;
import onward.activity.store.ClientLog.Batch;
import onward.kit.access.Caller;
import onward.kit.http.BodyProblem;

/** Many sessions at once: what a phone has to say after some time off line. */
@Controller("/v1/clients/{clientId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BatchController {
    private static final int MOST = 500;

    private final ClientLog log;
    private final ObjectMapper json;

    BatchController(ClientLog log, ObjectMapper json) {
        this.log = log;
        this.json = json;
    }

    /** The operations, each still unread: a broken one is refused alone. */
    record BatchBody(List<TokenBuffer> operations) {
        BatchBody {
            operations = List.copyOf(operations);
        }
    }

    /**
     * What came of it.
     *
     * @param version the stream's, after all
     * @param results in the order of the operations
     */
    record Answer(long version, List<OperationResult> results) {}

    /** An operation that was read, or what is answered to one that cannot be. */
    private sealed interface Read {
        record Command(SessionCommand command) implements Read {}

        record Broken(OperationResult result) implements Read {}
    }

    @Post("/sessions:batch")
    Answer batch(Caller caller, UUID clientId, @Body BatchBody body) {
        Bounds.size(body.operations().size(), 0, MOST, "/operations").ifPresent(refusal -> {
            throw Problems.of(refusal).exception();
        });
        List<Read> reads = body.operations().stream()
                .map(operation -> read(operation, caller.personId()))
                .toList();
        List<SessionCommand> commands = reads.stream()
                .flatMap(read ->
                        read instanceof Read.Command(SessionCommand command) ? Stream.of(command) : Stream.empty())
                .toList();
        Batch batch =
                Problems.doneOrProblem(log.batch(caller, clientId, commands)).state();
        Iterator<Outcome> outcomes = batch.outcomes().iterator();
        List<OperationResult> results = reads.stream()
                .map(read -> switch (read) {
                    case Read.Command _ -> OperationResult.of(outcomes.next());
                    case Read.Broken(OperationResult result) -> result;
                })
                .toList();
        return new Answer(batch.version(), results);
    }

    private Read read(TokenBuffer operation, UUID person) {
        try {
            return new Read.Command(
                    json.readValue(operation.asParser(json), Operation.class).by(person));
        } catch (JsonProcessingException refused) {
            return new Read.Broken(OperationResult.refused(sessionId(operation), BodyProblem.of(refused)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> sessionId(TokenBuffer operation) {
        try {
            JsonNode id = json.<JsonNode>readTree(operation.asParser(json)).path("sessionId");
            return Optional.of(id).filter(JsonNode::isTextual).map(JsonNode::asText);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
