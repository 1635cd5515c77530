package onward.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a change to a released version of an event breaks. Within a version optional members may be added; whatever else
 * changes, some event that is kept for ever or some consumer in the field no longer fits.
 */
final class Breakage {
    private static final String INSTEAD = " Add a new version with an upcaster instead.";

    private final String event;
    private final List<String> found = new ArrayList<>();

    private Breakage(String event) {
        this.event = event;
    }

    /**
     * One sentence for each thing that breaks.
     *
     * @param event such as {@code WeekClosed v1}
     * @param released the version as it was released: its plain schema, its examples by name
     * @param now the same today; missing if it is gone
     */
    static List<String> between(String event, JsonNode released, JsonNode now) {
        Breakage breakage = new Breakage(event);
        if (now.isMissingNode()) {
            breakage.say("it was removed", "events of it are kept for ever and must stay readable");
        } else {
            breakage.schema("", released.path("schema"), now.path("schema"));
            breakage.examples(released.path("examples"), now.path("examples"));
        }
        return breakage.found;
    }

    private void schema(String at, JsonNode released, JsonNode now) {
        Set<String> keywords = new LinkedHashSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.forEach(keyword -> keyword(keyword, at, released.path(keyword), now.path(keyword)));
    }

    private void keyword(String keyword, String at, JsonNode released, JsonNode now) {
        switch (keyword) {
            case "properties" -> members(at, released, now);
            case "required" -> required(at, released, now);
            case "oneOf", "anyOf", "allOf", "prefixItems" -> alternatives(keyword, at, released, now);
            case "items" -> {
                if (released.isObject() && now.isObject()) {
                    schema(at + "/0", released, now);
                } else {
                    same(keyword, at, released, now);
                }
            }
            case "enum" -> values(at, released, now);
            default -> same(keyword, at, released, now);
        }
    }

    private void members(String at, JsonNode released, JsonNode now) {
        released.properties().forEach(member -> {
            String name = at + "/" + member.getKey();
            if (now.has(member.getKey())) {
                schema(name, member.getValue(), now.get(member.getKey()));
            } else {
                say(named(name) + " was removed", "consumers in the field still read it");
            }
        });
    }

    private void required(String at, JsonNode released, JsonNode now) {
        without(now, released)
                .forEach(name -> say(
                        named(at + "/" + name.textValue()) + " is required now",
                        "events that were written before may lack it"));
        without(released, now)
                .forEach(name -> say(
                        named(at + "/" + name.textValue()) + " is no longer required",
                        "consumers in the field count on it"));
    }

    private void alternatives(String keyword, String at, JsonNode released, JsonNode now) {
        if (released.size() != now.size()) {
            say(
                    named(at) + " has " + now.size() + " alternatives instead of " + released.size() + " (" + keyword
                            + ")",
                    "consumers in the field know those");
            return;
        }
        for (int i = 0; i < released.size(); i++) {
            schema(at, released.get(i), now.get(i));
        }
    }

    private void values(String at, JsonNode released, JsonNode now) {
        without(released, now)
                .forEach(value ->
                        say(named(at) + " may no longer be " + value, "events that were written before may say so"));
        without(now, released)
                .forEach(
                        value -> say(named(at) + " may be " + value + " now", "consumers in the field do not know it"));
    }

    private void same(String keyword, String at, JsonNode released, JsonNode now) {
        if (!Objects.equals(released, now)) {
            say(
                    named(at) + " changed its " + keyword + " from " + shown(released) + " to " + shown(now),
                    "events that were written before, or consumers in the field, no longer fit");
        }
    }

    private void examples(JsonNode released, JsonNode now) {
        released.properties().forEach(example -> {
            JsonNode kept = now.path(example.getKey());
            if (kept.isMissingNode()) {
                say("the example " + example.getKey() + " was deleted", "it is an event as it is stored somewhere");
            } else if (!kept.equals(example.getValue())) {
                say("the example " + example.getKey() + " was edited", "it is an event as it is stored somewhere");
            }
        });
    }

    private void say(String what, String why) {
        found.add(event + ": " + what + "; " + why + "." + INSTEAD);
    }

    private static String named(String at) {
        return at.isEmpty() ? "the event" : "member '" + at.substring(1) + "'";
    }

    private static String shown(JsonNode value) {
        return Optional.of(value)
                .filter(some -> !(some instanceof MissingNode))
                .map(JsonNode::toString)
                .orElse("none");
    }

    private static List<JsonNode> without(JsonNode some, JsonNode others) {
        List<JsonNode> left = new ArrayList<>();
        some.forEach(left::add);
        others.forEach(left::remove);
        return left;
    }
}
