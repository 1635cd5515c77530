package onward.progress.adherence.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import onward.contracts.Json;
import onward.contracts.value.Entry;
import onward.contracts.value.PlanItem;

/** The lists that stand in one column, in the JSON of the events. */
final class FactJson {
    private static final TypeReference<List<PlanItem>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};
    private static final ObjectMapper JSON = Json.tolerant();

    private FactJson() {}

    static String ofItems(List<PlanItem> items) {
        return write(ITEMS, items);
    }

    static List<PlanItem> items(String json) {
        return read(ITEMS, json);
    }

    static String ofEntries(List<Entry> entries) {
        return write(ENTRIES, entries);
    }

    static List<Entry> entries(String json) {
        return read(ENTRIES, json);
    }

    private static <T> String write(TypeReference<T> type, T value) {
        try {
            return JSON.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(TypeReference<T> type, String json) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
