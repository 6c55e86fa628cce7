package dev.kiln.runtime.internal.json;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values by what they are at run time. Properties and map entries that are null are left out, as AWS does. */
@SuppressWarnings("JavaUtilDate") // functions use it, so it must be read and written
final class ValueWriter {
    /** Beyond this a value is taken to contain itself. */
    private static final int MAX_DEPTH = 1000;

    private final JsonWriter out;
    private int depth;

    ValueWriter(JsonWriter out) {
        this.out = out;
    }

    void write(@Nullable Object value) {
        if (value == null) {
            out.raw("null");
        } else if (value instanceof CharSequence text) {
            out.string(text);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean) {
            out.raw(value.toString());
        } else if (value instanceof Enum<?> constant) {
            out.string(constant.name());
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Path path) {
            out.string(path.toUri().toString());
        } else if (value instanceof Iterable<?> values) {
            array(values.iterator());
        } else if (value instanceof Iterator<?> values) {
            array(values);
        } else if (value.getClass().isArray()) {
            array(value);
        } else if (value instanceof Optional<?> optional) {
            write(optional.isPresent() ? optional.get() : null);
        } else if (!special(value)) {
            bean(value);
        }
    }

    private void number(Number number) {
        boolean finite =
                !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
        if (finite) {
            out.raw(number.toString());
        } else {
            out.string(number.toString());
        }
    }

    private boolean special(Object value) {
        if (value instanceof Date date) {
            out.raw(Long.toString(date.getTime()));
        } else if (value instanceof Calendar calendar) {
            out.raw(Long.toString(calendar.getTimeInMillis()));
        } else if (value instanceof Character
                || value instanceof UUID
                || value instanceof java.net.URI
                || value instanceof java.net.URL
                || value instanceof Locale
                || value instanceof Currency
                || value instanceof java.io.File
                || value.getClass().getName().equals("org.joda.time.DateTime")) {
            out.string(value.toString());
        } else if (value instanceof TimeZone zone) {
            out.string(zone.getID());
        } else if (value instanceof Class<?> type) {
            out.string(type.getName());
        } else if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            out.string(Base64.getEncoder().encodeToString(copy));
        } else {
            return TimeWriter.write(value, out);
        }
        return true;
    }

    private void map(Map<?, ?> map) {
        deeper();
        out.open('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() != null) {
                out.name(TimeWriter.key(entry.getKey()));
                write(entry.getValue());
            }
        }
        out.close('}');
        depth--;
    }

    private void array(Iterator<?> values) {
        deeper();
        out.open('[');
        while (values.hasNext()) {
            out.element();
            write(values.next());
        }
        out.close(']');
        depth--;
    }

    private void array(Object array) {
        if (array instanceof byte[] bytes) {
            out.string(Base64.getEncoder().encodeToString(bytes));
        } else if (array instanceof char[] chars) {
            out.string(new String(chars));
        } else {
            deeper();
            out.open('[');
            for (int i = 0; i < Array.getLength(array); i++) {
                out.element();
                write(Array.get(array, i));
            }
            out.close(']');
            depth--;
        }
    }

    private void bean(Object bean) {
        deeper();
        out.open('{');
        for (Accessor accessor : Accessor.of(bean.getClass())) {
            Object value = accessor.get(bean);
            if (value != null) {
                out.name(accessor.name());
                write(value);
            }
        }
        out.close('}');
        depth--;
    }

    private void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new JsonException(
                    "Cannot write more than " + MAX_DEPTH + " levels of nesting; does the value contain itself?");
        }
    }
}
