package dev.kiln.samples.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as text, one a line: JSON, or CSV with the columns of {@code COLUMNS} if that is set. */
final class Lines {
    private final List<String> columns;

    Lines() {
        String set = System.getenv("COLUMNS");
        columns = set == null ? List.of() : List.of(set.split(",", -1));
    }

    String contentType() {
        return columns.isEmpty() ? "application/x-ndjson" : "text/csv; charset=utf-8";
    }

    byte[] of(List<Map<String, AttributeValue>> items) {
        StringBuilder text = new StringBuilder(items.size() * 128);
        for (Map<String, AttributeValue> item : items) {
            if (columns.isEmpty()) {
                json(item, text);
            } else {
                csv(item, text);
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void csv(Map<String, AttributeValue> item, StringBuilder to) {
        for (int i = 0; i < columns.size(); i++) {
            AttributeValue value = item.get(columns.get(i));
            String text = value == null ? "" : value.n() != null ? value.n() : value.s() != null ? value.s() : "";
            boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
            to.append(i == 0 ? "" : ",").append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
    }

    private static void json(Map<String, AttributeValue> item, StringBuilder to) {
        String separator = "{";
        for (Map.Entry<String, AttributeValue> entry : new TreeMap<>(item).entrySet()) {
            to.append(separator);
            string(entry.getKey(), to);
            to.append(':');
            json(entry.getValue(), to);
            separator = ",";
        }
        to.append(item.isEmpty() ? "{}" : "}");
    }

    private static void json(AttributeValue value, StringBuilder to) {
        switch (value.type()) {
            case S -> string(value.s(), to);
            case N -> to.append(value.n());
            case BOOL -> to.append(value.bool());
            case M -> json(value.m(), to);
            case L -> list(value.l(), to);
            case SS -> list(value.ss().stream().map(AttributeValue::fromS).toList(), to);
            case NS -> list(value.ns().stream().map(AttributeValue::fromN).toList(), to);
            default -> to.append("null");
        }
    }

    private static void list(List<AttributeValue> values, StringBuilder to) {
        to.append('[');
        for (int i = 0; i < values.size(); i++) {
            to.append(i == 0 ? "" : ",");
            json(values.get(i), to);
        }
        to.append(']');
    }

    private static void string(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                to.append('\\').append(c);
            } else if (c < 0x20) {
                to.append(String.format("\\u%04x", (int) c));
            } else {
                to.append(c);
            }
        }
        to.append('"');
    }
}
