package dev.kiln.emulator.internal.wire;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructList;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** One member of a {@link Shape}, or the element of a list, or the value of a map: an SDK field with its traits looked up. */
final class Member {
    private static final Object ABSENT_LIST = DefaultSdkAutoConstructList.getInstance();
    private static final Object ABSENT_MAP = DefaultSdkAutoConstructMap.getInstance();

    private final SdkField<?> field;
    private final String name;
    private final String replyName;
    private final SerializableString replyNameUtf8;
    private final MarshallLocation location;
    private final MarshallingKnownType type;
    private final TimestampFormatTrait.@Nullable Format timestamp;
    private final boolean payload;
    private final boolean jsonValue;
    private final boolean xmlAttribute;
    private final boolean flattened;
    private final String elementName;
    private final @Nullable Member element;
    private volatile @Nullable Shape struct;

    Member(SdkField<?> field) {
        this.field = field;
        LocationTrait place = field.getTrait(LocationTrait.class);
        this.name = place == null ? field.memberName() : field.locationName();
        this.replyName = place == null ? field.memberName() : field.unmarshallLocationName();
        this.replyNameUtf8 = new SerializedString(replyName);
        this.location = place == null ? MarshallLocation.PAYLOAD : field.location();
        this.type = field.marshallingType().getKnownType();
        TimestampFormatTrait format = field.getTrait(TimestampFormatTrait.class);
        this.timestamp = format == null ? null : format.format();
        this.payload = field.containsTrait(PayloadTrait.class);
        this.jsonValue = field.containsTrait(JsonValueTrait.class);
        this.xmlAttribute = field.containsTrait(XmlAttributeTrait.class);
        ListTrait list = field.getTrait(ListTrait.class);
        this.flattened = list != null && list.isFlattened();
        this.elementName = list == null || list.memberLocationName() == null ? "member" : list.memberLocationName();
        this.element = element(field);
    }

    private static @Nullable Member element(SdkField<?> field) {
        ListTrait list = field.getTrait(ListTrait.class);
        if (list != null) {
            return new Member(list.memberFieldInfo());
        }
        MapTrait map = field.getTrait(MapTrait.class);
        return map == null ? null : new Member(map.valueFieldInfo());
    }

    /** The name in a request: of a JSON member, header, query parameter or path label. */
    String name() {
        return name;
    }

    /** The name in a response; the same but for a few protocols. */
    String replyName() {
        return replyName;
    }

    SerializableString replyNameUtf8() {
        return replyNameUtf8;
    }

    MarshallLocation location() {
        return location;
    }

    MarshallingKnownType type() {
        return type;
    }

    Class<?> targetType() {
        return field.marshallingType().getTargetClass();
    }

    TimestampFormatTrait.Format timestamp(TimestampFormatTrait.Format otherwise) {
        return timestamp == null ? otherwise : timestamp;
    }

    /** Whether this member is the body itself. */
    boolean payload() {
        return payload;
    }

    /** Whether a header carries this text as base64 of JSON. */
    boolean jsonValue() {
        return jsonValue;
    }

    /** Whether XML has it as an attribute of the structure's element. */
    boolean xmlAttribute() {
        return xmlAttribute;
    }

    /** Whether XML has the elements of the list without one around them. */
    boolean flattened() {
        return flattened;
    }

    /** The name of a list's elements in XML. */
    String elementName() {
        return elementName;
    }

    /** The element of a list, or the value of a map. */
    Member element() {
        if (element == null) {
            throw new IllegalStateException(name + " is neither a list nor a map");
        }
        return element;
    }

    /** The name of the keys of a map in XML and in forms. */
    String keyName() {
        MapTrait map = field.getTrait(MapTrait.class);
        return map == null ? "key" : map.keyLocationName();
    }

    /** The name of the values of a map in XML and in forms. */
    String valueName() {
        MapTrait map = field.getTrait(MapTrait.class);
        return map == null ? "value" : map.valueLocationName();
    }

    /** The structure this member holds; looked up late, because structures contain themselves. */
    Shape struct() {
        Shape known = struct;
        if (known == null) {
            Supplier<SdkPojo> constructor = field.constructor();
            known = Shape.of(((Buildable) constructor.get()).build().getClass().asSubclass(SdkPojo.class));
            struct = known;
        }
        return known;
    }

    void set(SdkPojo builder, @Nullable Object value) {
        field.set(builder, value);
    }

    /** The value, or null where it was not set: also for the empty collections that the SDK returns for absent ones. */
    @Nullable
    Object get(SdkPojo from) {
        Object value = field.getValueOrDefault(from);
        return value == ABSENT_LIST || value == ABSENT_MAP ? null : value;
    }
}
