package dev.kiln.runtime.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of classes: beans by their setters and public fields; records, and the few event classes that have
 * neither, by a constructor. What the class does not know is passed over.
 */
final class ObjectReader extends ValueReader {
    private static final String AWS = "com.amazonaws.services.";

    private final Class<?> raw;
    private final boolean aws;
    private final Constructor<?> constructor;
    private final boolean byConstructor;
    private final Map<String, Property> properties = new HashMap<>();
    private final List<Property> parameters;

    /** A place for a value: a parameter of the constructor when it has no setter. */
    private static final class Property {
        final Type type;
        final int parameter;
        final @Nullable Mutator mutator;
        private @Nullable ValueReader reader;

        Property(Type type, int parameter, @Nullable Mutator mutator) {
            this.type = type;
            this.parameter = parameter;
            this.mutator = mutator;
        }

        /** Found late, since classes refer to each other. */
        ValueReader reader(boolean aws) {
            ValueReader known = reader;
            if (known == null) {
                known = aws && type == Date.class ? TimeReader.dateInSeconds() : Readers.of(type);
                reader = known;
            }
            return known;
        }
    }

    private ObjectReader(Class<?> raw, Constructor<?> constructor, List<Property> parameters) {
        this.raw = raw;
        this.aws = raw.getName().startsWith(AWS);
        this.constructor = constructor;
        this.byConstructor = !parameters.isEmpty() || raw.isRecord();
        this.parameters = parameters;
    }

    static ObjectReader of(Type type, Class<?> raw) {
        Map<java.lang.reflect.TypeVariable<?>, Type> variables = Types.variables(type);
        Parameters creator = Parameters.of(raw);
        if (creator == null) {
            ObjectReader reader = new ObjectReader(raw, Instances.noArguments(raw), List.of());
            for (Map.Entry<String, Mutator> found : Mutator.of(raw).entrySet()) {
                Mutator mutator = found.getValue();
                reader.add(found.getKey(), new Property(Types.resolve(mutator.type(), variables), -1, mutator));
            }
            return reader;
        }
        Property[] parameters = new Property[creator.names().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = new Property(Types.resolve(creator.types().get(i), variables), i, null);
        }
        ObjectReader reader = new ObjectReader(raw, creator.constructor(), List.of(parameters));
        for (int i = 0; i < parameters.length; i++) {
            reader.add(creator.names().get(i), parameters[i]);
        }
        return reader;
    }

    private void add(String name, Property property) {
        properties.put(name, property);
        if (aws) {
            properties.putIfAbsent(folded(name), property);
        }
    }

    /** AWS's event classes name things a little differently from the events: {@code Records}, {@code detail-type}. */
    private static String folded(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private @Nullable Property property(String name) {
        Property found = properties.get(name);
        return found == null && aws ? properties.get(folded(name)) : found;
    }

    @Override
    @Nullable
    Object read(JsonReader in, char kind) {
        if (kind == '"') {
            if (in.string().isEmpty()) {
                return null;
            }
            throw in.error("a text where an object for " + raw.getName() + " is expected");
        }
        return byConstructor ? readParameters(in) : readProperties(in);
    }

    private Object readProperties(JsonReader in) {
        Object bean = Instances.create(constructor);
        in.enter('{');
        while (in.next('}')) {
            Property property = property(in.name());
            if (property == null || property.mutator == null) {
                in.skip();
            } else {
                property.mutator.set(bean, property.reader(aws).value(in));
            }
        }
        return bean;
    }

    private Object readParameters(JsonReader in) {
        @Nullable Object[] arguments = new @Nullable Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = parameters.get(i).reader(aws).absent();
        }
        in.enter('{');
        while (in.next('}')) {
            Property property = property(in.name());
            if (property == null) {
                in.skip();
            } else {
                arguments[property.parameter] = property.reader(aws).value(in);
            }
        }
        return Instances.create(constructor, arguments);
    }
}
