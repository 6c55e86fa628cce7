package dev.kiln.emulator.internal.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one service speaks AWS's Query protocol: what neither the protocol nor the SDK's classes say. A value: each method
 * returns a changed copy.
 *
 * <pre>{@code
 * QueryStyle.of("http://queue.amazonaws.com/doc/2012-11-05/")
 *     .flattened("""
 *             AttributeNames                   AttributeName
 *             Attributes                       Attribute Name Value
 *             SendMessageBatchRequest.Entries  SendMessageBatchRequestEntry
 *             """)
 * }</pre>
 *
 * @param namespace of the XML in answers; empty for none
 * @param flat lists and maps without an element around theirs, by member, or by class and member
 * @param messages of errors that are worded differently in this protocol, by code
 * @param detail whether errors have an empty {@code <Detail/>}
 * @param pathMember the member that the path gives where no parameter does; empty where there is none
 * @param rootOnly operations that are refused at other paths than the root
 */
public record QueryStyle(
        String namespace,
        Map<String, Flat> flat,
        Map<String, String> messages,
        boolean detail,
        String pathMember,
        Set<String> rootOnly) {
    public static final QueryStyle PLAIN = of("");

    /**
     * A flattened list or map.
     *
     * @param name of each element or entry
     * @param key name of the key within an entry; empty for lists
     * @param value name of the value within an entry; empty for lists
     */
    public record Flat(String name, String key, String value) {}

    public QueryStyle {
        flat = Map.copyOf(flat);
        messages = Map.copyOf(messages);
        rootOnly = Set.copyOf(rootOnly);
    }

    public static QueryStyle of(String namespace) {
        return new QueryStyle(namespace, Map.of(), Map.of(), false, "", Set.of());
    }

    /**
     * Sets which lists and maps are flattened, one a line: the member, also as {@code Class.member} where the member alone is
     * ambiguous, then the name of an element, and for maps those of key and value.
     */
    public QueryStyle flattened(String table) {
        Map<String, Flat> all = new HashMap<>(flat);
        for (String line : table.strip().split("\n", -1)) {
            String[] parts = line.strip().split(" +", -1);
            boolean map = parts.length > 2;
            all.put(parts[0], new Flat(parts[1], map ? parts[2] : "", map ? parts[3] : ""));
        }
        return new QueryStyle(namespace, all, messages, detail, pathMember, rootOnly);
    }

    /** Words the errors of a code differently. */
    public QueryStyle message(String code, String message) {
        Map<String, String> all = new HashMap<>(messages);
        all.put(code, message);
        return new QueryStyle(namespace, flat, all, detail, pathMember, rootOnly);
    }

    public QueryStyle withDetail() {
        return new QueryStyle(namespace, flat, messages, true, pathMember, rootOnly);
    }

    /** Takes a path other than the root for the value of a member, and refuses the operations at it. */
    public QueryStyle path(String member, String... operations) {
        return new QueryStyle(namespace, flat, messages, detail, member, Set.of(operations));
    }

    /** Says how a list or map is flattened; null where it is not. */
    public @Nullable Flat flat(String className, String member) {
        Flat own = flat.get(className + "." + member);
        return own == null ? flat.get(member) : own;
    }
}
