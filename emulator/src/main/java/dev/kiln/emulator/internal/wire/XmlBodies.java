package dev.kiln.emulator.internal.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * Reads XML bodies into SDK objects. Elements that the class does not have are skipped. Documents with a DTD are refused, and so is
 * nesting that no AWS model comes near.
 */
final class XmlBodies {
    private static final int MOST_NESTING = 64;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader from;

    private XmlBodies(XMLStreamReader from) {
        this.from = from;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * Fills a builder from the root element.
     *
     * @param root the name that the root must have; null for any
     * @throws MalformedBody if it is no XML, or a value is not what its member takes
     */
    static void readInto(SdkPojo builder, Shape shape, @Nullable String root, byte[] body) {
        try {
            XMLStreamReader reader =
                    FACTORY.createXMLStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.name());
            XmlBodies bodies = new XmlBodies(reader);
            reader.nextTag();
            if (root != null && !root.equals(reader.getLocalName())) {
                throw new MalformedBody("begins with " + reader.getLocalName());
            }
            bodies.fill(builder, shape, 0);
            while (reader.hasNext()) {
                reader.next(); // what comes after the root must be XML too
            }
        } catch (XMLStreamException malformed) {
            throw new MalformedBody(String.valueOf(malformed.getMessage()));
        } catch (AwsServiceException mismatch) {
            throw new MalformedBody(String.valueOf(mismatch.rawMessage()));
        }
    }

    /** Reads the children of the element that the reader stands on, up to its end. */
    private void fill(SdkPojo builder, Shape shape, int depth) throws XMLStreamException {
        if (depth > MOST_NESTING) {
            throw new XMLStreamException("nested too deep");
        }
        for (Member member : shape.body()) {
            if (member.xmlAttribute()) {
                attribute(builder, member);
            }
        }
        Map<Member, List<Object>> flattened = new HashMap<>();
        while (from.next() != XMLStreamConstants.END_ELEMENT) {
            if (from.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            Member member = shape.inBody(from.getLocalName());
            if (member == null) {
                skip();
            } else if (member.type() == MarshallingKnownType.LIST && member.flattened()) {
                flattened.computeIfAbsent(member, list -> new ArrayList<>()).add(value(member.element(), depth));
            } else {
                member.set(builder, value(member, depth));
            }
        }
        flattened.forEach((member, list) -> member.set(builder, list));
    }

    private void attribute(SdkPojo builder, Member member) {
        String name = member.name().substring(member.name().indexOf(':') + 1);
        for (int i = 0; i < from.getAttributeCount(); i++) {
            if (from.getAttributeLocalName(i).equals(name)) {
                member.set(builder, from.getAttributeValue(i));
            }
        }
    }

    private Object value(Member member, int depth) throws XMLStreamException {
        return switch (member.type()) {
            case SDK_POJO -> {
                SdkPojo struct = member.struct().newBuilder();
                fill(struct, member.struct(), depth + 1);
                yield Shape.build(struct);
            }
            case LIST -> list(member, depth);
            case MAP -> map(member, depth);
            default -> TextValues.read(text(), member, Format.ISO_8601);
        };
    }

    private List<Object> list(Member member, int depth) throws XMLStreamException {
        List<Object> list = new ArrayList<>();
        while (from.next() != XMLStreamConstants.END_ELEMENT) {
            if (from.getEventType() == XMLStreamConstants.START_ELEMENT) {
                list.add(value(member.element(), depth));
            }
        }
        return list;
    }

    private Map<String, Object> map(Member member, int depth) throws XMLStreamException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (from.next() != XMLStreamConstants.END_ELEMENT) {
            if (from.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String key = null;
            Object value = null;
            while (from.next() != XMLStreamConstants.END_ELEMENT) {
                if (from.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    if (key == null) {
                        key = text();
                    } else {
                        value = value(member.element(), depth);
                    }
                }
            }
            if (key != null && value != null) {
                map.put(key, value);
            }
        }
        return map;
    }

    private String text() throws XMLStreamException {
        return from.getElementText();
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = from.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Returns whether there is anything but white space. */
    static boolean isBlank(byte @Nullable [] body) {
        if (body == null) {
            return true;
        }
        for (byte each : body) {
            if (each > ' ' || each < 0) {
                return false;
            }
        }
        return true;
    }
}
