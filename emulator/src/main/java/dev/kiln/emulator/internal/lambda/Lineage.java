package dev.kiln.emulator.internal.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Counts in the trace header through which functions a chain of calls has come, so that one that runs in circles is stopped. The
 * header goes with every call that a function makes and with messages in queues.
 */
final class Lineage {
    static final String TERMINATE = "Terminate";

    /** AWS's: about 16 times. */
    private static final int MOST_HOPS = 16;

    private static final String PART = "Lineage=";

    private final Functions functions;

    Lineage(Functions functions) {
        this.functions = functions;
    }

    /** The trace header with one more visit of the function. */
    String through(FunctionName name, String header) {
        String own = hash(name);
        List<String> parts = new ArrayList<>();
        List<String> visits = new ArrayList<>();
        for (String part : header.split(";", -1)) {
            if (part.startsWith(PART)) {
                visits.addAll(List.of(part.substring(PART.length()).split("\\|", -1)));
            } else {
                parts.add(part);
            }
        }
        int count = count(visits, own);
        visits.removeIf(visit -> visit.startsWith(own + ":"));
        visits.add(own + ":" + (count + 1));
        parts.add(PART + String.join("|", visits));
        return String.join(";", parts);
    }

    /** Whether a chain of calls, with this visit, has come to the function more often than is allowed. */
    boolean inCircles(FunctionName name, String header) {
        int visits = header.lines()
                .flatMap(line -> List.of(line.split(";", -1)).stream())
                .filter(part -> part.startsWith(PART))
                .mapToInt(part -> count(List.of(part.substring(PART.length()).split("\\|", -1)), hash(name)))
                .sum();
        Tables.Recursion set = functions.tables().recursion().get(name.key());
        return visits > MOST_HOPS && (set == null || set.loop().equals(TERMINATE));
    }

    private static int count(List<String> visits, String hash) {
        for (String visit : visits) {
            if (visit.startsWith(hash + ":")
                    && visit.substring(hash.length() + 1).matches("\\d{1,6}")) {
                return Integer.parseInt(visit.substring(hash.length() + 1));
            }
        }
        return 0;
    }

    private static String hash(FunctionName name) {
        CRC32 crc = new CRC32();
        crc.update(name.functionArn().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
