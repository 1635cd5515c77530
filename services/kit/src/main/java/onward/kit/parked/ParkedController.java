package onward.kit.parked;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** What this one service could not apply; the gateway tells it together with that of the others. */
@Controller("/v1/admin/parked")
@Secured("admin")
@Requires(beans = ParkedRecords.class)
@ExecuteOn(TaskExecutors.BLOCKING)
public final class ParkedController {
    private final ParkedRecords records;

    ParkedController(ParkedRecords records) {
        this.records = records;
    }

    /** Of this service. */
    public record Answer(List<ParkedView> parked) {}

    @Get
    Answer all() {
        return new Answer(records.all());
    }

    @Post("/{id}/retry")
    ParkedRecords.Retried retry(String id) {
        return records.retry(id);
    }
}
