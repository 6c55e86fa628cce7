package dev.kiln.emulator.internal.s3;

import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The field {@code tagging} of a form, an XML document, as the header {@code x-amz-tagging}. */
final class FormTags {
    private FormTags() {}

    static @Nullable String header(@Nullable String xml) {
        if (xml == null) {
            return null;
        }
        List<String> pairs = new ArrayList<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            String key = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (reader.getLocalName().equals("Key")) {
                    key = encoded(reader.getElementText());
                } else if (reader.getLocalName().equals("Value")) {
                    pairs.add(key + "=" + encoded(reader.getElementText()));
                }
            }
        } catch (XMLStreamException malformed) {
            throw S3Errors.malformedXml();
        }
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
