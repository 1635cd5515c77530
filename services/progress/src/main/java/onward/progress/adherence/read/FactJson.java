package onward.progress.adherence.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
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
    private static final ObjectReader OF_ITEMS = JSON.readerFor(ITEMS);
    private static final ObjectReader OF_ENTRIES = JSON.readerFor(ENTRIES);

    private FactJson() {}

    static String ofItems(List<PlanItem> items) {
        return write(ITEMS, items);
    }

    static List<PlanItem> items(String json) {
        return read(OF_ITEMS, json);
    }

    static String ofEntries(List<Entry> entries) {
        return write(ENTRIES, entries);
    }

    static List<Entry> entries(String json) {
        return read(OF_ENTRIES, json);
    }

    private static <T> String write(TypeReference<T> type, T value) {
        try {
            return JSON.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> read(ObjectReader reader, String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
