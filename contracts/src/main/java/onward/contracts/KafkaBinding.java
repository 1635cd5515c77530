package onward.contracts;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The envelope as a Kafka record: CloudEvents 1.0 in binary mode. Key and {@code ce_subject} are the stream,
 * {@code ce_type} is {@code onward.<type>.v<n>}, {@code ce_streamversion} the place in the stream, the value the sealed
 * payload. {@code ce_requestid} and {@code ce_traceparent} tell the request that led to it, if there was one.
 */
public final class KafkaBinding {
    private static final String STREAM_VERSION = "streamversion";
    /** On whose account it was recorded, as {@link Origin} has it. */
    private static final String REQUEST_ID = "requestid";
    /** CloudEvents' extension for distributed tracing. */
    private static final String TRACE_PARENT = "traceparent";

    private static final String PREFIX = "onward.";
    private static final String SEALED_JSON = "application/vnd.onward.sealed+json";

    private KafkaBinding() {}

    /** The record to publish on that topic. */
    public static ProducerRecord<String, byte[]> toRecord(String topic, Envelope envelope) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(envelope.id().toString())
                .withSource(URI.create("/" + envelope.source()))
                .withType(PREFIX + envelope.type() + ".v" + envelope.typeVersion())
                .withSubject(envelope.stream().toString())
                .withTime(envelope.recordedAt().atOffset(ZoneOffset.UTC))
                .withExtension(STREAM_VERSION, Long.toString(envelope.version()))
                .withDataContentType(SEALED_JSON)
                .withData(envelope.payload());
        envelope.origin().requestId().ifPresent(id -> event.withExtension(REQUEST_ID, id));
        envelope.origin().traceParent().ifPresent(parent -> event.withExtension(TRACE_PARENT, parent));
        return KafkaMessageFactory.<String>createWriter(
                        topic, null, null, envelope.stream().toString())
                .writeBinary(event.build());
    }

    /**
     * The envelope of a consumed record.
     *
     * @throws UndecodableEvent if it is none, or its key is not its stream
     */
    public static Envelope fromRecord(ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            required(header.value(), header.key());
        }
        try {
            CloudEvent event = KafkaMessageFactory.createReader(record.headers(), record.value())
                    .toEvent();
            UUID stream = UUID.fromString(required(event.getSubject(), "subject"));
            String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            if (!key.equals(stream.toString())) {
                // Which stream stays unsaid: the cause is shown to administrators of any studio.
                throw new UndecodableEvent("the key is not the stream", null);
            }
            if (event.getData() == null) {
                throw new UndecodableEvent("no payload", null);
            }
            String type = event.getType();
            int dot = type.lastIndexOf(".v");
            if (!type.startsWith(PREFIX) || dot < PREFIX.length()) {
                throw new UndecodableEvent("not a type of this project: " + type, null);
            }
            return new Envelope(
                    UUID.fromString(event.getId()),
                    required(event.getSource().getPath(), "source").substring(1),
                    type.substring(PREFIX.length(), dot),
                    Integer.parseInt(type.substring(dot + 2)),
                    stream,
                    Long.parseLong(Objects.toString(required(event.getExtension(STREAM_VERSION), STREAM_VERSION))),
                    required(event.getTime(), "time").toInstant(),
                    event.getData().toBytes(),
                    Origin.of(text(event, REQUEST_ID), text(event, TRACE_PARENT)));
        } catch (CloudEventRWException
                | IllegalArgumentException
                | IllegalStateException // an attribute that CloudEvents requires is missing
                | IndexOutOfBoundsException
                | DateTimeException e) {
            // Its message may quote what stands there.
            throw new UndecodableEvent("not an envelope: " + e.getClass().getSimpleName(), e);
        }
    }

    private static String text(CloudEvent event, String extension) {
        Object value = event.getExtension(extension);
        return value == null ? null : value.toString();
    }

    private static <T> T required(T value, String attribute) {
        if (value == null) {
            throw new UndecodableEvent("no attribute " + attribute, null);
        }
        return value;
    }
}
