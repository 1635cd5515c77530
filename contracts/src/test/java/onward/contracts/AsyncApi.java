package onward.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics as an AsyncAPI document, put together from what the code says: types, topics, projections, schemas. */
final class AsyncApi {
    static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private static final String FRAME = """
            asyncapi: 3.0.0
            info:
              title: Onward, events
              version: '1'
              license: {name: Apache-2.0, url: 'https://www.apache.org/licenses/LICENSE-2.0'}
              description: |
                What Onward's services tell each other: CloudEvents 1.0 in binary mode on Kafka. The key is the stream, the id
                of one client or one studio; `ce_streamversion` counts 1, 2, 3 in a stream and is the only truth about order
                and completeness. Topics are kept for ever and never compacted; consumers read committed.

                **The value is sealed**: the payload's JSON is encrypted with AES-256-GCM under the key of its stream, bound to
                event id, type and version. The payload schemas below describe what is inside. Whoever may read asks the key
                store for the key; of an erased stream there is none, and its events yield nothing.

                Within a version of an event only optional members are added, and consumers ignore those they do not know.
                Anything else is a new version of the type. What cannot be read is parked, never skipped.
            defaultContentType: application/vnd.onward.sealed+json
            channels: {}
            operations: {}
            components:
              messages: {}
              messageTraits:
                cloudEvent:
                  headers:
                    type: object
                    required: [ce_specversion, ce_id, ce_source, ce_type, ce_subject, ce_time, ce_streamversion, content-type]
                    properties:
                      ce_specversion: {type: string, const: '1.0'}
                      ce_id: {type: string, format: uuid, description: 'The event. Together with stream and version it is what makes it a duplicate or a fork.'}
                      ce_source: {type: string, pattern: '^/[a-z]+$', description: 'The service that recorded it, such as `/activity`.'}
                      ce_type: {type: string, pattern: '^onward\\.[A-Z][A-Za-z]+\\.v[1-9][0-9]*$', description: 'Type and version, such as `onward.SessionLogged.v1`.'}
                      ce_subject: {type: string, format: uuid, description: 'The stream; the same as the key.'}
                      ce_time: {type: string, format: date-time, description: 'When it was recorded, UTC.'}
                      ce_streamversion: {type: string, pattern: '^[1-9][0-9]*$', description: 'Its place in the stream of that topic: 1, 2, 3.'}
                      content-type: {type: string, const: application/vnd.onward.sealed+json}
                  bindings:
                    kafka:
                      key: {type: string, format: uuid, description: 'The stream: a client or a studio.'}
            """;

    private static final Map<String, String> ABOUT = Map.of(
            Topics.ACTIVITY, "What clients and coaches did.",
            Topics.PROGRESS, "What was found in it: dates and weeks that closed, figures that changed since, gaps.",
            Topics.NOTIFICATIONS, "What was mailed, and what people want to be mailed.");

    private AsyncApi() {}

    static JsonNode document() {
        ObjectNode document = (ObjectNode) yaml(FRAME);
        Map<String, String> senders = ServiceSources.senders();
        ObjectNode channels = (ObjectNode) document.get("channels");
        ObjectNode operations = (ObjectNode) document.get("operations");
        ObjectNode messages = (ObjectNode) document.at("/components/messages");
        for (String topic : List.of(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS)) {
            String sender = senders.get(topic);
            ObjectNode channel = channels.putObject(channel(topic));
            channel.put("address", topic).put("description", ABOUT.get(topic));
            ObjectNode carried = channel.putObject("messages");
            typesOf(sender).forEach(type -> {
                for (int version : ContractFiles.versions(type.wireName())) {
                    String name = type.wireName() + "V" + version;
                    messages.set(name, message(type, version));
                    carried.putObject(name).put("$ref", "#/components/messages/" + name);
                }
            });
            channel.putObject("bindings")
                    .putObject("kafka")
                    .put("topic", topic)
                    .put("partitions", Topics.PARTITIONS)
                    .putObject("topicConfiguration")
                    .put("retention.ms", -1)
                    .putArray("cleanup.policy")
                    .add("delete");
            operation(
                    operations,
                    sender,
                    "send",
                    topic,
                    "`" + sender + "` tells, by its outbox, in one transaction a batch.");
        }
        ServiceSources.receivers()
                .forEach((projection, topics) -> topics.stream()
                        .sorted()
                        .forEach(topic -> operation(
                                operations,
                                projection,
                                "receive",
                                topic,
                                "`" + projection + "` follows each stream in the order of its versions.")));
        return document;
    }

    private static void operation(ObjectNode operations, String who, String action, String topic, String summary) {
        ObjectNode operation = operations.putObject(who + "." + action + "." + channel(topic));
        operation.put("action", action).put("summary", summary);
        operation.putObject("channel").put("$ref", "#/channels/" + channel(topic));
    }

    private static ObjectNode message(EventType type, int version) {
        String folder = "events/" + type.wireName() + "/v" + version;
        JsonNode schema = yaml(ContractFiles.byId(ContractFiles.schemaId(type.wireName(), version)));
        ObjectNode message = YAML.createObjectNode();
        message.put("name", "onward." + type.wireName() + ".v" + version)
                .put("title", type.wireName())
                .put("summary", schema.path("description").asText());
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        message.putObject("payload").put("$ref", "./" + folder + "/schema.json");
        return message;
    }

    private static Stream<EventType> typesOf(String service) {
        return Arrays.stream(EventType.values())
                .filter(type -> ServiceSources.makersOf(type).equals(List.of(service)))
                .sorted((one, other) -> one.wireName().compareTo(other.wireName()));
    }

    private static String channel(String topic) {
        return topic.substring(topic.indexOf('.') + 1);
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
