package dev.kiln.emulator.internal.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A body of type {@code multipart/form-data}, read while it arrives: the fields first, up to the file, whose content is then a stream.
 * What comes behind the file is not looked at, as S3 does not.
 */
final class FormData {
    private static final int MOST_FIELD_BYTES = 20 << 10;
    private static final int MOST_FIELDS = 1000;
    private static final int MOST_LINE = 8 << 10;
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private final InputStream in;
    private final byte[] boundary;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String fileName = "";
    private boolean ended;

    private FormData(InputStream in, String boundary) {
        this.in = new BufferedInputStream(in, 64 << 10);
        this.boundary = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads up to the file. */
    static FormData read(InputStream body, String boundary) throws IOException {
        FormData form = new FormData(body, boundary);
        form.line(); // the first boundary has no line before it
        form.readFields();
        return form;
    }

    /** The fields by their names in lower case, in the order they came. */
    Map<String, String> fields() {
        return fields;
    }

    String fileName() {
        return fileName;
    }

    /** Returns the file's content, or what was given as a field of that name. */
    InputStream file() {
        return new Content();
    }

    private void readFields() throws IOException {
        while (!ended && fields.size() < MOST_FIELDS) {
            String name = "";
            String disposition = "";
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                    disposition = header;
                    Matcher named = NAME.matcher(header);
                    name = named.find() ? named.group(1).toLowerCase(Locale.ROOT) : "";
                }
            }
            if (name.equals("file")) {
                Matcher file = FILE_NAME.matcher(disposition);
                fileName = file.find() ? file.group(1).substring(file.group(1).lastIndexOf('\\') + 1) : "";
                return;
            }
            byte[] value = new Content().readNBytes(MOST_FIELD_BYTES + 1);
            if (value.length > MOST_FIELD_BYTES) {
                throw S3Errors.of(
                                400,
                                "MaxPostPreDataLengthExceeded",
                                "Your POST request fields preceding the upload file were too large.")
                        .error();
            }
            fields.put(name, new String(value, StandardCharsets.UTF_8));
        }
        if (ended) {
            throw S3Errors.invalidArgument("POST requires exactly one file upload per request.", "file", "0");
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MOST_LINE) {
                throw malformed();
            }
            line.append((char) next);
        }
        String text = line.toString();
        String plain = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return new String(plain.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static S3Exception malformed() {
        return S3Errors.of(
                        400,
                        "MalformedPOSTRequest",
                        "The body of your POST request is not well-formed multipart/form-data.")
                .error();
    }

    /** What stands up to the next boundary. */
    private final class Content extends InputStream {
        private boolean over;

        @Override
        public int read() throws IOException {
            if (over) {
                return -1;
            }
            int next = in.read();
            if (next < 0) {
                throw malformed();
            }
            return next == '\r' && atBoundary() ? end() : next;
        }

        /** Whether the boundary follows the byte that was read; if so, it is read too. */
        private boolean atBoundary() throws IOException {
            in.mark(boundary.length);
            for (int i = 1; i < boundary.length; i++) {
                if (in.read() != boundary[i]) {
                    in.reset();
                    return false;
                }
            }
            return true;
        }

        private int end() throws IOException {
            over = true;
            ended = line().startsWith("--");
            return -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int next = read();
                if (next < 0) {
                    break;
                }
                to[offset + count++] = (byte) next;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
