package onward.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaBindingTest {
    private static final Envelope ENVELOPE = new Envelope(
            UUID.fromString("0190a1b2-0000-7000-8000-000000000001"),
            "activity",
            "SessionLogged",
            1,
            UUID.fromString("5b1f0c1e-6a0e-4f0e-9d7a-0b8a52f2c100"),
            42,
            Instant.parse("2026-06-01T06:10:00.123456Z"),
            new byte[] {1, 0, -1});

    private final ProducerRecord<String, byte[]> sent = KafkaBinding.toRecord(Topics.ACTIVITY, ENVELOPE);

    @Test
    void an_envelope_goes_to_kafka_and_comes_back() {
        assertThat(KafkaBinding.fromRecord(received()))
                .usingRecursiveComparison()
                .isEqualTo(ENVELOPE);
    }

    @Test
    void the_record_is_a_cloud_event_in_binary_mode_keyed_by_its_stream() {
        assertThat(sent.topic()).isEqualTo(Topics.ACTIVITY);
        assertThat(sent.key()).isEqualTo("5b1f0c1e-6a0e-4f0e-9d7a-0b8a52f2c100");
        assertThat(sent.value()).isEqualTo(ENVELOPE.payload());
        assertThat(header("ce_specversion")).contains("1.0");
        assertThat(header("ce_id")).contains("0190a1b2-0000-7000-8000-000000000001");
        assertThat(header("ce_source")).contains("/activity");
        assertThat(header("ce_type")).contains("onward.SessionLogged.v1");
        assertThat(header("ce_subject")).contains(sent.key());
        assertThat(header("ce_time")).contains("2026-06-01T06:10:00.123456Z");
        assertThat(header("ce_streamversion")).contains("42");
    }

    @Test
    void the_request_that_led_to_it_travels_along_unless_it_is_not_sane() {
        Origin origin = Origin.of("phone-17", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        KafkaBinding.toRecord(Topics.ACTIVITY, ENVELOPE.from(origin))
                .headers()
                .forEach(header -> sent.headers().remove(header.key()).add(header));
        assertThat(header("ce_requestid")).contains("phone-17");
        assertThat(header("ce_traceparent")).isEqualTo(origin.traceParent());
        assertThat(KafkaBinding.fromRecord(received()).origin()).isEqualTo(origin);

        sent.headers().remove("ce_requestid").add("ce_requestid", "two\nlines".getBytes(UTF_8));
        sent.headers().remove("ce_traceparent").add("ce_traceparent", "nothing".getBytes(UTF_8));
        assertThat(KafkaBinding.fromRecord(received()).origin()).isEqualTo(Origin.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_streamversion"})
    void a_record_without_an_attribute_is_no_envelope(String attribute) {
        sent.headers().remove(attribute);
        assertUndecodable(received());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_subject", "ce_time", "ce_streamversion", "content-type"})
    void a_header_without_a_value_makes_no_envelope(String attribute) {
        sent.headers().remove(attribute).add(attribute, null);
        assertUndecodable(received());
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, not-a-uuid",
        "ce_source, urn:somewhere",
        "ce_type, SessionLogged",
        "ce_type, onward.SessionLogged",
        "ce_type, onward.SessionLogged.vx",
        "ce_type, onward.SessionLogged.v0",
        "ce_subject, everybody",
        "ce_time, yesterday",
        "ce_streamversion, first",
        "ce_streamversion, 0",
        "ce_specversion, 7.0",
    })
    void a_broken_attribute_makes_no_envelope(String attribute, String value) {
        sent.headers().remove(attribute).add(attribute, value.getBytes(UTF_8));
        assertUndecodable(received());
    }

    @Test
    void a_key_that_is_not_the_stream_makes_no_envelope() {
        assertUndecodable(received("5b1f0c1e-6a0e-4f0e-9d7a-0b8a52f2c101".getBytes(UTF_8), sent.value()));
        assertUndecodable(received(null, sent.value()));
    }

    @Test
    void a_record_without_a_value_is_no_envelope() {
        assertUndecodable(received(sent.key().getBytes(UTF_8), null));
    }

    @Test
    void a_record_without_any_headers_is_no_envelope() {
        for (Header header : sent.headers().toArray()) {
            sent.headers().remove(header.key());
        }
        assertUndecodable(received());
    }

    private static void assertUndecodable(ConsumerRecord<byte[], byte[]> record) {
        assertThatThrownBy(() -> KafkaBinding.fromRecord(record)).isInstanceOf(UndecodableEvent.class);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(sent.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    private ConsumerRecord<byte[], byte[]> received() {
        return received(sent.key().getBytes(UTF_8), sent.value());
    }

    private ConsumerRecord<byte[], byte[]> received(byte[] key, byte[] value) {
        return new ConsumerRecord<>(
                Topics.ACTIVITY,
                0,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
