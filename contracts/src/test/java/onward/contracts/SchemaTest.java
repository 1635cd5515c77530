package onward.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import onward.contracts.ContractFiles.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are the truth: every type has one for each version, and every example is one of its documents. */
class SchemaTest {
    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(id -> id.startsWith(ContractFiles.BASE) ? ContractFiles.byId(id) : null));

    static Stream<Example> examples() {
        return ContractFiles.examples();
    }

    static Stream<EventType> types() {
        return Arrays.stream(EventType.values());
    }

    @Test
    void every_type_has_a_folder_and_every_folder_a_type() {
        assertThat(ContractFiles.types())
                .containsExactlyInAnyOrderElementsOf(
                        types().map(EventType::wireName).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_type_has_its_version_with_a_schema_and_two_examples(EventType type) {
        assertThat(ContractFiles.versions(type.wireName())).last().isEqualTo(type.version());
        for (int version : ContractFiles.versions(type.wireName())) {
            String schema = ContractFiles.byId(ContractFiles.schemaId(type.wireName(), version));
            assertThat(registry.getSchema(SchemaLocation.of(META_SCHEMA)).validate(schema, InputFormat.JSON))
                    .isEmpty();
            assertThat(schema).contains("\"$id\": \"" + ContractFiles.schemaId(type.wireName(), version) + "\"");
            assertThat(ContractFiles.examples(type.wireName(), version)).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_a_document_of_its_schema(Example example) {
        assertThat(errors(example.type(), example.version(), example.json())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "SessionLogged, a-walk.json, `\"minutes\": 10`, `\"minutes\": 0`",
                "SessionLogged, a-walk.json, `\"minutes\": 10`, `\"minutes\": 10.005`",
                "SessionLogged, a-walk.json, `\"minutes\": 10`, `\"minutes\": \"10\"`",
                "SessionLogged, a-walk.json, `\"minutes\"`, `\"metres\"`",
                "SessionLogged, a-walk.json, `07:00:00+01:00`, `07:00:00`",
                "SessionLogged, per-side-sets.json, `\"painBefore\": 4`, `\"painBefore\": 11`",
                "SessionLogged, per-side-sets.json, `\"painBefore\": 4`, `\"painBefore\": 4.5`",
                "SessionLogged, per-side-sets.json, `\"left\"`, `\"both\"`",
                "SessionLogged, from-a-device-abroad.json, `device:watch`, `device:`",
                "SessionCorrected, shorter-walk.json, `\"revision\": 2`, `\"revision\": 1`",
                "PlanActivated, keep-moving.json, `\"perDay\": 3`, `\"perDay\": 0`",
                "PlanActivated, keep-moving.json, `\"walking\"`, `\"swimming\"`",
                "PlanActivated, keep-moving.json, `2026-06-01`, `2026-6-1`",
                "DaysExcused, one-day-of-travel.json, `\"travel\"`, `\"flare\"`",
                "ExcusalWithdrawn, by-the-client.json, `\"by\": \"5b1f0c1e`, `\"by\": \"x`",
                "ClientEnrolled, with-locale.json, `client@demo`, `client at demo`",
                "PlanPaused, by-the-coach.json, `\"injury\"`, `\"flare\"`",
                "CheckInRecorded, everything.json, `\"painNow\": 4`, `\"painNow\": 11`",
                "CheckInRecorded, everything.json, `\"score\": 3`, `\"score\": 3.5`",
                "CheckInRecorded, everything.json, `saddle-numbness`, `saddle`",
                "CheckInRecorded, everything.json, `24`, `25`",
                "CheckInRecorded, everything.json, `07:30:00+01:00`, `07:30:00`",
                "ConsentGiven, research.json, `\"research\"`, `\"everything\"`",
                "NoteWritten, shared-later.json, `\"revision\": 2`, `\"revision\": 0`",
                "ExerciseDefined, a-pool-walk.json, `\"minutes\"`, `\"laps\"`",
                "ExerciseDefined, a-pool-walk.json, `\"pool-walk\"`, `\"Pool walk\"`",
                "TemplateDefined, pool.json, `\"perDay\": 1`, `\"perDay\": 0`",
                "AssumptionsConfirmed, one-item.json, `\"cat-cow\"`, ``",
                "HoldPlaced, urgent.json, `\"weight-loss\"`, `\"sore-toe\"`",
                "HoldPlaced, urgent.json, `\"urgent\"`, `\"later\"`",
                "HoldLifted, a-slip.json, `\"note\"`, `\"reason\"`",
                "RestrictionBreached, deadlift.json, `2026-06-03`, `2026-6-3`",
                "HeavyLoadingAllowed, after-a-week.json, `2026-06-07`, `yesterday`",
                "PlanActivated, flare-variant.json, `\"flareOf\": 2`, `\"flareOf\": 0`",
                "SessionLogged, told-what-it-is.json, `\"high\"`, `\"heavy\"`",
                "DateClosed, a-walk-and-core.json, `\"7/12\"`, `\"0.58\"`",
                "DateClosed, a-walk-and-core.json, `\"7/12\"`, `\"7/1\"`",
                "DateClosed, a-walk-and-core.json, `\"moving\": \"hit\"`, `\"moving\": \"yes\"`",
                "AdherenceRestated, logged-late.json, `\"after\"`, `\"afterwards\"`",
                "MovementGapFound, two-days.json, `\"hours\": 48`, `\"hours\": 24`",
                "WeekClosed, a-good-week.json, `2026-W23`, `2026-W54`",
                "WeekClosed, a-good-week.json, `\"movingDays\": 6`, `\"movingDays\": 8`",
                "MilestoneReached, a-week-in-a-row.json, `moving-streak-7`, `moving-streak-8`",
                "FlareFound, reported.json, `\"pain\": 6`, `\"pain\": 11`",
                "FlareFound, worse-the-next-day.json, `2.3333`, `1.9`",
                "FlareFound, worse-the-next-day.json, `suspected`, `sure`",
                "RedFlagRaised, emergency.json, `saddle-numbness`, `saddle`",
                "RedFlagRaised, urgent.json, `\"urgent\"`, `\"soon\"`",
                "MailPreferencesChanged, reminded-in-the-evening.json, `18:30`, `24:00`",
            })
    void the_schema_refuses_what_no_service_may_write(String type, String file, String right, String wrong) {
        String example = ContractFiles.examples(type, 1).stream()
                .filter(one -> one.file().endsWith(file))
                .findFirst()
                .orElseThrow()
                .json();
        assertThat(example).contains(right);
        assertThat(errors(type, 1, example.replace(right, wrong))).isNotEmpty();
    }

    private List<Error> errors(String type, int version, String json) {
        Schema schema = registry.getSchema(SchemaLocation.of(ContractFiles.schemaId(type, version)));
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
